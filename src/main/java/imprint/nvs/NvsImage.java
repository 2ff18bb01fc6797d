package imprint.nvs;

import imprint.finding.Finding;
import imprint.finding.Refusal;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

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

  /** An image consists of pages of this many bytes. */
  public static final int PAGE = PageLayout.PAGE;

  private static final int STRING_V2 = 4000;
  private static final int PIECE_V1 = 1984;
  private static final int MAX_NAMESPACES = 254;

  private final int size;
  private final NvsVersion version;
  private final PageSequence pages;
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
   * @throws Refusal nvs.size, nvs.size-range
   */
  public NvsImage(int size, NvsVersion version) {
    if (size % PageLayout.PAGE != 0) {
      throw Refusal.of("nvs.size", size);
    }
    if (size <= 0 || size > MAX_SIZE) {
      throw Refusal.of("nvs.size-range", size);
    }
    this.size = size;
    this.version = version;
    this.pages = new PageSequence(size, version);
  }

  /** What is odd about a partition of {@code size} bytes, if anything. */
  public static Optional<Finding> readOnly(int size) {
    return size < PageSequence.WRITABLE * PAGE
        ? Optional.of(Finding.warning("nvs.read-only", size, PageSequence.WRITABLE * PAGE))
        : Optional.empty();
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
      pages.entry(0, NvsType.U8, key, NvsType.U8.field(known));
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
    pages.entry(namespace, type, keyBytes, type.field(value));
    return this;
  }

  /**
   * Adds a text; at most 4000 bytes of UTF-8 with its closing zero byte, 1984 in version 1.
   *
   * @throws Refusal nvs.string-length, nvs.text, nvs.full, nvs.no-namespace, and what a key refuses
   */
  public NvsImage string(String key, String text) {
    return stringBytes(key, NvsText.string(key, text));
  }

  /** Adds what should be a text and its closing zero byte, unseen. */
  NvsImage stringBytes(String key, byte[] data) {
    byte[] keyBytes = checkedKey(key);
    int longest = version == NvsVersion.TWO ? STRING_V2 : PIECE_V1;
    if (data.length > longest) {
      throw Refusal.of("nvs.string-length", key, data.length - 1, longest - 1);
    }
    pages.onePiece(namespace, NvsType.STRING, keyBytes, data);
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
      pages.chunks(namespace, key, keyBytes, data);
    } else if (data.length <= PIECE_V1) {
      pages.onePiece(namespace, NvsType.BLOB, keyBytes, data);
    } else {
      throw Refusal.of("nvs.blob-length", key, data.length, PIECE_V1);
    }
    return this;
  }

  /**
   * Adds a value that was read elsewhere, in the namespace that is open.
   *
   * @throws Refusal as those that add a value of its kind
   */
  public NvsImage copy(NvsItem item) {
    return switch (item.value()) {
      case NvsValue.Int(NvsType type, long bits) -> number(item.key(), type, bits);
      case NvsValue.Text(String text) -> string(item.key(), text);
      case NvsValue.Blob blob -> blob(item.key(), blob.bytes());
    };
  }

  /** Entries written, namespaces and data entries included; a page has 126. */
  public int entriesUsed() {
    return pages.entriesUsed();
  }

  /** The image as it is flashed; of less than three pages only those that hold something. */
  public byte[] toBytes() {
    return pages.toBytes();
  }

  @Override
  public void close() {
    pages.wipe();
  }

  @Override
  public String toString() {
    return "NVS image of " + size + " bytes, " + entriesUsed() + " entries";
  }

  private byte[] checkedKey(String key) {
    if (namespace == 0) {
      throw Refusal.of("nvs.no-namespace", key);
    }
    return NvsText.key(key);
  }
}
