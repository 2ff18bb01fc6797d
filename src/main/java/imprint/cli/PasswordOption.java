package imprint.cli;

import imprint.finding.InputFile;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The password of encrypted credentials: asked for, or in a file for machines. */
final class PasswordOption implements AutoCloseable {
  private static final int LONGEST_FILE = 4096;

  @Option(
      names = "--password",
      interactive = true,
      description = "A key or key store has a password: asked for, not shown.")
  char[] password = {};

  @Option(
      names = "--password-file",
      paramLabel = "FILE",
      description = "The password is the first line of this file (UTF-8).")
  @Nullable Path file;

  /** Null where none was given. Wiped by {@link #close}. */
  char @Nullable [] get() {
    if (file != null && password.length == 0) {
      password = firstLine(file);
    }
    return password.length == 0 ? null : password;
  }

  private static char[] firstLine(Path file) {
    byte[] content = InputFile.read(file, LONGEST_FILE);
    CharBuffer decoded = StandardCharsets.UTF_8.decode(ByteBuffer.wrap(content));
    try {
      int end = 0;
      while (end < decoded.length() && decoded.charAt(end) != '\n' && decoded.charAt(end) != '\r') {
        end++;
      }
      char[] line = new char[end];
      decoded.get(line);
      return line;
    } finally {
      Arrays.fill(content, (byte) 0);
      Arrays.fill(decoded.array(), '\0');
    }
  }

  @Override
  public void close() {
    Arrays.fill(password, '\0');
  }
}
