package imprint.label;

/** A sheet of dots that is drawn on; what falls outside is lost. */
final class Dots {
  private final int width;
  private final int height;
  private final int stride;
  private final byte[] rows;

  Dots(int width, int height) {
    this.width = width;
    this.height = height;
    stride = Bitmap.stride(width);
    rows = new byte[stride * height];
  }

  void set(int x, int y) {
    if (x >= 0 && y >= 0 && x < width && y < height) {
      rows[y * stride + x / 8] |= (byte) (0x80 >> (x % 8));
    }
  }

  void fill(Box box) {
    int left = Math.max(0, box.x());
    int right = Math.min(width, box.right());
    if (left >= right) {
      return;
    }
    int first = left / 8;
    int last = (right - 1) / 8;
    int from = 0xFF >> (left % 8);
    int to = 0xFF00 >> (1 + (right - 1) % 8);
    for (int y = Math.max(0, box.y()); y < Math.min(height, box.bottom()); y++) {
      int at = y * stride;
      if (first == last) {
        rows[at + first] |= (byte) (from & to);
        continue;
      }
      rows[at + first] |= (byte) from;
      for (int i = first + 1; i < last; i++) {
        rows[at + i] = (byte) 0xFF;
      }
      rows[at + last] |= (byte) to;
    }
  }

  /** Its black dots become black here, or white. */
  void draw(Bitmap picture, int x, int y, boolean white) {
    int shift = Math.floorMod(x, 8);
    int column = Math.floorDiv(x, 8);
    int from = Math.max(0, -column - 1);
    int end = Math.min(picture.stride(), stride - column);
    for (int to = Math.max(0, y); to < Math.min(height, y + picture.height()); to++) {
      int row = (to - y) * picture.stride();
      for (int i = from; i < end; i++) {
        int bits = (picture.rows()[row + i] & 0xFF) << (8 - shift);
        if (bits != 0) {
          put(to, column + i, bits >> 8, white);
          put(to, column + i + 1, bits & 0xFF, white);
        }
      }
    }
  }

  private void put(int row, int column, int bits, boolean white) {
    if (column < 0 || column >= stride) {
      return;
    }
    int at = row * stride + column;
    rows[at] = (byte) (white ? rows[at] & ~bits : rows[at] | bits);
  }

  /** What was drawn; this sheet is not to be used any more. */
  Bitmap bitmap() {
    int rest = width % 8;
    if (rest != 0) {
      for (int y = 0; y < height; y++) {
        rows[(y + 1) * stride - 1] &= (byte) (0xFF00 >> rest);
      }
    }
    return new Bitmap(width, height, rows);
  }
}
