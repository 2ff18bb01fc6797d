package imprint.nvs;

import imprint.finding.Refusal;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The encodings of the CSV dialect. */
final class CsvValue {
  /** As Python's int() takes it: sign and single underscores, but base ten only. */
  private static final Pattern INTEGER = Pattern.compile("[+-]?[0-9]+(_[0-9]+)*");

  /** Far more digits than 64 bits have; converting is quadratic. */
  private static final int MOST_DIGITS = 100;

  private static final Pattern FILL =
      Pattern.compile("blob_(sz_)?fill\\(([0-9]{1,7});0x([0-9a-f]{1,2})\\)");

  private static final Pattern WHITE = Pattern.compile("\\s");

  private CsvValue() {}

  /**
   * Adds a row's value.
   *
   * @param raw what stands in the value column as UTF-8, or in the file that it names
   * @throws Refusal nvs.csv-encoding, nvs.csv-integer, nvs.csv-hex, nvs.csv-base64, nvs.csv-fill,
   *     nvs.csv-text, and what the image refuses
   */
  static void add(CsvRow row, byte[] raw, NvsImage image) {
    String encoding = row.encoding().toLowerCase(Locale.ROOT);
    Optional<NvsType> number = NvsType.number(encoding);
    if (number.isPresent()) {
      image.number(row.key(), number.get(), integer(row, raw, number.get()));
      return;
    }
    switch (encoding) {
      case "string" -> image.string(row.key(), text(row, raw));
      case "binary" -> image.blob(row.key(), raw);
      case "hex2bin" -> image.blob(row.key(), hex(row, raw));
      case "base64" -> image.blob(row.key(), base64(row, raw));
      default -> image.blob(row.key(), filled(row, raw, encoding));
    }
  }

  /**
   * The same as the generator does it with capital letters in an encoding: it knows them too late
   * to close a string with a zero byte, or to decode hex and Base64.
   *
   * @return whether that made a difference, and the row was added so
   */
  static boolean addUndecoded(CsvRow row, byte[] raw, NvsImage image) {
    String encoding = row.encoding().toLowerCase(Locale.ROOT);
    if (encoding.equals(row.encoding())) {
      return false;
    }
    switch (encoding) {
      case "string" -> image.stringBytes(row.key(), raw);
      case "hex2bin", "base64" -> image.blob(row.key(), raw);
      default -> {
        return false;
      }
    }
    return true;
  }

  private static long integer(CsvRow row, byte[] raw, NvsType type) {
    String text = new String(raw, StandardCharsets.ISO_8859_1).strip();
    if (text.length() > MOST_DIGITS || !INTEGER.matcher(text).matches()) {
      throw Refusal.of("nvs.csv-integer", row.where());
    }
    BigInteger value = new BigInteger(text.replace("_", ""));
    if (value.compareTo(type.lowest()) < 0 || value.compareTo(type.highest()) > 0) {
      throw Refusal.of("nvs.number-range", row.where(), type.lowest(), type.highest());
    }
    return value.longValue();
  }

  private static String text(CsvRow row, byte[] raw) {
    try {
      return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(raw)).toString();
    } catch (CharacterCodingException e) {
      throw Refusal.of("nvs.csv-text", row.where());
    }
  }

  private static byte[] hex(CsvRow row, byte[] raw) {
    try {
      return HexFormat.of().parseHex(new String(raw, StandardCharsets.ISO_8859_1).strip());
    } catch (IllegalArgumentException e) {
      throw Refusal.of("nvs.csv-hex", row.where());
    }
  }

  private static byte[] base64(CsvRow row, byte[] raw) {
    String text = new String(raw, StandardCharsets.ISO_8859_1).transform(CsvValue::withoutWhite);
    if (text.length() % 4 != 0) {
      throw Refusal.of("nvs.csv-base64", row.where());
    }
    try {
      return Base64.getDecoder().decode(text);
    } catch (IllegalArgumentException e) {
      throw Refusal.of("nvs.csv-base64", row.where());
    }
  }

  private static String withoutWhite(String text) {
    return WHITE.matcher(text).replaceAll("");
  }

  /** {@code blob_fill(N;0xHH)} pads to N bytes; {@code blob_sz_fill} puts a u32 length before. */
  private static byte[] filled(CsvRow row, byte[] raw, String encoding) {
    Matcher fill = FILL.matcher(encoding);
    if (!fill.matches()) {
      throw Refusal.of("nvs.csv-encoding", row.where(), row.encoding());
    }
    int size = Integer.parseInt(fill.group(2));
    if (raw.length > size) {
      throw Refusal.of("nvs.csv-fill", row.where(), raw.length, size);
    }
    int before = fill.group(1) == null ? 0 : Integer.BYTES;
    ByteBuffer bytes = ByteBuffer.allocate(before + size).order(ByteOrder.LITTLE_ENDIAN);
    Arrays.fill(bytes.array(), (byte) Integer.parseInt(fill.group(3), 16));
    if (before > 0) {
      bytes.putInt(raw.length);
    }
    return bytes.put(raw).array();
  }
}
