package imprint.cli;

import java.nio.file.Path;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The password of encrypted credentials: asked for, or in a file for machines. */
final class PasswordOption implements AutoCloseable {
  @Option(
      names = "--password",
      interactive = true,
      parameterConsumer = AskedFor.class,
      description = "A key or key store has a password, or a token a PIN: asked for, not shown.")
  char[] password = {};

  @Option(
      names = "--password-file",
      paramLabel = "FILE",
      description = "The same, as the first line of this file; /dev/fd/N is a file, too.")
  @Nullable Path file;

  /** Null where none was given. Wiped by {@link #close}. */
  char @Nullable [] get() {
    if (file != null && password.length == 0) {
      password = SecretLine.read(file);
    }
    return password.length == 0 ? null : password;
  }

  @Override
  public void close() {
    Arrays.fill(password, '\0');
  }
}
