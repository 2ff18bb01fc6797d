package imprint.ledger.custody;

import imprint.secret.Secret;
import java.security.SecureRandom;
import java.util.HexFormat;
import org.bouncycastle.crypto.generators.Argon2BytesGenerator;
import org.bouncycastle.crypto.params.Argon2Parameters;

/** A key from a passphrase, by Argon2id (RFC 9106). */
public final class PassphraseKey {
  /**
   * 64 MiB and three passes: the second choice of RFC 9106, section 4, more than three times what
   * OWASP's password storage cheat sheet asks for (19 MiB, two passes). One lane, because several
   * would help an attacker who has the processors more than us, who work one after the other.
   */
  private static final int MEMORY_KIB = 64 * 1024;

  private static final int PASSES = 3;

  private PassphraseKey() {}

  static Wrapping.Passphrase usual(SecureRandom random) {
    byte[] salt = new byte[16];
    random.nextBytes(salt);
    return new Wrapping.Passphrase(MEMORY_KIB, PASSES, 1, HexFormat.of().formatHex(salt));
  }

  /** Takes the UTF-8 of the passphrase, as it was typed. */
  public static Secret derive(Wrapping.Passphrase by, char[] passphrase) {
    Argon2BytesGenerator argon = new Argon2BytesGenerator();
    argon.init(
        new Argon2Parameters.Builder(Argon2Parameters.ARGON2_id)
            .withVersion(Argon2Parameters.ARGON2_VERSION_13)
            .withMemoryAsKB(by.memoryKib())
            .withIterations(by.passes())
            .withParallelism(by.lanes())
            .withSalt(HexFormat.of().parseHex(by.salt()))
            .build());
    byte[] key = new byte[Keyring.KEY];
    argon.generateBytes(passphrase, key);
    return Secret.owning(key);
  }
}
