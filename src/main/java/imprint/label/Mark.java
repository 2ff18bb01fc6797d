package imprint.label;

import java.awt.Rectangle;
import java.awt.geom.Path2D;
import java.util.ArrayList;
import java.util.List;

/** Something that a label shows, in dots from its upper left corner. */
sealed interface Mark {
  /** The dots that it may blacken. */
  Box bounds();

  /** A filled rectangle. */
  record Bar(Box bounds) implements Mark {}

  /**
   * A QR code.
   *
   * @param x left edge of the symbol; its quiet zone lies outside
   * @param y upper edge of the symbol
   * @param dots edge of a module
   */
  record Code(QrSymbol symbol, int x, int y, int dots) implements Mark {
    /** ISO/IEC 18004, 9.1: four modules on each side. */
    static final int QUIET_MODULES = 4;

    @Override
    public Box bounds() {
      return new Box(x, y, symbol.size() * dots, symbol.size() * dots);
    }

    /** The dark modules, those side by side in a row as one rectangle. */
    List<Box> darkRuns() {
      List<Box> runs = new ArrayList<>();
      for (int row = 0; row < symbol.size(); row++) {
        int column = 0;
        while (column < symbol.size()) {
          int end = column;
          while (end < symbol.size() && symbol.dark(end, row)) {
            end++;
          }
          if (end > column) {
            runs.add(new Box(x + column * dots, y + row * dots, (end - column) * dots, dots));
          }
          column = end + 1;
        }
      }
      return runs;
    }

    Box withQuietZone() {
      return bounds().grown(QUIET_MODULES * dots);
    }
  }

  /**
   * A line of text.
   *
   * @param white on a bar, instead of black on the label
   */
  record Text(Role role, Words words, int x, int baseline, boolean white) implements Mark {
    @Override
    public Box bounds() {
      Rectangle ink = outline().getBounds();
      return new Box(ink.x, ink.y, ink.width, ink.height);
    }

    Path2D outline() {
      Path2D all = new Path2D.Double(Path2D.WIND_NON_ZERO);
      for (Words.Glyph glyph : words.glyphs()) {
        all.append(
            glyph.face().outline(glyph.codePoint(), words.em(), x + glyph.x(), baseline), false);
      }
      return all;
    }
  }

  /** What a text says. */
  enum Role {
    VENDOR,
    PRODUCT,
    SERIAL,
    MANUAL_CODE,
    TEST
  }
}
