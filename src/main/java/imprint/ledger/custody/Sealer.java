package imprint.ledger.custody;

import imprint.secret.Secret;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Optional;
import javax.crypto.AEADBadTagException;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/**
 * AES-256-GCM. A sealed copy is the nonce (12 bytes, random), the ciphertext and the tag (16
 * bytes). What it belongs to is authenticated with it, so a copy moved to another unit does not
 * open.
 */
public final class Sealer {
  private static final int NONCE = 12;
  private static final int TAG = 16;

  private final Secret key;
  private final SecureRandom random;

  /** The key stays its owner's to close. */
  public Sealer(Secret key, SecureRandom random) {
    this.key = key;
    this.random = random;
  }

  public byte[] seal(Secret content, byte[] belongsTo) {
    byte[] sealed = new byte[NONCE + content.length() + TAG];
    byte[] nonce = new byte[NONCE];
    random.nextBytes(nonce);
    System.arraycopy(nonce, 0, sealed, 0, NONCE);
    try {
      Cipher cipher = cipher(Cipher.ENCRYPT_MODE, nonce, belongsTo);
      byte[] rest = content.use(plain -> doFinal(cipher, plain));
      System.arraycopy(rest, 0, sealed, NONCE, rest.length);
      return sealed;
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e); // every JDK has it
    }
  }

  /** Empty where a bit was changed, or where it belongs to something else or to another key. */
  public Optional<Secret> unseal(byte[] sealed, byte[] belongsTo) {
    if (sealed.length < NONCE + TAG) {
      return Optional.empty();
    }
    try {
      byte[] nonce = Arrays.copyOf(sealed, NONCE);
      Cipher cipher = cipher(Cipher.DECRYPT_MODE, nonce, belongsTo);
      return Optional.of(Secret.owning(cipher.doFinal(sealed, NONCE, sealed.length - NONCE)));
    } catch (AEADBadTagException e) {
      return Optional.empty();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e); // every JDK has it
    }
  }

  private Cipher cipher(int mode, byte[] nonce, byte[] belongsTo) throws GeneralSecurityException {
    Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
    cipher.init(
        mode, key.use(k -> new SecretKeySpec(k, "AES")), new GCMParameterSpec(TAG * 8, nonce));
    cipher.updateAAD(belongsTo);
    return cipher;
  }

  private static byte[] doFinal(Cipher cipher, byte[] plain) {
    try {
      return cipher.doFinal(plain);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e); // encrypting does not fail
    }
  }
}
