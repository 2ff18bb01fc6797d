package imprint.bench.rom;

import java.util.Arrays;

/**
 * The ESP32's own scheme: AES-256 on blocks of 16 bytes in reverse order, under a key that is bent
 * by the address of each row of 32 bytes. Writing decrypts and reading encrypts.
 */
public final class Esp32Cipher implements FlashCipher {
  private static final int ROW = 32;
  private static final int KEY = 32;

  /** With 3/4 coding only 24 bytes of the key block are the user's. */
  private static final int SHORT_KEY = 24;

  /** The highest and the lowest address bit that bend the key. */
  private static final int HIGHEST = 23;

  private static final int LOWEST = 5;

  /** First key bit behind each quarter, for three descending runs and a short one. */
  private static final int[] QUARTER_ENDS = {67, 132, 195, 256};

  /** The highest address bit of each quarter's short run. */
  private static final int[] SHORT_RUNS = {14, 12, 10, 8};

  /** Address bit of each key bit; key bit 0 is the highest of byte 0. */
  private static final int[] ADDRESS_BITS = addressBits();

  private final byte[] key;
  private final int config;

  /**
   * @param key 32 bytes, or 24 with 3/4 coding, in the order of a key file
   * @param config FLASH_CRYPT_CONFIG: bit n lets the address bend quarter n of the key
   */
  public Esp32Cipher(byte[] key, int config) {
    this.key = Arrays.copyOf(key, KEY);
    if (key.length == SHORT_KEY) {
      System.arraycopy(key, 8, this.key, SHORT_KEY, KEY - SHORT_KEY);
    }
    this.config = config;
  }

  @Override
  public byte[] encrypt(long address, byte[] bytes, int from, int length) {
    return run(false, address, bytes, from, length);
  }

  @Override
  public byte[] decrypt(long address, byte[] bytes, int from, int length) {
    return run(true, address, bytes, from, length);
  }

  private byte[] run(boolean reading, long address, byte[] bytes, int from, int length) {
    byte[] out = new byte[length];
    Aes aes = keyed(reading, address);
    for (int at = 0; at < length; at += Aes.BLOCK) {
      if ((address + at) % ROW == 0) {
        aes = keyed(reading, address + at);
      }
      byte[] block = aes.run(Aes.reversed(bytes, from + at));
      System.arraycopy(Aes.reversed(block, 0), 0, out, at, Aes.BLOCK);
    }
    return out;
  }

  private Aes keyed(boolean reading, long address) {
    byte[] bent = bent(address);
    return reading ? Aes.encrypting(bent) : Aes.decrypting(bent);
  }

  /** The key for the row in which {@code address} is. */
  private byte[] bent(long address) {
    long row = address - address % ROW;
    byte[] bent = key.clone();
    int quarter = 0;
    for (int bit = 0; bit < 8 * KEY; bit++) {
      quarter += bit == QUARTER_ENDS[quarter] ? 1 : 0;
      if (((config >>> quarter) & 1) != 0 && ((row >>> ADDRESS_BITS[bit]) & 1) != 0) {
        bent[bit / 8] ^= (byte) (0x80 >>> (bit % 8));
      }
    }
    return bent;
  }

  private static int[] addressBits() {
    int[] bits = new int[8 * KEY];
    int at = 0;
    for (int shortRun : SHORT_RUNS) {
      for (int run = 0; run < 4; run++) {
        for (int bit = run < 3 ? HIGHEST : shortRun; bit >= LOWEST; bit--) {
          bits[at++] = bit;
        }
      }
    }
    return bits;
  }
}
