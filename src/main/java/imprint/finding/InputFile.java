package imprint.finding;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;

/** A file that a person named: read whole, or refused with a finding that names it. */
public final class InputFile {
  private InputFile() {}

  /**
   * How a file in that folder names it: from there where it lies beside or below, else in full.
   *
   * @param folder absolute
   */
  public static String named(Path file, Path folder) {
    Path absolute = file.toAbsolutePath().normalize();
    Path named = absolute.startsWith(folder) ? folder.relativize(absolute) : absolute;
    // a slash is right on every system, a backslash on one
    return named.toString().replace(named.getFileSystem().getSeparator(), "/");
  }

  /**
   * Reads {@code file}, never more than {@code atMost} bytes of it, so that a wrong pick (a disk
   * image, a device) cannot fill the memory.
   *
   * @throws Refusal file.absent, file.not-a-file, file.unreadable, file.empty, file.too-large
   */
  public static byte[] read(Path file, int atMost) {
    byte[] bytes = readEvenEmpty(file, atMost);
    if (bytes.length == 0) {
      throw Refusal.of("file.empty", file);
    }
    return bytes;
  }

  /**
   * The same where a file without content has a meaning.
   *
   * @throws Refusal file.absent, file.not-a-file, file.unreadable, file.too-large
   */
  public static byte[] readEvenEmpty(Path file, int atMost) {
    if (!Files.exists(file)) {
      throw Refusal.of("file.absent", file);
    }
    if (!Files.isRegularFile(file)) {
      throw Refusal.of("file.not-a-file", file);
    }
    byte[] bytes;
    try (InputStream in = Files.newInputStream(file)) {
      bytes = in.readNBytes(atMost + 1);
    } catch (IOException e) {
      throw Refusal.unreadable(file, e);
    }
    if (bytes.length > atMost) {
      throw Refusal.of("file.too-large", file, atMost);
    }
    return bytes;
  }
}
