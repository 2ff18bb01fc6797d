package imprint.bench;

import imprint.bench.rom.NorFlash;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;

/**
 * A program as Espressif's chips start it: a header of 24 bytes, segments of an address, a length
 * and data, and one byte of check sum at the end of a row of 16.
 */
final class ProgramImage {
  private static final byte MAGIC = (byte) 0xE9;
  private static final int HEADER = 24;
  private static final int SEGMENTS = 1;
  private static final int HASHED = 23;
  private static final int HASH = 32;
  private static final int MOST_SEGMENTS = 16;

  private ProgramImage() {}

  /**
   * A program for nobody: one segment of text.
   *
   * @param length in bytes, a multiple of 16, at least 48
   */
  static byte[] of(int length) {
    byte[] image = new byte[length];
    int data = length - HEADER - 8 - 16;
    ByteBuffer.wrap(image)
        .order(ByteOrder.LITTLE_ENDIAN)
        .put(0, MAGIC)
        .put(SEGMENTS, (byte) 1)
        .putInt(HEADER, 0x3FC80000)
        .putInt(HEADER + 4, data);
    byte[] text = "a program of a simulated board; ".getBytes(StandardCharsets.US_ASCII);
    int sum = 0xEF;
    for (int i = 0; i < data; i++) {
      image[HEADER + 8 + i] = text[i % text.length];
      sum ^= text[i % text.length];
    }
    image[length - 1] = (byte) sum;
    return image;
  }

  /** Whether one begins at {@code offset}. */
  static boolean at(byte[] flash, int offset) {
    return flash[offset] == MAGIC;
  }

  /**
   * Length in bytes of the one at {@code offset}, in whole sectors; one sector where its segments
   * do not make sense.
   *
   * @param room bytes that it may have
   */
  static int sectors(byte[] flash, int offset, int room) {
    ByteBuffer in = ByteBuffer.wrap(flash).order(ByteOrder.LITTLE_ENDIAN);
    int segments = flash[offset + SEGMENTS];
    long at = HEADER;
    for (int i = 0; i < segments && i < MOST_SEGMENTS && at + 8 <= room; i++) {
      at += 8 + Integer.toUnsignedLong(in.getInt(offset + (int) at + 4));
    }
    at = at / 16 * 16 + 16 + (flash[offset + HASHED] == 1 ? HASH : 0);
    boolean sensible = segments > 0 && segments <= MOST_SEGMENTS && at <= room;
    return sensible
        ? (int) (at + NorFlash.SECTOR - 1) / NorFlash.SECTOR * NorFlash.SECTOR
        : Math.min(room, NorFlash.SECTOR);
  }
}
