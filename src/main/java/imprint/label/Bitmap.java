package imprint.label;

import java.util.Arrays;

/**
 * Dots of one colour, packed.
 *
 * @param rows of (width + 7) / 8 bytes each, the leftmost dot in the highest bit, 1 is black; bits
 *     behind the last dot of a row are 0. Not to be changed
 */
record Bitmap(int width, int height, byte[] rows) {
  static int stride(int width) {
    return (width + 7) / 8;
  }

  int stride() {
    return stride(width);
  }

  boolean black(int x, int y) {
    return (rows[y * stride() + x / 8] & 0x80 >> (x % 8)) != 0;
  }

  Bitmap turned(Turn turn) {
    if (turn == Turn.NONE) {
      return this;
    }
    Dots there = turn.upright() ? new Dots(width, height) : new Dots(height, width);
    for (int y = 0; y < height; y++) {
      for (int x = 0; x < width; x++) {
        if (black(x, y)) {
          Box to = turn.box(new Box(x, y, 1, 1), width, height);
          there.set(to.x(), to.y());
        }
      }
    }
    return there.bitmap();
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Bitmap(int w, int h, byte[] r)
        && w == width
        && h == height
        && Arrays.equals(r, rows);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(rows);
  }

  @Override
  public String toString() {
    return "Bitmap of " + width + " by " + height;
  }
}
