package imprint.cli;

import imprint.ledger.custody.Prompt;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** What opens a locked station key, where nobody is there to be asked. */
final class LedgerKeyOption {
  @Option(
      names = "--passphrase-file",
      paramLabel = "FILE",
      description =
          "The passphrase of the station key, or the PIN of its token, is the first line of this"
              + " file; /dev/fd/N is a file, too (default: the file named in "
              + StationPrompt.FILE
              + ", else it is asked for).")
  @Nullable Path file;

  Prompt prompt(Surroundings with) {
    return file == null ? with.prompt() : StationPrompt.firstLineOf(file);
  }
}
