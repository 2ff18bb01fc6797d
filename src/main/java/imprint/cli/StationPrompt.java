package imprint.cli;

import imprint.ledger.custody.Prompt;
import java.io.Console;
import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Where the passphrase of a station key comes from: a file named in the environment, else whoever
 * sits at the terminal. Never an argument, which every user of the computer can read.
 */
public final class StationPrompt {
  /** The environment variable that names the file. */
  public static final String FILE = "IMPRINT_LEDGER_PASSPHRASE_FILE";

  private StationPrompt() {}

  /**
   * What answers in this process.
   *
   * @param file the variable's value
   * @param console empty where there is none
   */
  public static Prompt of(@Nullable String file, Optional<Console> console) {
    if (file != null && !file.isBlank()) {
      return firstLineOf(Path.of(file));
    }
    return console.filter(Console::isTerminal).map(StationPrompt::asking).orElse(Prompt.NOBODY);
  }

  static Prompt firstLineOf(Path file) {
    return (what, keyFile) -> Optional.of(SecretLine.read(file)).filter(line -> line.length > 0);
  }

  private static Prompt asking(Console console) {
    return (what, keyFile) ->
        Optional.ofNullable(
                switch (what) {
                  case PASSPHRASE -> console.readPassword("Passphrase of %s: ", keyFile);
                  case TOKEN_PIN -> console.readPassword("PIN of the token for %s: ", keyFile);
                })
            .filter(line -> line.length > 0);
  }
}
