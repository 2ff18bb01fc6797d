package imprint.label;

import com.google.zxing.BarcodeFormat;
import com.google.zxing.EncodeHintType;
import com.google.zxing.WriterException;
import com.google.zxing.common.BitMatrix;
import com.google.zxing.datamatrix.DataMatrixWriter;
import com.google.zxing.datamatrix.encoder.SymbolShapeHint;
import com.google.zxing.oned.Code128Writer;
import com.google.zxing.qrcode.decoder.ErrorCorrectionLevel;
import com.google.zxing.qrcode.encoder.ByteMatrix;
import com.google.zxing.qrcode.encoder.Encoder;
import com.google.zxing.qrcode.encoder.QRCode;
import imprint.finding.Refusal;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * The codes for machines, as modules: ZXing's own writers for QR would pad them to a size that they
 * were asked for (github.com/zxing/zxing/issues/1274).
 */
final class Symbols {
  /** Of the QR code: 25 modules on each side, so that every unit's label looks alike. */
  static final int VERSION = 2;

  /** ISO/IEC 18004, 9.1: four modules on each side. */
  static final int QR_QUIET = 4;

  /** ISO/IEC 15417, 4.1: ten modules before and behind the bars. */
  static final int CODE_128_QUIET = 10;

  /** ISO/IEC 16022, 7.2: one module on each side. */
  static final int DATA_MATRIX_QUIET = 1;

  /** Beyond it no label has the room. */
  private static final int LONGEST = 64;

  private Symbols() {}

  /**
   * The symbol of version 2 with the highest error correction that the text leaves room for: the 22
   * characters of a Matter payload get Q (25 %), which holds 29; M (15 %) holds 38.
   *
   * @throws Refusal label.qr-too-long
   */
  static Symbol qr(String text) {
    return qr(text, Map.of(EncodeHintType.QR_VERSION, VERSION));
  }

  /**
   * The same text under the eight masks of ISO/IEC 18004, 8.8. Every reader takes any of them; they
   * differ in what else in the picture looks like a finder or an alignment pattern.
   */
  static Stream<Symbol> masks(String text) {
    return IntStream.range(0, QRCode.NUM_MASK_PATTERNS)
        .mapToObj(
            mask ->
                qr(
                    text,
                    Map.of(
                        EncodeHintType.QR_VERSION, VERSION, EncodeHintType.QR_MASK_PATTERN, mask)));
  }

  private static Symbol qr(String text, Map<EncodeHintType, Integer> hints) {
    for (var level : new ErrorCorrectionLevel[] {ErrorCorrectionLevel.Q, ErrorCorrectionLevel.M}) {
      try {
        return qr(text, level, hints);
      } catch (WriterException tooLong) {
        // the next level has more room
      }
    }
    throw Refusal.of("label.qr-too-long", text.length());
  }

  /** Any QR code; a label takes only those of the other methods. */
  static Symbol qr(String text, ErrorCorrectionLevel level, Map<EncodeHintType, ?> hints)
      throws WriterException {
    QRCode code = Encoder.encode(text, level, hints);
    ByteMatrix matrix = code.getMatrix();
    BitMatrix modules = new BitMatrix(matrix.getWidth(), matrix.getHeight());
    for (int row = 0; row < matrix.getHeight(); row++) {
      for (int column = 0; column < matrix.getWidth(); column++) {
        if (matrix.get(column, row) == 1) {
          modules.set(column, row);
        }
      }
    }
    return new Symbol(
        Symbol.Kind.QR,
        modules.getWidth(),
        modules.getHeight(),
        QR_QUIET,
        QR_QUIET,
        text,
        modules,
        new Symbol.Traits(
            code.getVersion().getVersionNumber(), code.getECLevel(), code.getMaskPattern()));
  }

  /**
   * A bar code, one module high.
   *
   * @throws Refusal label.bar-characters, label.bar-too-long
   */
  static Symbol code128(String text) {
    requireAscii(text);
    BitMatrix row = new Code128Writer().encode(text, BarcodeFormat.CODE_128, 1, 1, NO_MARGIN);
    return other(Symbol.Kind.CODE_128, row, CODE_128_QUIET, 0, text);
  }

  private static final Map<EncodeHintType, ?> NO_MARGIN = Map.of(EncodeHintType.MARGIN, 0);
  private static final Map<EncodeHintType, ?> SQUARE =
      Map.of(EncodeHintType.DATA_MATRIX_SHAPE, SymbolShapeHint.FORCE_SQUARE);

  /**
   * A square Data Matrix, ECC 200.
   *
   * @throws Refusal label.bar-characters, label.bar-too-long
   */
  static Symbol dataMatrix(String text) {
    requireAscii(text);
    BitMatrix modules =
        new DataMatrixWriter().encode(text, BarcodeFormat.DATA_MATRIX, 1, 1, SQUARE);
    return other(Symbol.Kind.DATA_MATRIX, modules, DATA_MATRIX_QUIET, DATA_MATRIX_QUIET, text);
  }

  private static Symbol other(
      Symbol.Kind kind, BitMatrix modules, int quietAcross, int quietDown, String text) {
    return new Symbol(
        kind, modules.getWidth(), modules.getHeight(), quietAcross, quietDown, text, modules, null);
  }

  private static void requireAscii(String text) {
    if (text.length() > LONGEST) {
      throw Refusal.of("label.bar-too-long", text.length());
    }
    if (!text.chars().allMatch(c -> c >= ' ' && c <= '~')) {
      throw Refusal.of("label.bar-characters", text);
    }
  }
}
