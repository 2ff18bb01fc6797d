package imprint.label;

import java.util.ArrayList;
import java.util.List;

/** A unit's content becomes the drawing of its label. */
final class Layout {
  private static final String TEST_WORDS = "TEST – DO NOT SHIP";
  private static final double TEST_POINTS = 8;

  private Layout() {}

  /**
   * @throws imprint.finding.Refusal label.no-glyph, label.qr-too-long and what {@link Column#marks}
   *     refuses
   */
  static Drawing of(LabelContent content, int dpi) {
    return of(content, dpi, QrSymbol.of(content.qrCode()));
  }

  /** With this symbol, which is to carry the content's payload. */
  static Drawing of(LabelContent content, int dpi, QrSymbol symbol) {
    Sheet sheet = new Sheet(dpi, content.test());
    Mark.Code code = sheet.code(symbol);
    List<Mark> marks = new ArrayList<>();
    marks.add(code);
    marks.addAll(new Column(sheet.column(code), code.y(), dpi).marks(content));
    if (content.test()) {
      marks.addAll(testMark(sheet.band(), dpi));
    }
    return new Drawing(sheet.width(), sheet.height(), dpi, marks);
  }

  private static List<Mark> testMark(Box band, int dpi) {
    Words words = new Words(TEST_WORDS, Drawing.dotsOfPoints(TEST_POINTS, dpi));
    int x = band.x() + (band.width() - words.width()) / 2;
    int baseline = band.y() + (band.height() + words.rise()) / 2;
    return List.of(new Mark.Bar(band), new Mark.Text(Mark.Role.TEST, words, x, baseline, true));
  }
}
