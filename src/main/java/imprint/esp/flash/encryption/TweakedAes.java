package imprint.esp.flash.encryption;

import imprint.secret.Secret;
import java.security.GeneralSecurityException;
import java.util.Arrays;
import javax.crypto.Cipher;
import javax.crypto.spec.SecretKeySpec;

/**
 * The ESP32's own scheme: AES-256 on blocks with their bytes in reverse order, under a key that the
 * address changes every 32 bytes. The hardware decrypts to encrypt (rom-protocol 13.1). Address
 * bits above 16 MiB make no difference: the chip maps no more.
 */
final class TweakedAes implements FlashScheme {
  /** FLASH_CRYPT_CONFIG as every ESP32 has it that ESP-IDF set up: all of the key is tweaked. */
  static final int WHOLE_KEY = 0xF;

  /** Bytes under one key. */
  private static final int ROW = 32;

  private static final int LOWEST = 5;
  private static final int HIGHEST = 23;

  /** Highest address bit of the short run that ends each quarter of the key. */
  private static final int[] SHORT_RUNS = {14, 12, 10, 8};

  private static final int LONG_RUNS = 3;

  private final Secret key;
  private final int config;

  /**
   * @param key lent: 32 bytes, as in the file, not as in the fuses
   * @param config FLASH_CRYPT_CONFIG: bit n lets the address tweak the n-th quarter of the key
   */
  TweakedAes(Secret key, int config) {
    this.key = key;
    this.config = config;
  }

  @Override
  public byte[] encrypt(int address, byte[] plain) {
    return run(Cipher.DECRYPT_MODE, address, plain);
  }

  @Override
  public byte[] decrypt(int address, byte[] sealed) {
    return run(Cipher.ENCRYPT_MODE, address, sealed);
  }

  private byte[] run(int mode, int address, byte[] bytes) {
    FlashScheme.refusePartBlocks(address, bytes);
    return key.use(
        k -> {
          try {
            return run(mode, k, address, bytes);
          } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every JDK has AES", e);
          }
        });
  }

  private byte[] run(int mode, byte[] whole, int address, byte[] bytes)
      throws GeneralSecurityException {
    Cipher aes = Cipher.getInstance("AES/ECB/NoPadding");
    byte[] out = new byte[bytes.length];
    byte[] block = new byte[BLOCK];
    for (int at = 0; at < bytes.length; at += BLOCK) {
      if (at == 0 || (address + at) % ROW == 0) {
        byte[] tweaked = tweaked(whole, address + at);
        aes.init(mode, new SecretKeySpec(tweaked, "AES"));
        Arrays.fill(tweaked, (byte) 0);
      }
      for (int i = 0; i < BLOCK; i++) {
        block[i] = bytes[at + BLOCK - 1 - i];
      }
      aes.doFinal(block, 0, BLOCK, block);
      for (int i = 0; i < BLOCK; i++) {
        out[at + BLOCK - 1 - i] = block[i];
      }
    }
    Arrays.fill(block, (byte) 0);
    return out;
  }

  /** The key for the row at {@code address}; key bit 0 is the first byte's most significant. */
  private byte[] tweaked(byte[] whole, int address) {
    byte[] row = whole.clone();
    int bit = 0;
    for (int quarter = 0; quarter < SHORT_RUNS.length; quarter++) {
      boolean on = (config >> quarter & 1) != 0;
      for (int run = 0; run <= LONG_RUNS; run++) {
        int from = run < LONG_RUNS ? HIGHEST : SHORT_RUNS[quarter];
        for (int a = from; a >= LOWEST; a--, bit++) {
          int flip = on ? address >> a & 1 : 0;
          row[bit / 8] ^= (byte) (flip << (7 - bit % 8));
        }
      }
    }
    return row;
  }
}
