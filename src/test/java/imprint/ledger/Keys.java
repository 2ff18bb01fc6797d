package imprint.ledger;

import imprint.ledger.custody.KeyFile;
import imprint.ledger.custody.Keyring;
import imprint.ledger.custody.Prompt;
import java.nio.file.Path;
import java.security.SecureRandom;

/** The keys of a file that nothing locks. */
final class Keys {
  private Keys() {}

  static StationKey openOrCreate(Path file) {
    try (Keyring keys = new KeyFile(file, new SecureRandom()).openOrCreate(Prompt.NOBODY)) {
      return new StationKey(keys);
    }
  }
}
