package imprint.cli;

import imprint.finding.Finding;
import imprint.finding.Refusal;
import imprint.secret.PrivateFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;

/** A {@code .bin} file that a command makes. */
final class BinFile {
  private static final String ENDING = ".bin";

  private BinFile() {}

  /**
   * Where {@code name} goes: under {@code folder} unless it is absolute, with .bin if it has no
   * ending.
   *
   * @throws Refusal cli.not-bin
   */
  static Path under(Path folder, String name) {
    Path path;
    try {
      path = folder.resolve(name);
    } catch (InvalidPathException e) {
      throw new Refusal(Finding.error("cli.not-bin", name), e);
    }
    String file = String.valueOf(path.getFileName());
    int dot = file.lastIndexOf('.');
    boolean wrong = dot == 0 || (dot > 0 && !file.substring(dot).equalsIgnoreCase(ENDING));
    if (wrong || name.isBlank()) {
      throw Refusal.of("cli.not-bin", name);
    }
    return dot > 0 ? path : path.resolveSibling(file + ENDING);
  }

  /**
   * Writes it whole or leaves what is there.
   *
   * @param inputs none of which it may replace
   * @throws Refusal cli.output-is-input, file.unwritable
   */
  static void write(Path file, byte[] bytes, List<Path> inputs) {
    try {
      for (Path input : inputs) {
        if (Files.exists(file) && Files.isSameFile(file, input)) {
          throw Refusal.of("cli.output-is-input", file);
        }
      }
      PrivateFile.write(file, bytes);
    } catch (IOException e) {
      throw Refusal.unwritable(file, e);
    }
  }
}
