package imprint.label;

import java.util.List;
import java.util.stream.Stream;

/**
 * The one picture of a label that all outputs are made from.
 *
 * @param width dots
 * @param height dots
 * @param dpi dots an inch
 */
record Drawing(int width, int height, int dpi, List<Mark> marks) {
  private static final double MM_PER_INCH = 25.4;
  private static final double POINTS_PER_INCH = 72;

  Drawing {
    marks = List.copyOf(marks);
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
}
