package imprint.nvs;

import java.util.zip.CRC32;

/**
 * The CRC of NVS: the usual CRC-32 polynomial, started from a register of zeros instead of ones
 * (ESP-IDF {@code esp_rom_crc32_le(0xFFFFFFFF, …)}). Of no data it is 0xFFFFFFFF.
 */
final class NvsCrc {
  /** Brings the register of a plain CRC-32 to zero. */
  private static final byte[] TO_ZERO = {-1, -1, -1, -1};

  private final CRC32 crc = new CRC32();

  NvsCrc() {
    crc.update(TO_ZERO);
  }

  static int of(byte[] bytes) {
    return new NvsCrc().add(bytes, 0, bytes.length).value();
  }

  NvsCrc add(byte[] bytes, int from, int length) {
    crc.update(bytes, from, length);
    return this;
  }

  int value() {
    return (int) crc.getValue();
  }
}
