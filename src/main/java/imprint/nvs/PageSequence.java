package imprint.nvs;

import static imprint.nvs.PageLayout.ENTRIES;
import static imprint.nvs.PageLayout.ENTRY;
import static imprint.nvs.PageLayout.NO_CHUNK;
import static imprint.nvs.PageLayout.PAGE;

import imprint.finding.Refusal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** The pages of an image as they fill up one after the other: what goes where. */
final class PageSequence {
  private static final int MAX_CHUNKS = 127;

  /** Pages from which on the device keeps one blank to move entries. */
  static final int WRITABLE = 3;

  private final int size;
  private final NvsVersion version;
  private final List<PageWriter> pages = new ArrayList<>();

  PageSequence(int size, NvsVersion version) {
    this.size = size;
    this.version = version;
    pages.add(new PageWriter(0, version));
  }

  /** Adds an entry without data behind it. */
  void entry(int namespace, NvsType type, byte[] key, long field) {
    roomForOne();
    page().entry(namespace, type, key, field);
  }

  /**
   * Adds data that may not be cut. A page is started already where the data would end with the
   * page: the generator's rule, one entry stricter than the device's own. Only what fits no other
   * way fills a page to its end.
   */
  void onePiece(int namespace, NvsType type, byte[] key, byte[] data) {
    int entries = 1 + PageLayout.dataEntries(data.length);
    if (page().used() > 0 && page().used() + entries >= ENTRIES) {
      next();
    }
    page().data(namespace, type, NO_CHUNK, key, data, 0, data.length);
  }

  /** Adds data cut where pages end, and the index behind it. */
  void chunks(int namespace, String name, byte[] key, byte[] data) {
    roomForOne();
    int from = 0;
    int chunk = 0;
    do {
      if (chunk == MAX_CHUNKS) {
        throw Refusal.of("nvs.blob-length", name, data.length, from);
      }
      // also a chunk of no bytes, where only the head fits
      int room = (page().free() - 1) * ENTRY;
      int length = Math.min(room, data.length - from);
      page().data(namespace, NvsType.BLOB_CHUNK, chunk++, key, data, from, length);
      from += length;
      roomForOne();
    } while (from < data.length);
    long field = (0xFFFFL << 48) | ((long) chunk << 32) | data.length;
    page().entry(namespace, NvsType.BLOB_INDEX, key, field);
  }

  /** Pages that data goes to. */
  static int usable(int size) {
    int count = size / PAGE;
    return count < WRITABLE ? count : count - 1;
  }

  int entriesUsed() {
    return pages.stream().mapToInt(PageWriter::used).sum();
  }

  byte[] toBytes() {
    byte[] image = new byte[size < WRITABLE * PAGE ? pages.size() * PAGE : size];
    Arrays.fill(image, (byte) 0xFF);
    for (int i = 0; i < pages.size(); i++) {
      pages.get(i).copyTo(image, i * PAGE);
    }
    return image;
  }

  void wipe() {
    pages.forEach(PageWriter::wipe);
    pages.clear();
  }

  private void roomForOne() {
    if (page().free() == 0) {
      next();
    }
  }

  private PageWriter page() {
    return pages.getLast();
  }

  private void next() {
    if (pages.size() == usable(size)) {
      throw Refusal.of("nvs.full", size);
    }
    page().markFull();
    pages.add(new PageWriter(pages.size(), version));
  }
}
