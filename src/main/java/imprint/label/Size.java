package imprint.label;

/** Millimetres of a label or a sheet. */
public record Size(double width, double height) {
  Size swapped() {
    return new Size(height, width);
  }
}
