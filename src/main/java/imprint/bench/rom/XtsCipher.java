package imprint.bench.rom;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;

/**
 * XTS-AES as the flash encryption of the chips after the ESP32 does it: in units of 128 bytes by
 * flash address, each unit's bytes in reverse order.
 */
public final class XtsCipher implements FlashCipher {
  private static final int UNIT = 128;

  /** The ESP32-C2 can make its key of one half of its key block. */
  private static final int DERIVED = 16;

  private final Aes seal;
  private final Aes open;
  private final Aes tweak;

  /**
   * @param key data key and tweak key, 16 bytes each (XTS-AES-128) or 32 (XTS-AES-256); or 16 bytes
   *     of which the ESP32-C2 derives an XTS-AES-128 key
   */
  public XtsCipher(byte[] key) {
    byte[] whole = key.length == DERIVED ? sha256(key) : key;
    byte[] data = Arrays.copyOfRange(whole, 0, whole.length / 2);
    seal = Aes.encrypting(data);
    open = Aes.decrypting(data);
    tweak = Aes.encrypting(Arrays.copyOfRange(whole, whole.length / 2, whole.length));
  }

  @Override
  public byte[] encrypt(long address, byte[] bytes, int from, int length) {
    return run(seal, address, bytes, from, length);
  }

  @Override
  public byte[] decrypt(long address, byte[] bytes, int from, int length) {
    return run(open, address, bytes, from, length);
  }

  private byte[] run(Aes direction, long address, byte[] bytes, int from, int length) {
    byte[] out = new byte[length];
    byte[] masks = new byte[0];
    for (int at = 0; at < length; at += Aes.BLOCK) {
      int inUnit = (int) ((address + at) % UNIT);
      if (masks.length == 0 || inUnit == 0) {
        masks = masks(address + at - inUnit);
      }
      // the unit is turned round as a whole: its last block is the first of the standard's
      int mask = UNIT - Aes.BLOCK - inUnit;
      byte[] block = Aes.reversed(bytes, from + at);
      xor(block, masks, mask);
      block = direction.run(block);
      xor(block, masks, mask);
      System.arraycopy(Aes.reversed(block, 0), 0, out, at, Aes.BLOCK);
    }
    return out;
  }

  private static void xor(byte[] block, byte[] masks, int from) {
    for (int i = 0; i < Aes.BLOCK; i++) {
      block[i] ^= masks[from + i];
    }
  }

  /** The tweak of each block of a unit: the encrypted unit address, multiplied by x each time. */
  private byte[] masks(long unit) {
    byte[] masks = new byte[UNIT];
    byte[] mask = new byte[Aes.BLOCK];
    for (int i = 0; i < 4; i++) {
      mask[i] = (byte) (unit >>> (8 * i));
    }
    mask = tweak.run(mask);
    for (int at = 0; at < UNIT; at += Aes.BLOCK) {
      System.arraycopy(mask, 0, masks, at, Aes.BLOCK);
      mask = Aes.doubled(mask);
    }
    return masks;
  }

  private static byte[] sha256(byte[] bytes) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(bytes);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }
}
