package imprint.label;

/** A rectangle of whole dots; y grows downwards, right and bottom edge are outside. */
record Box(int x, int y, int width, int height) {
  int right() {
    return x + width;
  }

  int bottom() {
    return y + height;
  }

  boolean holds(Box other) {
    return other.x >= x && other.y >= y && other.right() <= right() && other.bottom() <= bottom();
  }

  boolean overlaps(Box other) {
    return other.x < right() && x < other.right() && other.y < bottom() && y < other.bottom();
  }

  /** Larger by {@code dots} on each side. */
  Box grown(int dots) {
    return new Box(x - dots, y - dots, width + 2 * dots, height + 2 * dots);
  }
}
