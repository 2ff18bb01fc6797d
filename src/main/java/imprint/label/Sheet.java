package imprint.label;

/**
 * The measures of a label of 50 mm × 25 mm at one resolution, in dots.
 *
 * <p>The QR code stands at the left, as large as the height lets it be: its modules are 5 dots at
 * 203 dpi, 7 at 300 and 14 at 600, about 0.6 mm. The texts have the column beside it; the mark of a
 * test unit has the lower edge.
 */
record Sheet(int dpi, boolean test) {
  static final double WIDTH_MM = 50;
  static final double HEIGHT_MM = 25;

  private static final double MODULE_MM = 0.63;

  /** A die-cut label may sit this much off the print head. */
  private static final double MARGIN_MM = 1;

  private static final double QUIET_EDGE_MM = 0.5;
  private static final double BAND_MM = 3;
  private static final double BAND_EDGE_MM = 0.7;

  int width() {
    return Drawing.dots(WIDTH_MM, dpi);
  }

  int height() {
    return Drawing.dots(HEIGHT_MM, dpi);
  }

  int margin() {
    return Drawing.dots(MARGIN_MM, dpi);
  }

  /** The black band behind the mark of a test unit. */
  Box band() {
    int height = Drawing.dots(BAND_MM, dpi);
    int top = height() - Drawing.dots(BAND_EDGE_MM, dpi) - height;
    return new Box(margin(), top, width() - 2 * margin(), height);
  }

  /** Where the code goes, its quiet zone left of and above it. */
  Mark.Code code(QrSymbol symbol) {
    int dots = (int) (MODULE_MM * dpi / 25.4);
    int size = (symbol.size() + 2 * Mark.Code.QUIET_MODULES) * dots;
    int edge = Drawing.dots(QUIET_EDGE_MM, dpi);
    int top = test ? edge : (height() - size) / 2;
    int quiet = Mark.Code.QUIET_MODULES * dots;
    return new Mark.Code(symbol, edge + quiet, top + quiet, dots);
  }

  /** What the texts may fill: right of the quiet zone, down to the lower edge of the symbol. */
  Box column(Mark.Code code) {
    int left = code.withQuietZone().right();
    int top = margin();
    return new Box(
        left, top, width() - Drawing.dots(1.5, dpi) - left, code.bounds().bottom() - top);
  }
}
