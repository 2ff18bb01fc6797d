package imprint.securecert;

import java.util.Arrays;
import java.util.zip.CRC32;

/**
 * Where the fields of an entry are, all numbers little endian: u32 magic, u8 flags, 3 bytes zero,
 * u8 type, u8 subtype, u16 length; the data, zero-padded to 16 bytes; u32 CRC over all of it.
 */
final class SecureCertLayout {
  /** Bytes of an image; Espressif's partition of that name has as many. */
  static final int IMAGE = 0x2000;

  static final int MAGIC = 0xBA5EBA11;
  static final int FLAGS_AT = 4;
  static final int RESERVED_AT = 5;
  static final int TYPE_AT = 8;
  static final int SUBTYPE_AT = 9;
  static final int LENGTH_AT = 10;
  static final int HEADER = 12;
  static final int CRC = 4;
  static final int LONGEST_DATA = 0xFFFF;

  private static final byte[] END_MARKER = {-1, -1, 0, 0};
  private static final byte[] TO_ZERO = {-1, -1, -1, -1};
  private static final int ALIGNMENT = 16;

  private SecureCertLayout() {}

  static byte[] endMarker() {
    return END_MARKER.clone();
  }

  static boolean isEndMarker(byte[] image, int at) {
    int end = at + END_MARKER.length;
    return end <= image.length && Arrays.equals(image, at, end, END_MARKER, 0, END_MARKER.length);
  }

  /** Data and padding, in bytes. */
  static int padded(int length) {
    return (length + ALIGNMENT - 1) / ALIGNMENT * ALIGNMENT;
  }

  /** The whole entry, in bytes. */
  static int entry(int length) {
    return HEADER + padded(length) + CRC;
  }

  /** CRC-32 from a register of zeros, as NVS has it (ESP-IDF, esp_rom_crc32_le). */
  static int crc(byte[] image, int at, int length) {
    CRC32 crc = new CRC32();
    crc.update(TO_ZERO);
    crc.update(image, at, length);
    return (int) crc.getValue();
  }
}
