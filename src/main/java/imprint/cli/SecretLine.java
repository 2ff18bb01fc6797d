package imprint.cli;

import imprint.finding.Refusal;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;

/**
 * A secret that stands in the first line of a file (UTF-8); or of a pipe, as shells hand it over.
 */
final class SecretLine {
  private static final int LONGEST_FILE = 4096;

  private SecretLine() {}

  /**
   * The caller wipes it.
   *
   * @throws Refusal file.absent, file.unreadable
   */
  static char[] read(Path file) {
    if (!Files.exists(file)) {
      throw Refusal.of("file.absent", file);
    }
    byte[] content = {};
    CharBuffer decoded = CharBuffer.allocate(0);
    try (InputStream in = Files.newInputStream(file)) {
      content = in.readNBytes(LONGEST_FILE);
      decoded = StandardCharsets.UTF_8.decode(ByteBuffer.wrap(content));
      // editors on Windows begin a file with it
      int start = decoded.length() > 0 && decoded.charAt(0) == '\uFEFF' ? 1 : 0;
      int end = start;
      while (end < decoded.length() && decoded.charAt(end) != '\n' && decoded.charAt(end) != '\r') {
        end++;
      }
      char[] line = new char[end - start];
      decoded.position(start).get(line);
      return line;
    } catch (IOException e) {
      throw Refusal.unreadable(file, e);
    } finally {
      Arrays.fill(content, (byte) 0);
      Arrays.fill(decoded.array(), '\0');
    }
  }
}
