package imprint.factory.batch;

import imprint.factory.CsvLines;
import imprint.factory.CsvLines.Line;
import imprint.finding.Finding;
import imprint.finding.Refusal;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** What the runs before this one gave out, by the lists that they left in the folder. */
final class EarlierRuns {
  /** Told of each unit; the passcode is 0 where it has none, and so texts are empty. */
  interface Units {
    void use(int passcode, String serialNumber, String rdIdUid);
  }

  private EarlierRuns() {}

  /** Tells each unit; a summary that cannot be read is a warning. */
  static List<Finding> read(Path top, Units units) throws IOException {
    List<Finding> findings = new ArrayList<>();
    try (DirectoryStream<Path> summaries = Files.newDirectoryStream(top, "summary-*.csv")) {
      for (Path summary : summaries) {
        try {
          read(CsvLines.read(summary), units);
        } catch (Refusal | IllegalArgumentException unreadable) {
          findings.add(Finding.warning("factory.summary-unreadable", summary));
        }
      }
    }
    return findings;
  }

  private static void read(List<Line> lines, Units units) {
    if (lines.isEmpty()) {
      return;
    }
    List<String> header = lines.getFirst().cells();
    int passcode = header.indexOf("pincode");
    int serial = header.indexOf("serial-num");
    int rotatingId = header.indexOf("rd-id-uid");
    for (Line line : lines.subList(1, lines.size())) {
      units.use(
          passcode < 0 ? 0 : Integer.parseInt(cell(line, passcode)),
          serial < 0 ? "" : cell(line, serial),
          rotatingId < 0 ? "" : cell(line, rotatingId));
    }
  }

  /** Whether a list of theirs has that device certificate; what cannot be read has none. */
  static boolean attested(Path top, String pem) throws IOException {
    try (DirectoryStream<Path> lists = Files.newDirectoryStream(top, "cn_dacs-*.csv")) {
      for (Path list : lists) {
        try {
          if (CsvLines.read(list).stream()
              .anyMatch(line -> line.cells().stream().anyMatch(cell -> same(cell, pem)))) {
            return true;
          }
        } catch (Refusal unreadable) {
          // it names nobody
        }
      }
    }
    return false;
  }

  private static boolean same(String cell, String pem) {
    return cell.replaceAll("\\s", "").equals(pem.replaceAll("\\s", ""));
  }

  private static String cell(Line line, int column) {
    if (column >= line.cells().size()) {
      throw new IllegalArgumentException(line.where());
    }
    return line.cells().get(column);
  }
}
