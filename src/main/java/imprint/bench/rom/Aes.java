package imprint.bench.rom;

import java.security.GeneralSecurityException;
import javax.crypto.Cipher;
import javax.crypto.spec.SecretKeySpec;

/** AES on one block after the other, as the chips' encryption hardware uses it. */
public final class Aes {
  public static final int BLOCK = 16;

  private final Cipher cipher;

  private Aes(int mode, byte[] key) {
    try {
      cipher = Cipher.getInstance("AES/ECB/NoPadding");
      cipher.init(mode, new SecretKeySpec(key, "AES"));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every JDK has AES", e);
    }
  }

  public static Aes encrypting(byte[] key) {
    return new Aes(Cipher.ENCRYPT_MODE, key);
  }

  public static Aes decrypting(byte[] key) {
    return new Aes(Cipher.DECRYPT_MODE, key);
  }

  /** Whole blocks, each alone. */
  public byte[] run(byte[] blocks) {
    try {
      return cipher.doFinal(blocks);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("whole blocks", e);
    }
  }

  /** A tweak of XTS multiplied by x, as the next block of a unit has it. */
  public static byte[] doubled(byte[] tweak) {
    byte[] doubled = new byte[BLOCK];
    int carry = 0;
    for (int i = 0; i < BLOCK; i++) {
      int b = tweak[i] & 0xFF;
      doubled[i] = (byte) ((b << 1) | carry);
      carry = b >> 7;
    }
    doubled[0] ^= (byte) (carry * 0x87);
    return doubled;
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
