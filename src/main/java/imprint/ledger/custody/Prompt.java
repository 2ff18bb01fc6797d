package imprint.ledger.custody;

import java.nio.file.Path;
import java.util.Optional;

/** Who is asked for what only a person knows. */
@FunctionalInterface
public interface Prompt {
  /** Nobody is there to answer. */
  Prompt NOBODY = (what, file) -> Optional.empty();

  /** What is asked for. */
  enum What {
    PASSPHRASE,
    TOKEN_PIN
  }

  /**
   * Asks once.
   *
   * @param file the key file that is to be opened
   * @return empty where nobody answers; the asker wipes it
   */
  Optional<char[]> ask(What what, Path file);
}
