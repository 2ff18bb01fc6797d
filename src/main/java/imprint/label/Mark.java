package imprint.label;

import java.awt.Rectangle;
import java.awt.geom.AffineTransform;
import java.awt.geom.Path2D;
import java.util.ArrayList;
import java.util.List;

/** Something that a label shows, in dots from its upper left corner. */
sealed interface Mark {
  /** The dots that it may blacken. */
  Box bounds();

  /** The same on a drawing of that size that was turned. */
  Mark turned(Turn turn, int width, int height);

  /** The same so many dots further right and down. */
  Mark moved(int right, int down);

  /** A filled rectangle. */
  record Bar(Box bounds) implements Mark {
    @Override
    public Mark turned(Turn turn, int width, int height) {
      return new Bar(turn.box(bounds, width, height));
    }

    @Override
    public Mark moved(int right, int down) {
      return new Bar(bounds.moved(right, down));
    }
  }

  /** A picture in dots, black ones first. */
  record Picture(Bitmap dots, int x, int y) implements Mark {
    @Override
    public Box bounds() {
      return new Box(x, y, dots.width(), dots.height());
    }

    @Override
    public Mark turned(Turn turn, int width, int height) {
      Box to = turn.box(bounds(), width, height);
      return new Picture(dots.turned(turn), to.x(), to.y());
    }

    @Override
    public Mark moved(int right, int down) {
      return new Picture(dots, x + right, y + down);
    }

    /** Its black dots, those side by side as one rectangle. */
    List<Box> darkRuns() {
      return runs(dots.width(), dots.height(), dots::black, x, y, 1, 1);
    }
  }

  /**
   * A code for machines.
   *
   * @param x left edge of the symbol; its quiet zone lies outside
   * @param y upper edge of the symbol
   * @param across dots of a module from left to right
   * @param down dots of a module from top to bottom
   */
  record Code(Symbol symbol, int x, int y, int across, int down) implements Mark {
    /** With square modules. */
    Code(Symbol symbol, int x, int y, int dots) {
      this(symbol, x, y, dots, dots);
    }

    @Override
    public Box bounds() {
      return new Box(x, y, symbol.columns() * across, symbol.rows() * down);
    }

    /** Dots of a module; those of a bar code are its thinnest bars. */
    int dots() {
      return Math.min(across, down);
    }

    /** The dark modules, those side by side in a row as one rectangle. */
    List<Box> darkRuns() {
      return runs(symbol.columns(), symbol.rows(), symbol::dark, x, y, across, down);
    }

    Box withQuietZone() {
      int sides = symbol.quietAcross() * across;
      int ends = symbol.quietDown() * down;
      return new Box(
          x - sides, y - ends, bounds().width() + 2 * sides, bounds().height() + 2 * ends);
    }

    @Override
    public Mark turned(Turn turn, int width, int height) {
      Box to = turn.box(bounds(), width, height);
      return turn.upright()
          ? new Code(symbol.turned(turn), to.x(), to.y(), across, down)
          : new Code(symbol.turned(turn), to.x(), to.y(), down, across);
    }

    @Override
    public Mark moved(int right, int down) {
      return new Code(symbol, x + right, y + down, across, this.down);
    }
  }

  /**
   * A line of text.
   *
   * @param x where the pen starts
   * @param baseline where the pen starts, from the top
   * @param white on a bar, instead of black on the label
   * @param turn of the line about where the pen starts
   */
  record Text(Role role, Words words, int x, int baseline, boolean white, Turn turn)
      implements Mark {
    /** Upright. */
    Text(Role role, Words words, int x, int baseline, boolean white) {
      this(role, words, x, baseline, white, Turn.NONE);
    }

    @Override
    public Box bounds() {
      Rectangle ink = outline().getBounds();
      return new Box(ink.x, ink.y, ink.width, ink.height);
    }

    /** In dots of the label. */
    Path2D outline() {
      Path2D all = new Path2D.Double(Path2D.WIND_NON_ZERO);
      for (Words.Glyph glyph : words.glyphs()) {
        all.append(glyph.face().outline(glyph.codePoint(), words.em(), glyph.x(), 0), false);
      }
      AffineTransform place = AffineTransform.getTranslateInstance(x, baseline);
      place.quadrantRotate(turn.quarters());
      all.transform(place);
      return all;
    }

    @Override
    public Mark turned(Turn by, int width, int height) {
      return new Text(
          role,
          words,
          by.x(x, baseline, width, height),
          by.y(x, baseline, width, height),
          white,
          turn.then(by));
    }

    @Override
    public Mark moved(int right, int down) {
      return new Text(role, words, x + right, baseline + down, white, turn);
    }
  }

  /** What a text says. */
  enum Role {
    VENDOR,
    PRODUCT,
    SERIAL,
    MANUAL_CODE,
    TEST,
    OTHER
  }

  /** Which squares of a pattern are dark. */
  interface Pattern {
    boolean dark(int column, int row);
  }

  private static List<Box> runs(
      int columns, int rows, Pattern pattern, int x, int y, int across, int down) {
    List<Box> runs = new ArrayList<>();
    for (int row = 0; row < rows; row++) {
      int column = 0;
      while (column < columns) {
        int end = column;
        while (end < columns && pattern.dark(end, row)) {
          end++;
        }
        if (end > column) {
          runs.add(new Box(x + column * across, y + row * down, (end - column) * across, down));
        }
        column = end + 1;
      }
    }
    return runs;
  }
}
