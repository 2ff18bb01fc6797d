package imprint.label;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;

/** The dots of a label: what the print head burns. */
final class Raster {
  private final BufferedImage image;
  private final int dpi;

  Raster(BufferedImage image, int dpi) {
    this.image = image;
    this.dpi = dpi;
  }

  /** A dot is black where the drawing covers its centre; there are no greys. */
  static Raster of(Drawing drawing) {
    BufferedImage image =
        new BufferedImage(drawing.width(), drawing.height(), BufferedImage.TYPE_BYTE_BINARY);
    Graphics2D graphics = image.createGraphics();
    graphics.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_OFF);
    graphics.setRenderingHint(RenderingHints.KEY_STROKE_CONTROL, RenderingHints.VALUE_STROKE_PURE);
    graphics.setColor(Color.WHITE);
    graphics.fillRect(0, 0, image.getWidth(), image.getHeight());
    for (Mark mark : drawing.marks()) {
      graphics.setColor(Color.BLACK);
      draw(mark, graphics);
    }
    graphics.dispose();
    return new Raster(image, drawing.dpi());
  }

  private static void draw(Mark mark, Graphics2D graphics) {
    switch (mark) {
      case Mark.Bar(Box box) -> graphics.fillRect(box.x(), box.y(), box.width(), box.height());
      case Mark.Code code -> {
        for (Box run : code.darkRuns()) {
          graphics.fillRect(run.x(), run.y(), run.width(), run.height());
        }
      }
      case Mark.Text text -> {
        graphics.setColor(text.white() ? Color.WHITE : Color.BLACK);
        graphics.fill(text.outline());
      }
    }
  }

  BufferedImage image() {
    return image;
  }

  int dpi() {
    return dpi;
  }

  boolean black(int x, int y) {
    return (image.getRGB(x, y) & 0xFFFFFF) == 0;
  }
}
