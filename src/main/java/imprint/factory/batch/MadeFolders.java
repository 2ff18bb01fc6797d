package imprint.factory.batch;

import imprint.factory.CsvLines;
import imprint.finding.Refusal;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The folders of units that were made, held against the lists that must have them. */
final class MadeFolders {
  private static final String UUID = "(?i)[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}";

  private final Path top;
  private final Set<String> serialNumbers = new HashSet<>();
  private int listed;

  MadeFolders(Path top) {
    this.top = top;
  }

  /** A list has a unit with that serial number. */
  void list(String serialNumber) {
    serialNumbers.add(serialNumber);
    listed++;
  }

  /**
   * Refuses a unit that no list has: what it was given would be given out again. A folder that does
   * not say its serial number any more can only be counted; nor is one seen in the place of one
   * that was taken away.
   *
   * @throws Refusal factory.unit-unlisted, factory.units-unlisted
   */
  void refuseUnlisted() throws IOException {
    List<Path> made = folders();
    // as many as the lists have: then none of them is read, of which there may be thousands
    if (made.size() == listed) {
      return;
    }
    for (Path folder : made) {
      if (serialNumber(folder).filter(serial -> !serialNumbers.contains(serial)).isPresent()) {
        throw Refusal.of("factory.unit-unlisted", folder.getFileName(), top);
      }
    }
    if (made.size() > listed) {
      throw Refusal.of("factory.units-unlisted", made.size(), top, listed);
    }
  }

  private List<Path> folders() throws IOException {
    List<Path> made = new ArrayList<>();
    try (DirectoryStream<Path> all =
        Files.newDirectoryStream(top, folder -> folder.getFileName().toString().matches(UUID))) {
      all.forEach(made::add);
    }
    return made;
  }

  private static Optional<String> serialNumber(Path folder) {
    try {
      return CsvLines.read(folder.resolve("internal").resolve(PartitionCsv.NAME)).stream()
          .map(CsvLines.Line::cells)
          .filter(row -> row.getFirst().equals("serial-num"))
          .findFirst()
          .filter(row -> row.size() == 4 && row.get(1).equals("data"))
          .map(List::getLast);
    } catch (Refusal gone) {
      return Optional.empty();
    }
  }
}
