package imprint.ui.layouts;

/**
 * Dots as pixels.
 *
 * @param argb row by row, black or white; not to be changed
 */
record Pixels(int width, int height, int[] argb) {
  /** With the mean of so many dots across and down in each pixel. */
  Pixels smaller(int by) {
    if (by <= 1) {
      return this;
    }
    int w = Math.max(1, width / by);
    int h = Math.max(1, height / by);
    int[] means = new int[w * h];
    for (int y = 0; y < h; y++) {
      for (int x = 0; x < w; x++) {
        int sum = 0;
        for (int row = y * by; row < Math.min(height, (y + 1) * by); row++) {
          for (int column = x * by; column < Math.min(width, (x + 1) * by); column++) {
            sum += argb[row * width + column] & 0xFF;
          }
        }
        int grey = Math.min(0xFF, sum / (by * by));
        means[y * w + x] = 0xFF000000 | grey << 16 | grey << 8 | grey;
      }
    }
    return new Pixels(w, h, means);
  }

  @Override
  public boolean equals(Object other) {
    return this == other;
  }

  @Override
  public int hashCode() {
    return System.identityHashCode(this);
  }

  @Override
  public String toString() {
    return "Pixels, " + width + " by " + height;
  }
}
