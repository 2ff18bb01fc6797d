package imprint.line;

import imprint.finding.Refusal;
import imprint.ledger.Event;
import imprint.ledger.Fingerprint;
import imprint.ledger.Unit;
import imprint.secret.PrivateFile;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Optional;

/**
 * What partitions held before they were written again. A unit's keys are in it: the files are their
 * owner's alone.
 */
public record Backups(Path folder, InstantSource clock) {
  private static final DateTimeFormatter AT =
      DateTimeFormatter.ofPattern("uuuuMMdd-HHmmssSSS").withZone(ZoneOffset.UTC);

  private static final int LARGEST = 16 << 20;

  /**
   * Keeps {@code content}, on the disk when it returns; never replaces another backup.
   *
   * @throws Refusal file.unwritable
   */
  public Event.BackedUp write(Unit unit, String partition, byte[] content) {
    String stem =
        (unit.mac().text().replace(":", "") + "-" + partition).replaceAll("[^A-Za-z0-9._-]", "_");
    String name = stem + "-" + AT.format(clock.instant()) + ".bin";
    try {
      for (int i = 2; !PrivateFile.create(folder.resolve(name), content); i++) {
        name = stem + "-" + AT.format(clock.instant()) + "-" + i + ".bin";
      }
    } catch (IOException e) {
      throw unwritable(e);
    }
    return new Event.BackedUp(partition, name, Fingerprint.sha256(content).hex());
  }

  /**
   * Before an identity is claimed for a board that may hold what others keep there.
   *
   * @throws Refusal file.unwritable
   */
  public void require() {
    if (!new FolderPlace(folder).writable()) {
      throw unwritable(
          Files.isDirectory(folder) || !Files.exists(folder)
              ? new AccessDeniedException(folder.toString())
              : new FileAlreadyExistsException(folder.toString()));
    }
  }

  /** The very bytes that were kept; empty where they are not there any more, or others. */
  public Optional<byte[]> read(Event.BackedUp backup) {
    Path file = folder.resolve(backup.file());
    try {
      if (!Files.isRegularFile(file) || Files.size(file) > LARGEST) {
        return Optional.empty();
      }
      byte[] content = Files.readAllBytes(file);
      return Fingerprint.sha256(content).hex().equals(backup.sha256())
          ? Optional.of(content)
          : Optional.empty();
    } catch (IOException unreadable) {
      return Optional.empty();
    }
  }

  private Refusal unwritable(IOException e) {
    return Refusal.unwritable(folder, e);
  }
}
