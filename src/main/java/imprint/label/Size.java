package imprint.label;

/** Millimetres of a label or a sheet. */
public record Size(double width, double height) {
  /** As {@code 50x25.4}. */
  @Override
  public String toString() {
    return number(width) + "x" + number(height);
  }

  /** In plain decimals, two of them where they are needed. */
  static String number(double value) {
    double rounded = Math.rint(value * 100) / 100;
    return rounded == Math.rint(rounded) ? Long.toString((long) rounded) : Double.toString(rounded);
  }

  Size swapped() {
    return new Size(height, width);
  }
}
