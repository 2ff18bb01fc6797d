package imprint.label;

/** Quarters of a turn, clockwise. */
enum Turn {
  NONE(0),
  RIGHT(1),
  HALF(2),
  LEFT(3);

  private final int quarters;

  Turn(int quarters) {
    this.quarters = quarters;
  }

  /** Whether what was wide still is. */
  boolean upright() {
    return this == NONE || this == HALF;
  }

  int quarters() {
    return quarters;
  }

  int degrees() {
    return 90 * quarters;
  }

  Turn then(Turn other) {
    return values()[(quarters + other.quarters) % 4];
  }

  /** Where a point of a picture of that size goes, its edges being points as well. */
  int x(int x, int y, int width, int height) {
    return switch (this) {
      case NONE -> x;
      case RIGHT -> height - y;
      case HALF -> width - x;
      case LEFT -> y;
    };
  }

  /** Beside {@link #x}. */
  int y(int x, int y, int width, int height) {
    return switch (this) {
      case NONE -> y;
      case RIGHT -> x;
      case HALF -> height - y;
      case LEFT -> width - x;
    };
  }

  Box box(Box box, int width, int height) {
    int x = x(box.x(), box.y(), width, height);
    int y = y(box.x(), box.y(), width, height);
    int otherX = x(box.right(), box.bottom(), width, height);
    int otherY = y(box.right(), box.bottom(), width, height);
    return new Box(
        Math.min(x, otherX), Math.min(y, otherY), Math.abs(x - otherX), Math.abs(y - otherY));
  }
}
