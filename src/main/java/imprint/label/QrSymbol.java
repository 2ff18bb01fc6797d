package imprint.label;

import com.google.zxing.EncodeHintType;
import com.google.zxing.WriterException;
import com.google.zxing.qrcode.decoder.ErrorCorrectionLevel;
import com.google.zxing.qrcode.encoder.ByteMatrix;
import com.google.zxing.qrcode.encoder.Encoder;
import com.google.zxing.qrcode.encoder.QRCode;
import imprint.finding.Refusal;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * The modules of a QR code, without quiet zone and without pixels: ZXing's writer would pad them to
 * a size that it was asked for (github.com/zxing/zxing/issues/1274).
 */
final class QrSymbol {
  /** 25 modules on each side, so that every unit's label looks alike. */
  static final int VERSION = 2;

  private final QRCode code;
  private final ByteMatrix modules;

  private QrSymbol(QRCode code) {
    this.code = code;
    this.modules = code.getMatrix();
  }

  /**
   * The symbol of version 2 with the highest error correction that the text leaves room for: the 22
   * characters of a Matter payload get Q (25 %), which holds 29; M (15 %) holds 38.
   *
   * @throws Refusal label.qr-too-long
   */
  static QrSymbol of(String text) {
    return of(text, Map.of(EncodeHintType.QR_VERSION, VERSION));
  }

  /**
   * The same text under the eight masks of ISO/IEC 18004, 8.8. Every reader takes any of them; they
   * differ in what else in the picture looks like a finder or an alignment pattern.
   */
  static Stream<QrSymbol> masks(String text) {
    return IntStream.range(0, QRCode.NUM_MASK_PATTERNS)
        .mapToObj(
            mask ->
                of(
                    text,
                    Map.of(
                        EncodeHintType.QR_VERSION, VERSION, EncodeHintType.QR_MASK_PATTERN, mask)));
  }

  private static QrSymbol of(String text, Map<EncodeHintType, Integer> hints) {
    for (var level : new ErrorCorrectionLevel[] {ErrorCorrectionLevel.Q, ErrorCorrectionLevel.M}) {
      try {
        return new QrSymbol(Encoder.encode(text, level, hints));
      } catch (WriterException tooLong) {
        // the next level has more room
      }
    }
    throw Refusal.of("label.qr-too-long", text.length());
  }

  /** Any symbol; a label takes only those of the other methods. */
  static QrSymbol of(String text, int version, ErrorCorrectionLevel level) throws WriterException {
    return new QrSymbol(Encoder.encode(text, level, Map.of(EncodeHintType.QR_VERSION, version)));
  }

  int version() {
    return code.getVersion().getVersionNumber();
  }

  ErrorCorrectionLevel level() {
    return code.getECLevel();
  }

  /** Modules on each side. */
  int size() {
    return modules.getWidth();
  }

  boolean dark(int column, int row) {
    return modules.get(column, row) == 1;
  }
}
