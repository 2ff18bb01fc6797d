package imprint.bench.rom;

import java.security.GeneralSecurityException;
import javax.crypto.Cipher;
import javax.crypto.spec.SecretKeySpec;

/** AES on one block after the other, as the chips' encryption hardware uses it. */
final class Aes {
  static final int BLOCK = 16;

  private final Cipher cipher;

  private Aes(int mode, byte[] key) {
    try {
      cipher = Cipher.getInstance("AES/ECB/NoPadding");
      cipher.init(mode, new SecretKeySpec(key, "AES"));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every JDK has AES", e);
    }
  }

  static Aes encrypting(byte[] key) {
    return new Aes(Cipher.ENCRYPT_MODE, key);
  }

  static Aes decrypting(byte[] key) {
    return new Aes(Cipher.DECRYPT_MODE, key);
  }

  /** Whole blocks, each alone. */
  byte[] run(byte[] blocks) {
    try {
      return cipher.doFinal(blocks);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("whole blocks", e);
    }
  }

  /** The bytes of a block from the last to the first. */
  static byte[] reversed(byte[] bytes, int from) {
    byte[] block = new byte[BLOCK];
    for (int i = 0; i < BLOCK; i++) {
      block[i] = bytes[from + BLOCK - 1 - i];
    }
    return block;
  }
}
