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

/** What the runs before this one gave out, by the summaries that they left in the folder. */
final class EarlierRuns {
  /** Told of each unit; the passcode is 0 where it has none. */
  interface Units {
    void use(int passcode, String serialNumber);
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
    for (Line line : lines.subList(1, lines.size())) {
      units.use(
          passcode < 0 ? 0 : Integer.parseInt(cell(line, passcode)),
          serial < 0 ? "" : cell(line, serial));
    }
  }

  private static String cell(Line line, int column) {
    if (column >= line.cells().size()) {
      throw new IllegalArgumentException(line.where());
    }
    return line.cells().get(column);
  }
}
