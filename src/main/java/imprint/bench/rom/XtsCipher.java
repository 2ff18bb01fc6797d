package imprint.bench.rom;

import java.security.GeneralSecurityException;
import java.util.Arrays;
import javax.crypto.Cipher;
import javax.crypto.spec.SecretKeySpec;

/**
 * XTS-AES as the flash encryption of the chips after the ESP32 does it: in units of 128 bytes by
 * flash address, each unit's bytes in reverse order.
 */
public final class XtsCipher implements FlashCipher {
  private static final int BLOCK = 16;
  private static final int UNIT = 128;

  private final Cipher data;
  private final Cipher tweak;

  /**
   * @param key data key and tweak key, 16 bytes each (XTS-AES-128) or 32 (XTS-AES-256)
   */
  public XtsCipher(byte[] key) {
    data = aes(Arrays.copyOfRange(key, 0, key.length / 2));
    tweak = aes(Arrays.copyOfRange(key, key.length / 2, key.length));
  }

  @Override
  public byte[] encrypt(long address, byte[] bytes, int from, int length) {
    byte[] out = new byte[length];
    for (int at = 0; at < length; at += BLOCK) {
      long place = address + at;
      byte[] mask = mask(place - place % UNIT, (int) (UNIT - BLOCK - place % UNIT) / BLOCK);
      byte[] block = new byte[BLOCK];
      for (int i = 0; i < BLOCK; i++) {
        block[i] = (byte) (bytes[from + at + BLOCK - 1 - i] ^ mask[i]);
      }
      byte[] sealed = run(data, block);
      for (int i = 0; i < BLOCK; i++) {
        out[at + BLOCK - 1 - i] = (byte) (sealed[i] ^ mask[i]);
      }
    }
    return out;
  }

  /** The unit's tweak, {@code times} multiplied by x. */
  private byte[] mask(long unit, int times) {
    byte[] mask = new byte[BLOCK];
    for (int i = 0; i < 4; i++) {
      mask[i] = (byte) (unit >>> (8 * i));
    }
    mask = run(tweak, mask);
    for (int n = 0; n < times; n++) {
      int carry = 0;
      for (int i = 0; i < BLOCK; i++) {
        int b = mask[i] & 0xFF;
        mask[i] = (byte) ((b << 1) | carry);
        carry = b >> 7;
      }
      mask[0] ^= (byte) (carry * 0x87);
    }
    return mask;
  }

  private static byte[] run(Cipher cipher, byte[] block) {
    try {
      return cipher.doFinal(block);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("one whole block", e);
    }
  }

  private static Cipher aes(byte[] key) {
    try {
      Cipher cipher = Cipher.getInstance("AES/ECB/NoPadding");
      cipher.init(Cipher.ENCRYPT_MODE, new SecretKeySpec(key, "AES"));
      return cipher;
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every JDK has AES", e);
    }
  }
}
