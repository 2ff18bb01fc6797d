package imprint.factory.batch;

import imprint.factory.CsvLines;
import imprint.finding.Refusal;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * What the runs before this one gave out, by the lists that they left in the folder. A run that is
 * gone on with is not among them: its journal has its units.
 */
final class EarlierRuns {
  /** Told of each unit; the passcode is 0 where it has none, and so texts are empty. */
  interface Units {
    void use(int passcode, String serialNumber, String rdIdUid);
  }

  private record Unit(int passcode, String serialNumber, String rdIdUid) {}

  private final Path top;
  private final List<Unit> units = new ArrayList<>();

  private EarlierRuns(Path top) {
    this.top = top;
  }

  /**
   * Reads them all, since what is passed over here would be given out again.
   *
   * @throws Refusal factory.summary-unreadable, factory.unit-unlisted, factory.units-unlisted,
   *     nvs.csv-utf8, nvs.csv-syntax
   */
  static EarlierRuns of(RunFolder folder) throws IOException {
    EarlierRuns earlier = new EarlierRuns(folder.top());
    MadeFolders folders = new MadeFolders(folder.top());
    Optional<String> going = Optional.empty();
    if (folder.interrupted()) {
      RunHeader run = Journal.read(folder.journal(), unit -> folders.list(unit.serialNumber()));
      going = Optional.of(RunLists.summaryName(run));
    }
    for (Path summary : earlier.lists("summary-*.csv")) {
      if (!going.equals(Optional.of(summary.getFileName().toString()))) {
        earlier.read(summary);
      }
    }
    earlier.units.forEach(unit -> folders.list(unit.serialNumber()));
    folders.refuseUnlisted();
    return earlier;
  }

  private void read(Path summary) throws IOException {
    SummaryColumns[] columns = new SummaryColumns[1];
    everyLine(
        summary,
        cells -> {
          if (columns[0] == null) {
            columns[0] = SummaryColumns.of(cells);
          } else {
            columns[0].tell(cells, (p, s, r) -> units.add(new Unit(p, s, r)));
          }
        });
    if (columns[0] == null) {
      throw Refusal.of("factory.summary-unreadable", summary.getFileName(), top);
    }
  }

  /** Tells each unit. */
  void tell(Units to) {
    units.forEach(unit -> to.use(unit.passcode(), unit.serialNumber(), unit.rdIdUid()));
  }

  /**
   * Whether a list of theirs has that device certificate.
   *
   * @throws Refusal factory.summary-unreadable, factory.dacs-missing, nvs.csv-utf8, nvs.csv-syntax
   */
  boolean attested(String pem) throws IOException {
    List<Path> dacs = lists("cn_dacs-*.csv");
    // each run leaves one of both
    if (dacs.size() < lists("summary-*.csv").size()) {
      throw Refusal.of("factory.dacs-missing", top);
    }
    boolean[] found = {false};
    for (Path list : dacs) {
      everyLine(
          list,
          cells -> {
            if (cells.size() != 2) {
              throw new IllegalArgumentException("not a name and a certificate");
            }
            found[0] |= same(cells.get(1), pem);
          });
    }
    return found[0];
  }

  private static boolean same(String cell, String pem) {
    return cell.replaceAll("\\s", "").equals(pem.replaceAll("\\s", ""));
  }

  /** {@code read} says by an IllegalArgumentException that it cannot read one. */
  private void everyLine(Path list, Consumer<List<String>> read) throws IOException {
    CsvLines.each(
        list,
        line -> {
          try {
            read.accept(line.cells());
          } catch (IllegalArgumentException unreadable) {
            // its message may quote a cell
            throw Refusal.of("factory.summary-unreadable", line.where(), top);
          }
        });
  }

  private List<Path> lists(String named) throws IOException {
    List<Path> lists = new ArrayList<>();
    try (DirectoryStream<Path> all = Files.newDirectoryStream(top, named)) {
      all.forEach(lists::add);
    }
    return lists;
  }
}
