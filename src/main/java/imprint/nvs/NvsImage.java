package imprint.nvs;

import static imprint.nvs.PageLayout.ENTRIES;
import static imprint.nvs.PageLayout.ENTRY;
import static imprint.nvs.PageLayout.NO_CHUNK;
import static imprint.nvs.PageLayout.PAGE;

import imprint.finding.Refusal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * An NVS partition image in the making, entry by entry in the order of the calls, placed as
 * Espressif's nvs_partition_gen places them, so that equal input gives equal bytes.
 *
 * <pre>
 * byte[] image = new NvsImage(0x6000).namespace("chip-factory").u32("vendor-id", 0xFFF1).toBytes();
 * </pre>
 *
 * <p>After a refusal the image is of no further use. Holds secrets: close it to wipe them.
 */
public final class NvsImage implements AutoCloseable {
  /** The largest image that is made, in bytes; more than any NVS partition. */
  public static final int MAX_SIZE = 16 * 1024 * 1024;

  private static final int STRING_V2 = 4000;
  private static final int PIECE_V1 = 1984;
  private static final int MAX_CHUNKS = 127;
  private static final int MAX_NAMESPACES = 254;

  private final int size;
  private final NvsVersion version;
  private final List<PageWriter> pages = new ArrayList<>();
  private final Map<String, Integer> namespaces = new LinkedHashMap<>();
  private int namespace;

  /** A version 2 image; see the other constructor. */
  public NvsImage(int size) {
    this(size, NvsVersion.TWO);
  }

  /**
   * Starts an empty image.
   *
   * @param size of the partition: a multiple of 4096 bytes. From 0x3000 on the last page stays
   *     blank, because the device needs one to move entries; below, the device can only read.
   * @throws Refusal nvs.size
   */
  public NvsImage(int size, NvsVersion version) {
    if (size <= 0 || size % PAGE != 0 || size > MAX_SIZE) {
      throw Refusal.of("nvs.size", size);
    }
    this.size = size;
    this.version = version;
    pages.add(new PageWriter(0, version));
  }

  /**
   * What follows goes into this namespace, which is defined on first use and found again later.
   *
   * @throws Refusal nvs.namespaces, nvs.full, and what a key refuses
   */
  public NvsImage namespace(String name) {
    Integer known = namespaces.get(name);
    if (known == null) {
      byte[] key = NvsText.key(name);
      known = namespaces.size() + 1;
      if (known > MAX_NAMESPACES) {
        throw Refusal.of("nvs.namespaces", name, MAX_NAMESPACES);
      }
      namespaces.put(name, known);
      roomForOne().entry(0, NvsType.U8, key, NvsType.U8.field(known));
    }
    namespace = known;
    return this;
  }

  public NvsImage u8(String key, int value) {
    return number(key, NvsType.U8, value);
  }

  public NvsImage i8(String key, int value) {
    return number(key, NvsType.I8, value);
  }

  public NvsImage u16(String key, int value) {
    return number(key, NvsType.U16, value);
  }

  public NvsImage i16(String key, int value) {
    return number(key, NvsType.I16, value);
  }

  public NvsImage u32(String key, long value) {
    return number(key, NvsType.U32, value);
  }

  public NvsImage i32(String key, int value) {
    return number(key, NvsType.I32, value);
  }

  /** {@code value} is taken as 64 bits without a sign. */
  public NvsImage u64(String key, long value) {
    return number(key, NvsType.U64, value);
  }

  public NvsImage i64(String key, long value) {
    return number(key, NvsType.I64, value);
  }

  /**
   * Adds a number of any type; of u64 {@code value} is the 64 bits.
   *
   * @throws Refusal nvs.number-range (the value is not repeated), nvs.full, nvs.no-namespace, and
   *     what a key refuses
   */
  public NvsImage number(String key, NvsType type, long value) {
    if (!type.isNumber()) {
      throw new IllegalArgumentException(type + " is no number");
    }
    if (type.value(type.field(value)) != value) {
      throw Refusal.of("nvs.number-range", key, type.lowest(), type.highest());
    }
    byte[] keyBytes = checkedKey(key);
    roomForOne().entry(namespace, type, keyBytes, type.field(value));
    return this;
  }

