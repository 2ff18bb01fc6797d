package imprint.label;

import com.google.zxing.Binarizer;
import com.google.zxing.BinaryBitmap;
import com.google.zxing.DecodeHintType;
import com.google.zxing.RGBLuminanceSource;
import com.google.zxing.ReaderException;
import com.google.zxing.common.GlobalHistogramBinarizer;
import com.google.zxing.common.HybridBinarizer;
import com.google.zxing.qrcode.QRCodeReader;
import java.awt.image.BufferedImage;
import java.util.Map;
import java.util.Optional;

/**
 * Reads a QR code as a phone does: the finder patterns are looked for in the whole picture, with
 * all that is printed around the code, and nothing is said about where it is.
 */
final class QrReading {
  private QrReading() {}

  /** The text of the first QR code in the picture. */
  static Optional<String> of(BufferedImage picture) {
    int width = picture.getWidth();
    int height = picture.getHeight();
    var luminance =
        new RGBLuminanceSource(width, height, picture.getRGB(0, 0, width, height, null, 0, width));
    // small modules under blur are for the first, uneven light is for the second
    return read(new GlobalHistogramBinarizer(luminance))
        .or(() -> read(new HybridBinarizer(luminance)));
  }

  private static Optional<String> read(Binarizer binarizer) {
    try {
      return Optional.of(
          new QRCodeReader()
              .decode(new BinaryBitmap(binarizer), Map.of(DecodeHintType.TRY_HARDER, Boolean.TRUE))
              .getText());
    } catch (ReaderException unreadable) {
      return Optional.empty();
    }
  }
}
