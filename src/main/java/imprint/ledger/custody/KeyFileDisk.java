package imprint.ledger.custody;

import imprint.finding.InputFile;
import imprint.finding.Refusal;
import imprint.secret.FileLock;
import imprint.secret.PrivateFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;

/** The bytes of a key file: for its owner alone, and replaced as a whole. */
record KeyFileDisk(Path file) {
  private static final int LARGEST = 64 * 1024;

  /** Leaves a file that is there as it is. */
  void create(byte[] content) {
    try {
      PrivateFile.sweep(file);
      PrivateFile.create(file, content);
    } catch (IOException e) {
      throw unwritable(e);
    }
  }

  /**
   * Of two who change the file at once, the second would undo what the first did.
   *
   * @throws Refusal ledger.key-changed-meanwhile where the file is no longer {@code before}
   */
  void replace(byte[] before, byte[] content) {
    try (FileLock _ = FileLock.on(file)) {
      byte[] now = read();
      boolean same = Arrays.equals(before, now);
      Arrays.fill(now, (byte) 0);
      if (!same) {
        throw Refusal.of("ledger.key-changed-meanwhile", file);
      }
      PrivateFile.sweep(file);
      PrivateFile.write(file, content);
    } catch (IOException e) {
      throw unwritable(e);
    }
  }

  byte[] read() {
    if (!Files.exists(file)) {
      throw Refusal.of("ledger.key-absent", file);
    }
    refuseReadableByOthers();
    return InputFile.read(file, LARGEST);
  }

  private void refuseReadableByOthers() {
    try {
      if (!PrivateFile.ownersAlone(file)) {
        throw Refusal.of("ledger.key-readable-by-others", file);
      }
    } catch (IOException e) {
      throw Refusal.unreadable(file, e);
    }
  }

  WrappedKeys parse(byte[] content) {
    try {
      WrappedKeys read = WrappedKeys.parse(content);
      if (read.version() == WrappedKeys.VERSION && read.sound()) {
        return read;
      }
    } catch (IllegalArgumentException unreadable) {
      // told below
    }
    throw WrappedKeys.versionOf(content) > WrappedKeys.VERSION
        ? Refusal.of("ledger.key-newer", file)
        : Refusal.of("ledger.key-damaged", file);
  }

  private Refusal unwritable(IOException e) {
    return Refusal.unwritable(file, e);
  }
}
