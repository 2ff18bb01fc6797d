package imprint.label;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.Rectangle;
import java.awt.RenderingHints;
import java.awt.geom.AffineTransform;
import java.awt.geom.Path2D;
import java.awt.image.BufferedImage;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The letters of one label maker, in dots. Since each starts at a whole dot, it looks the same
 * wherever it stands and is drawn once only.
 */
final class Glyphs {
  private record Key(Face face, int codePoint, int em, Turn turn) {}

  /**
   * A letter.
   *
   * @param x from the pen to its left edge
   * @param y from the base line to its upper edge
   */
  record Letter(Bitmap dots, int x, int y) {}

  private final Map<Key, Letter> drawn = new ConcurrentHashMap<>();

  Letter of(Face face, int codePoint, int em, Turn turn) {
    return drawn.computeIfAbsent(new Key(face, codePoint, em, turn), Glyphs::draw);
  }

  /** The dots that a line of text may change. */
  Box ink(Mark.Text text) {
    Turn turn = text.turn();
    Box all = null;
    for (Words.Glyph glyph : text.words().glyphs()) {
      Letter letter = of(glyph.face(), glyph.codePoint(), text.words().em(), turn);
      if (letter.dots().width() > 0) {
        Box ink =
            new Box(
                text.x() + turn.x(glyph.x(), 0, 0, 0) + letter.x(),
                text.baseline() + turn.y(glyph.x(), 0, 0, 0) + letter.y(),
                letter.dots().width(),
                letter.dots().height());
        all = all == null ? ink : all.with(ink);
      }
    }
    return all == null ? new Box(text.x(), text.baseline(), 0, 0) : all;
  }

  private static Letter draw(Key key) {
    Path2D outline = key.face().outline(key.codePoint(), key.em(), 0, 0);
    Rectangle ink = outline.getBounds();
    Letter upright =
        ink.isEmpty()
            ? new Letter(new Bitmap(0, 0, new byte[0]), 0, 0)
            : new Letter(dots(outline, ink), ink.x, ink.y);
    Box to =
        key.turn()
            .box(
                new Box(upright.x(), upright.y(), upright.dots().width(), upright.dots().height()),
                0,
                0);
    return new Letter(upright.dots().turned(key.turn()), to.x(), to.y());
  }

  /** A dot is black where the outline covers its centre; there are no greys. */
  private static Bitmap dots(Path2D outline, Rectangle ink) {
    BufferedImage image = new BufferedImage(ink.width, ink.height, BufferedImage.TYPE_BYTE_BINARY);
    Graphics2D graphics = image.createGraphics();
    graphics.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_OFF);
    graphics.setRenderingHint(RenderingHints.KEY_STROKE_CONTROL, RenderingHints.VALUE_STROKE_PURE);
    graphics.setColor(Color.WHITE);
    graphics.fill(
        outline.createTransformedShape(AffineTransform.getTranslateInstance(-ink.x, -ink.y)));
    graphics.dispose();
    Dots dots = new Dots(ink.width, ink.height);
    for (int y = 0; y < ink.height; y++) {
      for (int x = 0; x < ink.width; x++) {
        if (image.getRaster().getSample(x, y, 0) != 0) {
          dots.set(x, y);
        }
      }
    }
    return dots.bitmap();
  }
}
