package imprint.label;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A value in a layout that cannot be; where it is, only the file's reader knows. */
final class LayoutFault extends IllegalArgumentException {
  private static final long serialVersionUID = 1;

  private final String field;
  private final transient Optional<LayoutMistake.Range> range;

  LayoutFault(String field) {
    this(field, Optional.empty());
  }

  private LayoutFault(String field, Optional<LayoutMistake.Range> range) {
    super(field);
    this.field = field;
    this.range = range;
  }

  String field() {
    return field;
  }

  /** What the value may be, where it is a number. */
  Optional<LayoutMistake.Range> range() {
    return range;
  }

  static double within(String field, double value, double least, double most) {
    // also refuses what is not a number
    if (value >= least && value <= most) {
      return value;
    }
    throw new LayoutFault(field, Optional.of(new LayoutMistake.Range(least, most)));
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
