package imprint.ledger;

import imprint.finding.Finding;
import imprint.finding.Refusal;
import imprint.secret.PrivateFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** The copy of a ledger that is kept beside it before its tables are changed. */
final class OlderCopy {
  private OlderCopy() {}

  /**
   * Copies the ledger as it is to {@code <file>.before-v} and the new version, for its owner alone.
   * A copy that is there already is of the same version and was made by another program at the same
   * time, or before an attempt that failed: it stays, and where the ledger got more events since,
   * there is one more.
   *
   * @throws Refusal ledger.no-copy, ledger.disk-full
   */
  static void keep(FileDatabase database, Path file) {
    Path temporary = PrivateFile.temporary(file);
    try {
      PrivateFile.sweep(file);
      // SQLite writes into a file that is there if it is empty, and so it is ours alone from the
      // first byte on (sqlite.org/lang_vacuum.html)
      PrivateFile.openNew(temporary).close();
      try {
        database.read(h -> h.execute("vacuum into ?", temporary.toString()));
        if (version(temporary) < Schema.VERSION) {
          place(temporary, file);
        }
      } finally {
        Files.deleteIfExists(temporary);
      }
    } catch (IOException e) {
      throw new Refusal(Finding.error("ledger.no-copy", file), e);
    }
  }

  private static void place(Path temporary, Path file) throws IOException {
    String name = file.getFileName() + ".before-v" + Schema.VERSION;
    for (int n = 1; ; n++) {
      Path copy = file.resolveSibling(n == 1 ? name : name + "-" + n);
      if (PrivateFile.place(temporary, copy) || events(copy) == events(temporary)) {
        return;
      }
    }
  }

  private static int version(Path copy) {
    try (FileDatabase database = FileDatabase.open(copy)) {
      return database.read(Schema::version);
    }
  }

  private static int events(Path copy) {
    try (FileDatabase database = FileDatabase.open(copy)) {
      return database.read(h -> Schema.number(h, "select coalesce(max(id), 0) from event"));
    }
  }
}
