package imprint.line;

import imprint.finding.Refusal;
import imprint.label.Label;
import imprint.secret.PrivateFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * A unit's label on disk. Whoever reads it can take the unit over, so the files are their owner's
 * alone.
 */
public record LabelFiles(Path png, Path pdf) {
  /**
   * Writes {@code <out>/<serial>/<serial>-label.png} and {@code .pdf}.
   *
   * @throws Refusal file.unwritable
   */
  static LabelFiles write(Path out, Label label) {
    String serialNumber = label.content().serialNumber();
    LabelFiles files = named(out, serialNumber);
    sweep(out, serialNumber);
    try {
      PrivateFile.write(files.png, label.png());
      PrivateFile.write(files.pdf, label.pdf());
    } catch (IOException e) {
      throw unwritable(out.resolve(fileName(serialNumber)), e);
    }
    return files;
  }

  /** Both files of that unit's label, where they are there. */
  static Optional<LabelFiles> of(Path out, String serialNumber) {
    LabelFiles files = named(out, serialNumber);
    return Files.exists(files.png) && Files.exists(files.pdf)
        ? Optional.of(files)
        : Optional.empty();
  }

  /**
   * Removes what a process that has ended left half written of that unit's label.
   *
   * @throws Refusal file.unwritable
   */
  static void sweep(Path out, String serialNumber) {
    LabelFiles files = named(out, serialNumber);
    try {
      PrivateFile.sweep(files.png);
      PrivateFile.sweep(files.pdf);
    } catch (IOException e) {
      throw unwritable(out.resolve(fileName(serialNumber)), e);
    }
  }

  private static LabelFiles named(Path out, String serialNumber) {
    String name = fileName(serialNumber);
    Path folder = out.resolve(name);
    return new LabelFiles(folder.resolve(name + "-label.png"), folder.resolve(name + "-label.pdf"));
  }

  private static Refusal unwritable(Path folder, IOException e) {
    return Refusal.unwritable(folder, e);
  }

  /**
   * Removes what there is of the label of a unit that is dead, so that nobody sticks it on a board.
   *
   * @throws Refusal file.unwritable
   */
  public static void remove(Path out, String serialNumber) {
    LabelFiles files = named(out, serialNumber);
    try {
      Files.deleteIfExists(files.png);
      Files.deleteIfExists(files.pdf);
    } catch (IOException e) {
      throw unwritable(out.resolve(fileName(serialNumber)), e);
    }
    sweep(out, serialNumber);
  }

  /** A serial number may hold what a file name must not. */
  private static String fileName(String serialNumber) {
    return serialNumber.replaceAll("[^A-Za-z0-9._-]", "_").replaceFirst("^\\.", "_");
  }
}
