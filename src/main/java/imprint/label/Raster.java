package imprint.label;

/** The dots of a label: what the print head burns. Never changes. */
public final class Raster {
  private final Bitmap dots;
  private final int dpi;

  Raster(Bitmap dots, int dpi) {
    this.dots = dots;
    this.dpi = dpi;
  }

  /** A dot is black where the drawing covers its centre; there are no greys. */
  static Raster of(Drawing drawing, Glyphs glyphs) {
    Dots dots = new Dots(drawing.width(), drawing.height());
    for (Mark mark : drawing.marks()) {
      switch (mark) {
        case Mark.Bar(Box box) -> dots.fill(box);
        case Mark.Code code -> code.darkRuns().forEach(dots::fill);
        case Mark.Picture(Bitmap picture, int x, int y) -> dots.draw(picture, x, y, false);
        case Mark.Text text -> draw(text, glyphs, dots);
      }
    }
    return new Raster(dots.bitmap(), drawing.dpi());
  }

  private static void draw(Mark.Text text, Glyphs glyphs, Dots dots) {
    Turn turn = text.turn();
    for (Words.Glyph glyph : text.words().glyphs()) {
      Glyphs.Letter letter = glyphs.of(glyph.face(), glyph.codePoint(), text.words().em(), turn);
      int right = turn.x(glyph.x(), 0, 0, 0);
      int down = turn.y(glyph.x(), 0, 0, 0);
      dots.draw(
          letter.dots(),
          text.x() + right + letter.x(),
          text.baseline() + down + letter.y(),
          text.white());
    }
  }

  /** Dots from left to right. */
  public int width() {
    return dots.width();
  }

  /** Dots from top to bottom. */
  public int height() {
    return dots.height();
  }

  /** Dots an inch. */
  public int dpi() {
    return dpi;
  }

  public boolean black(int x, int y) {
    return dots.black(x, y);
  }

  Bitmap dots() {
    return dots;
  }
}
