package imprint.label;

import com.google.zxing.Binarizer;
import com.google.zxing.BinaryBitmap;
import com.google.zxing.DecodeHintType;
import com.google.zxing.LuminanceSource;
import com.google.zxing.PlanarYUVLuminanceSource;
import com.google.zxing.Reader;
import com.google.zxing.ReaderException;
import com.google.zxing.common.BitArray;
import com.google.zxing.common.BitMatrix;
import com.google.zxing.common.GlobalHistogramBinarizer;
import com.google.zxing.common.HybridBinarizer;
import com.google.zxing.datamatrix.DataMatrixReader;
import com.google.zxing.oned.Code128Reader;
import com.google.zxing.qrcode.QRCodeReader;
import imprint.matter.OnboardingPayload;
import java.util.Map;
import java.util.Optional;

/**
 * Reads codes as a scanner does: their patterns are looked for in the picture, and nothing is said
 * about where they are.
 */
final class Reading {
  private static final Map<DecodeHintType, ?> HARD = Map.of(DecodeHintType.TRY_HARDER, true);

  private Reading() {}

  /**
   * A picture in greys.
   *
   * @param pixels a byte each, row by row, 0 is black. Not to be changed
   */
  record Grey(int width, int height, byte[] pixels) {}

  /** The text of the first code of that kind in the very dots. */
  static Optional<String> of(Symbol.Kind kind, Bitmap dots) {
    if (dots.width() < 1 || dots.height() < 1) {
      return Optional.empty();
    }
    return read(kind, new AsItIs(dots));
  }

  /** Whether a picture shows the QR code of some unit. */
  static boolean opensAUnit(Bitmap picture) {
    int margin = 8;
    Dots dots = new Dots(picture.width() + 2 * margin, picture.height() + 2 * margin);
    dots.draw(picture, margin, margin, false);
    return of(Symbol.Kind.QR, dots.bitmap())
        .filter(text -> text.startsWith(OnboardingPayload.PREFIX))
        .isPresent();
  }

  /** The text of the first code of that kind in a picture. */
  static Optional<String> of(Symbol.Kind kind, Grey picture) {
    var luminance =
        new PlanarYUVLuminanceSource(
            picture.pixels(),
            picture.width(),
            picture.height(),
            0,
            0,
            picture.width(),
            picture.height(),
            false);
    // small modules under blur are for the first, uneven light is for the second
    return read(kind, new GlobalHistogramBinarizer(luminance))
        .or(() -> read(kind, new HybridBinarizer(luminance)));
  }

  private static Optional<String> read(Symbol.Kind kind, Binarizer binarizer) {
    Reader reader =
        switch (kind) {
          case QR -> new QRCodeReader();
          case CODE_128 -> new Code128Reader();
          case DATA_MATRIX -> new DataMatrixReader();
        };
    try {
      return Optional.of(reader.decode(new BinaryBitmap(binarizer), HARD).getText());
    } catch (ReaderException | IllegalArgumentException unreadable) {
      return Optional.empty();
    }
  }

  /** Dots need no threshold: they are black or white. */
  private static final class AsItIs extends Binarizer {
    private final Bitmap dots;

    AsItIs(Bitmap dots) {
      super(new NoLight(dots.width(), dots.height()));
      this.dots = dots;
    }

    @Override
    public BitArray getBlackRow(int y, BitArray reused) {
      BitArray row = new BitArray(dots.width());
      fill(row, y);
      return row;
    }

    @Override
    public BitMatrix getBlackMatrix() {
      BitMatrix matrix = new BitMatrix(dots.width(), dots.height());
      BitArray row = new BitArray(dots.width());
      for (int y = 0; y < dots.height(); y++) {
        fill(row, y);
        matrix.setRow(y, row);
      }
      return matrix;
    }

    /** ZXing has the leftmost dot in the lowest bit of a word. */
    private void fill(BitArray row, int y) {
      int stride = dots.stride();
      for (int at = 0; at < stride; at += 4) {
        int word = 0;
        for (int i = 0; i < 4; i++) {
          int dark = at + i < stride ? dots.rows()[y * stride + at + i] & 0xFF : 0;
          word = word << 8 | dark;
        }
        row.setBulk(at * 8, Integer.reverse(word));
      }
    }

    @Override
    public Binarizer createBinarizer(LuminanceSource source) {
      throw new UnsupportedOperationException();
    }
  }

  /** Knows its size alone. */
  private static final class NoLight extends LuminanceSource {
    NoLight(int width, int height) {
      super(width, height);
    }

    @Override
    public byte[] getRow(int y, byte[] row) {
      throw new UnsupportedOperationException();
    }

    @Override
    public byte[] getMatrix() {
      throw new UnsupportedOperationException();
    }
  }
}
