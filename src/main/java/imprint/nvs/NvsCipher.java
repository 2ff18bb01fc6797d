package imprint.nvs;

import static imprint.nvs.PageLayout.ENTRY;

import imprint.finding.Refusal;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.security.GeneralSecurityException;
import java.util.Arrays;
import javax.crypto.Cipher;
import javax.crypto.spec.SecretKeySpec;

/**
 * NVS encryption: XTS-AES-256 (IEEE 1619) over each written entry as a data unit of its own, whose
 * number is the entry's offset in bytes from the start of the partition. Headers, bitmaps, free and
 * erased entries stay as they are, so that an image may be flashed anywhere.
 *
 * <p>Which entries are written is told by the bitmap, not by what has a content: entries that a
 * device erased, or left free in the middle of a page, change nothing for those behind them.
 */
public final class NvsCipher {
  private static final int BLOCK = 16;

  private NvsCipher() {}

  /**
   * An encrypted copy of a plain image.
   *
   * @throws Refusal nvs.pages, nvs.encrypted-already where no entry of the image can be read
   */
  public static byte[] encrypt(byte[] image, NvsKey key) {
    int[] entries = written(image);
    if (entries.length > 0 && !WrittenEntries.anySound(image, entries)) {
      throw Refusal.of("nvs.encrypted-already");
    }
    return run(Cipher.ENCRYPT_MODE, image, entries, key);
  }

  /**
   * A plain copy of an encrypted image, for the caller to wipe.
   *
   * @throws Refusal nvs.pages, nvs.not-encrypted, nvs.key-wrong where the key makes no entry
   *     readable
   */
  public static byte[] decrypt(byte[] image, NvsKey key) {
    int[] entries = written(image);
    if (WrittenEntries.anySound(image, entries)) {
      throw Refusal.of("nvs.not-encrypted");
    }
    byte[] plain = run(Cipher.DECRYPT_MODE, image, entries, key);
    if (entries.length > 0 && !WrittenEntries.anySound(plain, entries)) {
      Arrays.fill(plain, (byte) 0);
      throw Refusal.of("nvs.key-wrong");
    }
    return plain;
  }

  private static int[] written(byte[] image) {
    if (image.length == 0 || image.length % PageLayout.PAGE != 0) {
      throw Refusal.of("nvs.pages", image.length);
    }
    return WrittenEntries.of(image);
  }

  /** One call of the cipher for all tweaks and one for all data: a call costs more than a block. */
  private static byte[] run(int mode, byte[] image, int[] entries, NvsKey key) {
    byte[] masks = masks(entries, key);
    byte[] data = WrittenEntries.gather(image, entries);
    xor(data, masks);
    key.useData(half -> aes(mode, half, data));
    xor(data, masks);
    byte[] result = image.clone();
    WrittenEntries.scatter(data, result, entries);
    Arrays.fill(data, (byte) 0);
    Arrays.fill(masks, (byte) 0);
    return result;
  }

  /** The masks of both blocks of every entry: the encrypted tweak, and the same times x. */
  private static byte[] masks(int[] entries, NvsKey key) {
    byte[] tweaks = new byte[entries.length * BLOCK];
    ByteBuffer numbers = ByteBuffer.wrap(tweaks).order(ByteOrder.LITTLE_ENDIAN);
    for (int i = 0; i < entries.length; i++) {
      numbers.putLong(i * BLOCK, entries[i]);
    }
    key.useTweak(half -> aes(Cipher.ENCRYPT_MODE, half, tweaks));
    byte[] masks = new byte[entries.length * ENTRY];
    ByteBuffer out = ByteBuffer.wrap(masks).order(ByteOrder.LITTLE_ENDIAN);
    for (int i = 0; i < entries.length; i++) {
      long low = numbers.getLong(i * BLOCK);
      long high = numbers.getLong(i * BLOCK + Long.BYTES);
      out.putLong(low).putLong(high);
      // times x modulo x^128 + x^7 + x^2 + x + 1
      out.putLong((low << 1) ^ ((high >> 63) & 0x87)).putLong((high << 1) | (low >>> 63));
    }
    return masks;
  }

  private static void xor(byte[] data, byte[] masks) {
    for (int i = 0; i < data.length; i++) {
      data[i] ^= masks[i];
    }
  }

  /** In place. */
  private static boolean aes(int mode, byte[] key, byte[] blocks) {
    try {
      Cipher cipher = Cipher.getInstance("AES/ECB/NoPadding");
      cipher.init(mode, new SecretKeySpec(key, "AES"));
      cipher.doFinal(blocks, 0, blocks.length, blocks, 0);
      return true;
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every JDK has AES, and the blocks are whole", e);
    }
  }
}