  /**
   * Adds a text; at most 4000 bytes of UTF-8 with its closing zero byte, 1984 in version 1.
   *
   * @throws Refusal nvs.string-length, nvs.text, nvs.full, nvs.no-namespace, and what a key refuses
   */
  public NvsImage string(String key, String text) {
    byte[] keyBytes = checkedKey(key);
    byte[] data = NvsText.string(key, text);
    int longest = version == NvsVersion.TWO ? STRING_V2 : PIECE_V1;
    if (data.length > longest) {
      throw Refusal.of("nvs.string-length", key, data.length - 1, longest - 1);
    }
    onePiece(NvsType.STRING, keyBytes, data);
    return this;
  }

  /**
   * Adds bytes: in version 2 cut into chunks where a page ends, in version 1 at most 1984.
   *
   * @throws Refusal nvs.blob-length, nvs.full, nvs.no-namespace, and what a key refuses
   */
  public NvsImage blob(String key, byte[] data) {
    byte[] keyBytes = checkedKey(key);
    if (version == NvsVersion.TWO) {
      chunks(key, keyBytes, data);
    } else if (data.length <= PIECE_V1) {
      onePiece(NvsType.BLOB, keyBytes, data);
    } else {
      throw Refusal.of("nvs.blob-length", key, data.length, PIECE_V1);
    }
    return this;
  }

  /** Entries written, namespaces and data entries included; a page has 126. */
  public int entriesUsed() {
    return pages.stream().mapToInt(PageWriter::used).sum();
  }

  /** The image as it is flashed; of less than three pages only those that hold something. */
  public byte[] toBytes() {
    byte[] image = new byte[size < 3 * PAGE ? pages.size() * PAGE : size];
    Arrays.fill(image, (byte) 0xFF);
    for (int i = 0; i < pages.size(); i++) {
      pages.get(i).copyTo(image, i * PAGE);
    }
    return image;
  }

  @Override
  public void close() {
    pages.forEach(PageWriter::wipe);
    pages.clear();
  }

  private byte[] checkedKey(String key) {
    if (namespace == 0) {
      throw Refusal.of("nvs.no-namespace", key);
    }
    return NvsText.key(key);
  }

  /**
   * Starts a page already where the data would end with the page: the generator's rule, one entry
   * stricter than the device's own. Only what fits no other way gets a page of its own to the end.
   */
  private void onePiece(NvsType type, byte[] key, byte[] data) {
    int entries = 1 + PageLayout.dataEntries(data.length);
    if (page().used() > 0 && page().used() + entries >= ENTRIES) {
      nextPage();
    }
    page().data(namespace, type, NO_CHUNK, key, data, 0, data.length);
  }

  private void chunks(String key, byte[] keyBytes, byte[] data) {
    roomForOne();
    int from = 0;
    int chunk = 0;
    do {
      if (chunk == MAX_CHUNKS) {
        throw Refusal.of("nvs.blob-length", key, data.length, from);
      }
      // also a chunk of no bytes, where only the head fits
      int room = (page().free() - 1) * ENTRY;
      int length = Math.min(room, data.length - from);
      page().data(namespace, NvsType.BLOB_CHUNK, chunk++, keyBytes, data, from, length);
      from += length;
      if (page().free() == 0) {
        nextPage();
      }
    } while (from < data.length);
    long field = (0xFFFFL << 48) | ((long) chunk << 32) | data.length;
    page().entry(namespace, NvsType.BLOB_INDEX, keyBytes, field);
  }

  private PageWriter roomForOne() {
    if (page().free() == 0) {
      nextPage();
    }
    return page();
  }

  private PageWriter page() {
    return pages.getLast();
  }

  private void nextPage() {
    int usable = size < 3 * PAGE ? size / PAGE : size / PAGE - 1;
    if (pages.size() == usable) {
      throw Refusal.of("nvs.full", size);
    }
    page().markFull();
    pages.add(new PageWriter(pages.size(), version));
  }
}
