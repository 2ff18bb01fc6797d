package imprint.label;

import com.google.zxing.BinaryBitmap;
import com.google.zxing.LuminanceSource;
import com.google.zxing.PlanarYUVLuminanceSource;
import com.google.zxing.ReaderException;
import com.google.zxing.common.GlobalHistogramBinarizer;
import com.google.zxing.qrcode.QRCodeReader;
import imprint.finding.Refusal;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.stream.Stream;
import java.util.zip.Deflater;

/**
 * A QR code alone, as a small picture for screens and documents: black modules of 6 dots on white,
 * with the quiet zone of four modules around them. A PNG of one bit a dot, 198 by 198, written
 * without a drawing library, whose start would cost more than thousands of pictures.
 */
public final class QrPicture {
  private static final int MODULE = 6;

  private static final int QUIET = 4;
  private static final byte[] SIGNATURE = {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1A, '\n'};

  private QrPicture() {}

  /**
   * The picture of a Matter payload, read back dot for dot before it is given out.
   *
   * @throws Refusal label.qr-too-long, label.unreadable
   */
  public static byte[] png(String payload) {
    return Stream.concat(Stream.of(Symbols.qr(payload)), Symbols.masks(payload))
        .map(QrPicture::rows)
        .filter(rows -> reads(rows, payload))
        .findFirst()
        .map(QrPicture::png)
        .orElseThrow(() -> Refusal.of("label.unreadable"));
  }

  private static int side(byte[][] rows) {
    return rows.length * MODULE;
  }

  /** One byte a module: 1 is dark. */
  private static byte[][] rows(Symbol symbol) {
    int side = symbol.columns() + 2 * QUIET;
    byte[][] rows = new byte[side][side];
    for (int row = 0; row < symbol.columns(); row++) {
      for (int column = 0; column < symbol.columns(); column++) {
        rows[row + QUIET][column + QUIET] = (byte) (symbol.dark(column, row) ? 1 : 0);
      }
    }
    return rows;
  }

  private static boolean reads(byte[][] rows, String payload) {
    int side = rows.length * MODULE;
    byte[] grey = new byte[side * side];
    for (int y = 0; y < side; y++) {
      if (y % MODULE == 0) {
        greyRow(rows[y / MODULE], grey, y * side);
      } else {
        System.arraycopy(grey, (y - 1) * side, grey, y * side, side);
      }
    }
    LuminanceSource dots = new PlanarYUVLuminanceSource(grey, side, side, 0, 0, side, side, false);
    try {
      return new QRCodeReader()
          .decode(new BinaryBitmap(new GlobalHistogramBinarizer(dots)))
          .getText()
          .equals(payload);
    } catch (ReaderException unreadable) {
      return false;
    }
  }

  private static void greyRow(byte[] modules, byte[] grey, int at) {
    for (int module = 0; module < modules.length; module++) {
      int from = at + module * MODULE;
      Arrays.fill(grey, from, from + MODULE, (byte) (modules[module] == 1 ? 0 : 0xFF));
    }
  }

  /** Portable Network Graphics specification, 5 and 11.2: grey of one bit, no filter. */
  private static byte[] png(byte[][] rows) {
    int side = side(rows);
    byte[] header =
        ByteBuffer.allocate(13).putInt(side).putInt(side).put(new byte[] {1, 0, 0, 0, 0}).array();
    ByteArrayOutputStream png = new ByteArrayOutputStream(512);
    png.writeBytes(SIGNATURE);
    Png.chunk(png, "IHDR", header, header.length);
    byte[] packed = new byte[1024];
    Deflater deflater = new Deflater(Deflater.BEST_SPEED);
    try {
      deflater.setInput(dots(rows, side));
      deflater.finish();
      ByteArrayOutputStream data = new ByteArrayOutputStream(512);
      while (!deflater.finished()) {
        data.write(packed, 0, deflater.deflate(packed));
      }
      Png.chunk(png, "IDAT", data.toByteArray(), data.size());
    } finally {
      deflater.end();
      Arrays.fill(packed, (byte) 0);
    }
    Png.chunk(png, "IEND", new byte[0], 0);
    return png.toByteArray();
  }

  /** Rows of eight dots a byte, white is 1, each behind the byte of its filter. */
  private static byte[] dots(byte[][] rows, int side) {
    int width = 1 + (side + 7) / 8;
    byte[] dots = new byte[width * side];
    for (int y = 0; y < side; y++) {
      if (y % MODULE == 0) {
        dotRow(rows[y / MODULE], dots, y * width + 1);
      } else {
        System.arraycopy(dots, (y - 1) * width, dots, y * width, width);
      }
    }
    return dots;
  }

  private static void dotRow(byte[] modules, byte[] dots, int at) {
    for (int module = 0; module < modules.length; module++) {
      if (modules[module] == 0) {
        for (int x = module * MODULE; x < (module + 1) * MODULE; x++) {
          dots[at + x / 8] |= (byte) (0x80 >> (x % 8));
        }
      }
    }
  }
}
