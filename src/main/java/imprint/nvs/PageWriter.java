package imprint.nvs;

import static imprint.nvs.PageLayout.BITMAP_AT;
import static imprint.nvs.PageLayout.CHUNK_AT;
import static imprint.nvs.PageLayout.CRC_AT;
import static imprint.nvs.PageLayout.ENTRIES;
import static imprint.nvs.PageLayout.FIELD_AT;
import static imprint.nvs.PageLayout.HEADER_CRC_AT;
import static imprint.nvs.PageLayout.KEY_AT;
import static imprint.nvs.PageLayout.NAMESPACE_AT;
import static imprint.nvs.PageLayout.NO_CHUNK;
import static imprint.nvs.PageLayout.PAGE;
import static imprint.nvs.PageLayout.SEQUENCE_AT;
import static imprint.nvs.PageLayout.SPAN_AT;
import static imprint.nvs.PageLayout.STATE_AT;
import static imprint.nvs.PageLayout.TYPE_AT;
import static imprint.nvs.PageLayout.VERSION_AT;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;

/** One page as it fills up, entry by entry. */
final class PageWriter {
  private final byte[] bytes = new byte[PAGE];
  private final ByteBuffer page = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
  private int used;

  PageWriter(int sequence, NvsVersion version) {
    Arrays.fill(bytes, (byte) 0xFF);
    page.putInt(STATE_AT, PageState.ACTIVE.code());
    page.putInt(SEQUENCE_AT, sequence);
    page.put(VERSION_AT, (byte) version.code());
    page.putInt(HEADER_CRC_AT, PageLayout.headerCrc(bytes));
  }

  /** Entries written so far, which is also the next one's index. */
  int used() {
    return used;
  }

  int free() {
    return ENTRIES - used;
  }

  /** Writes an entry without data behind it. */
  void entry(int namespace, NvsType type, byte[] key, long field) {
    head(namespace, type, 1, NO_CHUNK, key, field);
  }

  /** Writes a head and the data behind it, padded with 0xFF. */
  void data(int namespace, NvsType type, int chunk, byte[] key, byte[] data, int from, int size) {
    int span = 1 + PageLayout.dataEntries(size);
    int at = PageLayout.entryAt(used + 1);
    System.arraycopy(data, from, bytes, at, size);
    long crc = Integer.toUnsignedLong(new NvsCrc().add(data, from, size).value());
    head(namespace, type, span, chunk, key, (crc << 32) | 0xFFFF_0000L | size);
  }

  private void head(int namespace, NvsType type, int span, int chunk, byte[] key, long field) {
    int at = PageLayout.entryAt(used);
    page.put(at + NAMESPACE_AT, (byte) namespace);
    page.put(at + TYPE_AT, (byte) type.code());
    page.put(at + SPAN_AT, (byte) span);
    page.put(at + CHUNK_AT, (byte) chunk);
    page.put(at + KEY_AT, key);
    page.putLong(at + FIELD_AT, field);
    page.putInt(at + CRC_AT, PageLayout.entryCrc(bytes, at));
    for (int end = used + span; used < end; used++) {
      // two bits an entry: 11 empty, 10 written
      bytes[BITMAP_AT + used / 4] &= (byte) ~(1 << (2 * (used % 4)));
    }
  }

  void markFull() {
    page.putInt(STATE_AT, PageState.FULL.code());
  }

  void copyTo(byte[] image, int at) {
    System.arraycopy(bytes, 0, image, at, PAGE);
  }

  void wipe() {
    Arrays.fill(bytes, (byte) 0);
  }
}
