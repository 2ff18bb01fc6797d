package imprint.cli;

import java.nio.file.Path;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** A PIN: asked for, or in a file for machines; never a word that others can read. */
final class PinOption implements AutoCloseable {
  @Option(
      names = "--pin",
      interactive = true,
      parameterConsumer = AskedFor.class,
      description = "The PIN, 4 to 12 digits: asked for, not shown.")
  char[] pin = {};

  @Option(
      names = "--pin-file",
      paramLabel = "FILE",
      description = "The PIN is the first line of this file; /dev/stdin is a file, too.")
  @Nullable Path file;

  /** Empty where none was given. Wiped by {@link #close}. */
  char[] get() {
    if (file != null && pin.length == 0) {
      pin = SecretLine.read(file);
    }
    return pin;
  }

  @Override
  public void close() {
    Arrays.fill(pin, '\0');
  }
}
