package imprint.line;

import imprint.finding.Finding;
import imprint.finding.Refusal;
import imprint.label.Label;
import imprint.secret.PrivateFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

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
    String name = fileName(label.content().serialNumber());
    Path folder = out.resolve(name);
    Path png = folder.resolve(name + "-label.png");
    Path pdf = folder.resolve(name + "-label.pdf");
    try {
      PrivateFile.write(png, label.png());
      PrivateFile.write(pdf, label.pdf());
    } catch (IOException e) {
      throw new Refusal(Finding.error("file.unwritable", folder, e.getClass().getSimpleName()), e);
    }
    return new LabelFiles(png, pdf);
  }

  /**
   * Removes what there is of the label of a unit that is dead, so that nobody sticks it on a board.
   *
   * @throws Refusal file.unwritable
   */
  public static void remove(Path out, String serialNumber) {
    Path folder = out.resolve(fileName(serialNumber));
    try {
      for (String kind : new String[] {".png", ".pdf"}) {
        Files.deleteIfExists(folder.resolve(fileName(serialNumber) + "-label" + kind));
      }
    } catch (IOException e) {
      throw new Refusal(Finding.error("file.unwritable", folder, e.getClass().getSimpleName()), e);
    }
  }

  /** A serial number may hold what a file name must not. */
  private static String fileName(String serialNumber) {
    return serialNumber.replaceAll("[^A-Za-z0-9._-]", "_").replaceFirst("^\\.", "_");
  }
}
