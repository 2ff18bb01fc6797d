package imprint.securecert;

import java.util.zip.CRC32;

/**
 * How entries lie in the partition; numbers are little endian. A header of 12 bytes (magic, flags,
 * three zeros, type, subtype, length of the data), the data, zeros up to a multiple of 16 bytes of
 * data, the CRC of all that. The next entry follows at once; after the last one comes {@link #END}.
 */
final class SecureCertFormat {
  static final int SIZE = 8192;
  static final int MAGIC = 0xBA5EBA11;
  static final int HEADER = 12;
  static final int CRC = 4;
  static final int ALIGNMENT = 16;

  /** Flag of a key that is not here: the ECDSA peripheral has it from an eFuse. */
  static final int IN_PERIPHERAL = 0x08;

  /** FF FF 00 00. */
  static final int END = 0x0000FFFF;

  private static final byte[] TO_ZERO = {-1, -1, -1, -1};

  private SecureCertFormat() {}

  static int padding(int length) {
    return Math.floorMod(-length, ALIGNMENT);
  }

  /** The usual polynomial from a register of zeros, as {@code esp_rom_crc32_le(0xFFFFFFFF, …)}. */
  static int crc(byte[] bytes, int from, int length) {
    CRC32 crc = new CRC32();
    crc.update(TO_ZERO);
    crc.update(bytes, from, length);
    return (int) crc.getValue();
  }
}
