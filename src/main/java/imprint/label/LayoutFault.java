package imprint.label;

import org.jspecify.annotations.Nullable;

/** A value in a layout that cannot be; where it is, only the file's reader knows. */
final class LayoutFault extends IllegalArgumentException {
  private static final long serialVersionUID = 1;

  private final String field;

  LayoutFault(String field) {
    super(field);
    this.field = field;
  }

  String field() {
    return field;
  }

  static double within(String field, double value, double least, double most) {
    // also refuses what is not a number
    if (value >= least && value <= most) {
      return value;
    }
    throw new LayoutFault(field);
  }

  /** What a layout has to give. */
  static <T> T given(@Nullable T value, String field) {
    if (value == null) {
      throw new LayoutFault(field);
    }
    return value;
  }

  static void unless(boolean fine, String field) {
    if (!fine) {
      throw new LayoutFault(field);
    }
  }
}
