package imprint.cli;

import java.nio.file.Path;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** What a badge says: asked for, to be scanned, or in a file for machines. */
final class BadgeOption implements AutoCloseable {
  @Option(
      names = "--badge",
      interactive = true,
      parameterConsumer = AskedFor.class,
      description = "What the badge says: asked for, to be scanned, not shown.")
  char[] badge = {};

  @Option(
      names = "--badge-file",
      paramLabel = "FILE",
      description = "What the badge says is the first line of this file; /dev/stdin is one, too.")
  @Nullable Path file;

  /** Empty where none was given. */
  String get() {
    if (file != null && badge.length == 0) {
      badge = SecretLine.read(file);
    }
    return new String(badge);
  }

  @Override
  public void close() {
    Arrays.fill(badge, '\0');
  }
}
