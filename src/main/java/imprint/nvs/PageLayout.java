package imprint.nvs;

/** Where things are in a page, in bytes; all numbers are little endian. */
final class PageLayout {
  static final int PAGE = 4096;
  static final int ENTRY = 32;
  static final int ENTRIES = 126;

  static final int STATE_AT = 0;
  static final int SEQUENCE_AT = 4;
  static final int VERSION_AT = 8;
  static final int HEADER_CRC_AT = 28;
  static final int BITMAP_AT = 32;
  static final int ENTRIES_AT = 64;

  /** Within an entry. */
  static final int NAMESPACE_AT = 0;

  static final int TYPE_AT = 1;
  static final int SPAN_AT = 2;
  static final int CHUNK_AT = 3;
  static final int CRC_AT = 4;
  static final int KEY_AT = 8;
  static final int KEY = 16;
  static final int FIELD_AT = 24;

  /** The two bits of an entry in the bitmap; 0b01 cannot be. */
  static final int ERASED = 0b00;

  static final int WRITTEN = 0b10;
  static final int EMPTY = 0b11;

  /** The chunk byte of whatever is no chunk. */
  static final int NO_CHUNK = 0xFF;

  private PageLayout() {}

  static int entryAt(int index) {
    return ENTRIES_AT + ENTRY * index;
  }

  /** The state bits of an entry of the page that starts at {@code pageAt}. */
  static int entryState(byte[] image, int pageAt, int index) {
    return (image[pageAt + BITMAP_AT + index / 4] >> (2 * (index % 4))) & 0b11;
  }

  /** Entries that {@code bytes} of data take behind their head. */
  static int dataEntries(int bytes) {
    return (bytes + ENTRY - 1) / ENTRY;
  }

  /** Over an entry without its own CRC. */
  static int entryCrc(byte[] page, int at) {
    return new NvsCrc().add(page, at, CRC_AT).add(page, at + KEY_AT, ENTRY - KEY_AT).value();
  }

  /** Over the header without the state, which changes later. */
  static int headerCrc(byte[] page) {
    return new NvsCrc().add(page, SEQUENCE_AT, HEADER_CRC_AT - SEQUENCE_AT).value();
  }
}
