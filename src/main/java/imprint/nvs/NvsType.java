package imprint.nvs;

import java.math.BigInteger;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** What an entry holds, with its code in the image (ESP-IDF nvs_types.hpp). */
public enum NvsType {
  U8(0x01, 1, false),
  I8(0x11, 1, true),
  U16(0x02, 2, false),
  I16(0x12, 2, true),
  U32(0x04, 4, false),
  I32(0x14, 4, true),
  U64(0x08, 8, false),
  I64(0x18, 8, true),
  /** UTF-8 with a closing zero byte. */
  STRING(0x21, 0, false),
  /** Bytes in one piece, format version 1 only. */
  BLOB(0x41, 0, false),
  /** One piece of a blob, at most 4000 bytes. */
  BLOB_CHUNK(0x42, 0, false),
  /** Says how many pieces a blob has. */
  BLOB_INDEX(0x48, 0, false);

  private static final Map<String, NvsType> NUMBERS =
      Arrays.stream(values())
          .filter(NvsType::isNumber)
          .collect(Collectors.toUnmodifiableMap(NvsType::toString, type -> type));

  private final int code;
  private final int width;
  private final boolean signed;
  private final BigInteger lowest;
  private final BigInteger highest;

  NvsType(int code, int width, boolean signed) {
    this.code = code;
    this.width = width;
    this.signed = signed;
    int bits = Byte.SIZE * width;
    lowest = signed ? BigInteger.TWO.pow(bits - 1).negate() : BigInteger.ZERO;
    highest = BigInteger.TWO.pow(signed ? bits - 1 : bits).subtract(BigInteger.ONE);
  }

  /** The byte at offset 1 of an entry. */
  public int code() {
    return code;
  }

  /** Bytes of a number, 0 of all else. */
  int width() {
    return width;
  }

  public boolean isNumber() {
    return width > 0;
  }

  static Optional<NvsType> ofCode(int code) {
    return Arrays.stream(values()).filter(type -> type.code == code).findFirst();
  }

  /** The number type that a CSV calls {@code u8}, {@code i16}, …. */
  static Optional<NvsType> number(String name) {
    return Optional.ofNullable(NUMBERS.get(name));
  }

  /** Whether data follows the entry, so that its field holds a size and a CRC. */
  boolean hasData() {
    return switch (this) {
      case STRING, BLOB, BLOB_CHUNK -> true;
      case U8, I8, U16, I16, U32, I32, U64, I64, BLOB_INDEX -> false;
    };
  }

  BigInteger lowest() {
    return lowest;
  }

  BigInteger highest() {
    return highest;
  }

  /** The field of a number: its bytes, the rest 0xFF. */
  long field(long value) {
    long unused = width == Long.BYTES ? 0 : -1L << (8 * width);
    return value | unused;
  }

  /** The number in a field; of u64 its 64 bits. */
  long value(long field) {
    int unused = Long.SIZE - 8 * width;
    return signed ? field << unused >> unused : field << unused >>> unused;
  }

  /** As a CSV calls it. */
  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }
}
