package imprint.line.people;

import com.fasterxml.jackson.annotation.JsonProperty;
import imprint.ledger.custody.PassphraseKey;
import imprint.ledger.custody.Wrapping;
import imprint.secret.Secret;
import java.security.SecureRandom;
import java.util.HexFormat;

/**
 * How a PIN or a badge is made into what the file keeps of it: Argon2id, so that each guess costs
 * whoever has the file as much as it costs us.
 *
 * @param salt 16 bytes in lower-case hexadecimal
 */
record SlowHash(@JsonProperty("memory-kib") int memoryKib, int passes, String salt) {
  SlowHash {
    new Wrapping.Passphrase(memoryKib, passes, 1, salt);
  }

  static SlowHash fresh(Cost cost, SecureRandom random) {
    byte[] salt = new byte[16];
    random.nextBytes(salt);
    return new SlowHash(cost.memoryKib(), cost.passes(), HexFormat.of().formatHex(salt));
  }

  /** 32 bytes in lower-case hexadecimal; takes as long as it is meant to. */
  String of(char[] text) {
    try (Secret hash =
        PassphraseKey.derive(new Wrapping.Passphrase(memoryKib, passes, 1, salt), text)) {
      return hash.use(HexFormat.of()::formatHex);
    }
  }
}
