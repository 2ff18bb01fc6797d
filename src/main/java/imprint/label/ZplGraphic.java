package imprint.label;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.zip.Deflater;

/** Dots and texts in the letters of ZPL II. */
final class ZplGraphic {
  private static final int MOST_BYTES = 99_999;
  private static final String HEX = "0123456789ABCDEF";

  /** G to Y stand for 1 to 19, g to z for 20 to 400. */
  private static final int MOST_REPEATS = 419;

  /** CRC-16-CCITT as XMODEM has it. */
  private static final int POLYNOMIAL = 0x1021;

  private ZplGraphic() {}

  /** The same from top to bottom in pieces that a graphic field can have. */
  static List<Bitmap> bands(Bitmap dots) {
    List<Bitmap> bands = new ArrayList<>();
    int rows = Math.max(1, MOST_BYTES / Math.max(1, dots.stride()));
    for (int y = 0; y < dots.height(); y += rows) {
      int end = Math.min(dots.height(), y + rows);
      bands.add(
          new Bitmap(
              dots.width(),
              end - y,
              Arrays.copyOfRange(dots.rows(), y * dots.stride(), end * dots.stride())));
    }
    return bands;
  }

  /**
   * Hex digits, a count before those that repeat; a colon for a row like the one before, a comma
   * for zeros and an exclamation mark for ones up to the end of the row.
   */
  static String runLengths(Bitmap dots) {
    StringBuilder out = new StringBuilder();
    char[] before = new char[0];
    char[] row = new char[dots.stride() * 2];
    for (int y = 0; y < dots.height(); y++) {
      for (int i = 0; i < dots.stride(); i++) {
        int octet = dots.rows()[y * dots.stride() + i] & 0xFF;
        row[2 * i] = HEX.charAt(octet >> 4);
        row[2 * i + 1] = HEX.charAt(octet & 0xF);
      }
      if (Arrays.equals(row, before)) {
        out.append(':');
      } else {
        row(out, row);
        before = row.clone();
      }
    }
    return out.toString();
  }

  private static void row(StringBuilder out, char[] row) {
    int at = 0;
    while (at < row.length) {
      int end = at + 1;
      while (end < row.length && row[end] == row[at]) {
        end++;
      }
      if (end == row.length && (row[at] == '0' || row[at] == 'F')) {
        out.append(row[at] == '0' ? ',' : '!');
        return;
      }
      run(out, row[at], end - at);
      at = end;
    }
  }

  private static void run(StringBuilder out, char digit, int count) {
    int left = count;
    while (left > 0) {
      int some = Math.min(left, MOST_REPEATS);
      if (some >= 20) {
        out.append((char) ('g' + some / 20 - 1));
      }
      if (some % 20 > 0 && some > 1) {
        out.append((char) ('G' + some % 20 - 1));
      }
      out.append(digit);
      left -= some;
    }
  }

  /** Deflated, in Base64, with a check number over its letters. */
  static String z64(Bitmap dots) {
    Deflater deflater = new Deflater(Deflater.BEST_COMPRESSION);
    deflater.setInput(dots.rows());
    deflater.finish();
    var packed = new ByteArrayOutputStream();
    byte[] buffer = new byte[8192];
    while (!deflater.finished()) {
      packed.write(buffer, 0, deflater.deflate(buffer));
    }
    deflater.end();
    String letters = Base64.getEncoder().encodeToString(packed.toByteArray());
    return ":Z64:%s:%04X".formatted(letters, crc(letters.getBytes(StandardCharsets.US_ASCII)));
  }

  private static int crc(byte[] bytes) {
    int crc = 0;
    for (byte octet : bytes) {
      crc ^= (octet & 0xFF) << 8;
      for (int bit = 0; bit < 8; bit++) {
        crc = (crc & 0x8000) != 0 ? crc << 1 ^ POLYNOMIAL : crc << 1;
      }
      crc &= 0xFFFF;
    }
    return crc;
  }

  /**
   * For a field behind ^FH: what would begin a command, the mark of an escape itself, and all that
   * is not ASCII, as the hex of its bytes in UTF-8.
   */
  static String escaped(String text) {
    StringBuilder out = new StringBuilder();
    for (byte octet : text.getBytes(StandardCharsets.UTF_8)) {
      boolean plain = octet >= ' ' && octet <= '}' && "^~\\_".indexOf(octet) < 0;
      out.append(plain ? String.valueOf((char) octet) : "_%02X".formatted(octet & 0xFF));
    }
    return out.toString();
  }

  /** Whether the three finder patterns of a QR code are where a printer puts them. */
  static boolean upright(Symbol qr) {
    int far = qr.columns() - 7;
    return finder(qr, 0, 0) && finder(qr, far, 0) && finder(qr, 0, far);
  }

  /** ISO/IEC 18004, 6.3.3: squares of 7, 5 and 3 modules in each other. */
  private static boolean finder(Symbol qr, int column, int row) {
    for (int y = 0; y < 7; y++) {
      for (int x = 0; x < 7; x++) {
        int ring = Math.max(Math.abs(x - 3), Math.abs(y - 3));
        if (qr.dark(column + x, row + y) != (ring != 2)) {
          return false;
        }
      }
    }
    return true;
  }
}
