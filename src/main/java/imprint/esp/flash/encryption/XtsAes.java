package imprint.esp.flash.encryption;

import imprint.secret.Secret;
import java.security.GeneralSecurityException;
import java.util.Arrays;
import javax.crypto.Cipher;
import javax.crypto.spec.SecretKeySpec;

/**
 * XTS-AES as every chip after the ESP32 has it: data units of 128 bytes by flash address, each with
 * its bytes in reverse order (rom-protocol 13.2).
 */
final class XtsAes implements FlashScheme {
  private static final int UNIT = 128;

  /** What x^128 is in the field, by IEEE 1619. */
  private static final int REDUCTION = 0x87;

  private final Secret key;

  /**
   * @param key lent: data key and tweak key, 16 bytes each (XTS-AES-128) or 32 (XTS-AES-256)
   */
  XtsAes(Secret key) {
    this.key = key;
  }

  @Override
  public byte[] encrypt(int address, byte[] plain) {
    return run(Cipher.ENCRYPT_MODE, address, plain);
  }

  @Override
  public byte[] decrypt(int address, byte[] sealed) {
    return run(Cipher.DECRYPT_MODE, address, sealed);
  }

  private byte[] run(int mode, int address, byte[] bytes) {
    FlashScheme.refusePartBlocks(address, bytes);
    return key.use(
        k -> {
          Cipher data = aes(mode, k, 0);
          byte[] masks = masks(aes(Cipher.ENCRYPT_MODE, k, k.length / 2), address, bytes.length);
          byte[] turned = reversedXor(bytes, masks);
          byte[] done = ecb(data, turned);
          Arrays.fill(turned, (byte) 0);
          return turnedBack(done, masks);
        });
  }

  /** {@code bytes} with each block in reverse order, then masked. */
  private static byte[] reversedXor(byte[] bytes, byte[] masks) {
    byte[] out = new byte[bytes.length];
    for (int i = 0; i < out.length; i++) {
      out[i] = (byte) (bytes[i ^ (BLOCK - 1)] ^ masks[i]);
    }
    return out;
  }

  private static byte[] turnedBack(byte[] bytes, byte[] masks) {
    byte[] out = new byte[bytes.length];
    for (int i = 0; i < out.length; i++) {
      out[i ^ (BLOCK - 1)] = (byte) (bytes[i] ^ masks[i]);
    }
    return out;
  }

  /** The tweaks, one under each block: a unit's last block in the flash is its first in XTS. */
  private static byte[] masks(Cipher tweak, int address, int length) {
    byte[] masks = new byte[length];
    int first = address / UNIT * UNIT;
    for (long unit = first; unit < (long) address + length; unit += UNIT) {
      byte[] mask = ecb(tweak, littleEndian(unit));
      for (int block = UNIT - BLOCK; block >= 0; block -= BLOCK) {
        long at = unit + block - address;
        if (at >= 0 && at < length) {
          System.arraycopy(mask, 0, masks, (int) at, BLOCK);
        }
        timesX(mask);
      }
    }
    return masks;
  }

  private static byte[] littleEndian(long number) {
    byte[] bytes = new byte[BLOCK];
    for (int i = 0; i < 4; i++) {
      bytes[i] = (byte) (number >>> (8 * i));
    }
    return bytes;
  }

  private static void timesX(byte[] mask) {
    int carry = 0;
    for (int i = 0; i < BLOCK; i++) {
      int b = mask[i] & 0xFF;
      mask[i] = (byte) (b << 1 | carry);
      carry = b >> 7;
    }
    mask[0] ^= (byte) (carry * REDUCTION);
  }

  private static byte[] ecb(Cipher cipher, byte[] blocks) {
    try {
      return cipher.doFinal(blocks);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("whole blocks", e);
    }
  }

  private static Cipher aes(int mode, byte[] key, int from) {
    try {
      Cipher cipher = Cipher.getInstance("AES/ECB/NoPadding");
      cipher.init(mode, new SecretKeySpec(key, from, key.length / 2, "AES"));
      return cipher;
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every JDK has AES", e);
    }
  }
}
