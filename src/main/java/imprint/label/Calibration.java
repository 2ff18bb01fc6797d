package imprint.label;

import imprint.finding.Refusal;
import java.util.ArrayList;
import java.util.List;

/**
 * A label that tells what a printer does: rulers along two edges, whose zeros are the edges, show
 * how far its paper sits aside and whether it prints at its size; lines of one to four dots and
 * codes of several modules show how far it burns.
 */
public final class Calibration {
  /** The long tick that is measured from an edge, in millimetres. */
  public static final int TICK_MM = 10;

  private static final double SMALLEST_MM = 20;
  private static final double LARGEST_MM = 300;
  private static final double POINTS = 6;
  private static final int THICKEST = 4;
  private static final int LARGEST_MODULE = 12;

  private final int dpi;
  private final Size size;
  private final List<Mark> marks = new ArrayList<>();

  private Calibration(Size size, int dpi) {
    this.size = size;
    this.dpi = dpi;
  }

  /**
   * A label of that size.
   *
   * @param dpi one of {@link Label#RESOLUTIONS}
   * @throws Refusal label.resolution, label.calibration-size
   */
  public static Rendering of(Size size, int dpi) {
    if (!Label.RESOLUTIONS.contains(dpi)) {
      throw Refusal.of("label.resolution", dpi);
    }
    double least = Math.min(size.width(), size.height());
    double most = Math.max(size.width(), size.height());
    if (!(least >= SMALLEST_MM && most <= LARGEST_MM)) {
      throw Refusal.of("label.calibration-size", (int) SMALLEST_MM, (int) LARGEST_MM);
    }
    Calibration label = new Calibration(size, dpi);
    label.rulers();
    int below = label.lines(label.dots(6.5));
    label.codes(below + label.dots(1));
    Drawing drawing = Drawing.of(size, dpi, label.marks);
    // its rulers begin at the edges: moved, they leave the paper, and that is what it shows
    return new Rendering(drawing, Raster.of(drawing, new Glyphs()), true);
  }

  /** A tick each millimetre, longer ones each five, numbers each ten. */
  private void rulers() {
    for (int mm = 1; mm < size.width(); mm++) {
      int at = dots(mm);
      marks.add(new Mark.Bar(new Box(at, 0, 1, tick(mm))));
      if (mm % TICK_MM == 0 && mm + 3 < size.width()) {
        text(Integer.toString(mm), at + dots(0.4), dots(5.2));
      }
    }
    for (int mm = 1; mm < size.height(); mm++) {
      int at = dots(mm);
      marks.add(new Mark.Bar(new Box(0, at, tick(mm), 1)));
      if (mm % TICK_MM == 0) {
        text(Integer.toString(mm), dots(3.8), at + dots(0.8));
      }
    }
  }

  private int tick(int mm) {
    return dots(mm % TICK_MM == 0 ? 3.5 : mm % 5 == 0 ? 2.6 : 1.5);
  }

  /** As many lines of each thickness as they are thick, both ways. */
  private int lines(int top) {
    int x = dots(7);
    text(
        dpi
            + " dpi  "
            + Size.number(size.width())
            + " x "
            + Size.number(size.height())
            + " mm, in dots:",
        x,
        top + dots(1.5));
    int y = top + dots(2.4);
    int side = dots(2);
    for (int thick = 1; thick <= THICKEST; thick++) {
      for (int i = 0; i < THICKEST; i++) {
        marks.add(new Mark.Bar(new Box(x + i * 2 * thick, y, thick, side)));
        marks.add(
            new Mark.Bar(
                new Box(x + 2 * THICKEST * thick + dots(0.6), y + i * 2 * thick, side, thick)));
      }
      text(Integer.toString(thick), x + dots(6), y + dots(1.8));
      x += dots(8);
    }
    return y + dots(3);
  }

  /** One code of each module size for which there is room, its dots stand beneath. */
  private void codes(int top) {
    int x = dots(7);
    int y = top;
    int bottom = y;
    for (int module = 2; module <= LARGEST_MODULE; module++) {
      Symbol symbol = Symbols.qr("IMPRINT " + dpi + " DPI " + module);
      int side = (symbol.columns() + 2 * Symbols.QR_QUIET) * module;
      if (x + side > dots(size.width()) - dots(0.5)) {
        x = dots(7);
        y = bottom;
      }
      if (x + side > dots(size.width()) || y + side + dots(2.6) > dots(size.height())) {
        return;
      }
      int quiet = Symbols.QR_QUIET * module;
      marks.add(new Mark.Code(symbol, x + quiet, y + quiet, module));
      text(Integer.toString(module), x + quiet, y + side + dots(1.6));
      x += side;
      bottom = Math.max(bottom, y + side + dots(2.6));
    }
  }

  private void text(String said, int x, int baseline) {
    Words words = new Words(said, Drawing.dotsOfPoints(POINTS, dpi));
    marks.add(new Mark.Text(Mark.Role.OTHER, words, x, baseline, false));
  }

  private int dots(double mm) {
    return Drawing.dots(mm, dpi);
  }
}
