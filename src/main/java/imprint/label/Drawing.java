package imprint.label;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * The one picture of a label, or of a sheet of them, that all outputs are made from.
 *
 * @param width dots
 * @param height dots
 * @param dpi dots an inch
 * @param size what was asked for, which is not a whole number of dots
 */
record Drawing(int width, int height, int dpi, Size size, List<Mark> marks) {
  static final double MM_PER_INCH = 25.4;
  private static final double POINTS_PER_INCH = 72;

  Drawing {
    marks = List.copyOf(marks);
  }

  /** As wide and high as the nearest number of dots. */
  static Drawing of(Size size, int dpi, List<Mark> marks) {
    return new Drawing(dots(size.width(), dpi), dots(size.height(), dpi), dpi, size, marks);
  }

  /** The nearest whole number of dots. */
  static int dots(double mm, int dpi) {
    return (int) Math.round(mm * dpi / MM_PER_INCH);
  }

  /** The smallest whole number of dots that is not less than so many points. */
  static int dotsOfPoints(double points, int dpi) {
    return (int) Math.ceil(points * dpi / POINTS_PER_INCH);
  }

  double mm(int dots) {
    return dots * MM_PER_INCH / dpi;
  }

  double points(double dots) {
    return dots * POINTS_PER_INCH / dpi;
  }

  Box area() {
    return new Box(0, 0, width, height);
  }

  <M extends Mark> Stream<M> all(Class<M> kind) {
    return marks.stream().filter(kind::isInstance).map(kind::cast);
  }

  Stream<Mark.Text> texts(Mark.Role role) {
    return all(Mark.Text.class).filter(text -> text.role() == role);
  }

  Stream<Mark.Code> codes(Symbol.Kind kind) {
    return all(Mark.Code.class).filter(code -> code.symbol().kind() == kind);
  }

  /** The same, turned clockwise: a label may leave the printer with any side first. */
  Drawing turned(Turn turn) {
    Size to = turn.upright() ? size : size.swapped();
    int w = turn.upright() ? width : height;
    int h = turn.upright() ? height : width;
    List<Mark> there = new ArrayList<>();
    for (Mark mark : marks) {
      there.add(mark.turned(turn, width, height));
    }
    return new Drawing(w, h, dpi, to, there);
  }
}
