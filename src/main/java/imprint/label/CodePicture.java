package imprint.label;

import java.util.Arrays;

/**
 * One code as a scanner has it before it: cut out with its white zone, upright.
 *
 * @param clean the very dots
 * @param grey the same with a tenth less contrast, as finely as a camera sees it
 * @param module pixels of its grey modules
 */
record CodePicture(Symbol.Kind kind, Bitmap clean, Reading.Grey grey, int module) {
  /** Pixels that a module keeps at least: cameras see no more, and readers need no more. */
  private static final int PIXELS = 4;

  /** White around the small zones of codes other than QR, in modules. */
  private static final int MARGIN = 4;

  static CodePicture of(Mark.Code code, Bitmap label) {
    Bitmap clean = cut(code, label);
    int edge = Math.max(1, code.dots() / PIXELS);
    return new CodePicture(code.symbol().kind(), clean, grey(clean, edge), code.dots() / edge);
  }

  private static Bitmap cut(Mark.Code code, Bitmap label) {
    Bitmap zone = zone(code, label);
    if (code.symbol().kind() == Symbol.Kind.QR) {
      return zone;
    }
    int margin = MARGIN * code.dots();
    Dots dots = new Dots(zone.width() + 2 * margin, zone.height() + 2 * margin);
    dots.draw(zone, margin, margin, false);
    Bitmap wider = dots.bitmap();
    boolean lying = code.symbol().kind() == Symbol.Kind.CODE_128 && code.symbol().columns() == 1;
    return lying ? wider.turned(Turn.RIGHT) : wider;
  }

  /** The dots of a code and of its white zone. */
  static Bitmap zone(Mark.Code code, Bitmap label) {
    Box zone = code.withQuietZone();
    Dots dots = new Dots(zone.width(), zone.height());
    dots.draw(label, -zone.x(), -zone.y(), false);
    return dots.bitmap();
  }

  /** With so many dots in a pixel's edge. */
  private static Reading.Grey grey(Bitmap dots, int edge) {
    int width = dots.width() / edge;
    int height = dots.height() / edge;
    byte[] pixels = new byte[width * height];
    int[] black = new int[dots.width() + 8];
    byte[] shades = new byte[edge * edge + 1];
    for (int i = 0; i < shades.length; i++) {
      shades[i] = (byte) (Strain.WHITE - (Strain.WHITE - Strain.BLACK) * i / (edge * edge));
    }
    for (int y = 0; y < height; y++) {
      Arrays.fill(black, 0);
      for (int row = y * edge; row < (y + 1) * edge; row++) {
        count(dots, row, black);
      }
      for (int x = 0; x < width; x++) {
        int sum = 0;
        for (int i = x * edge; i < (x + 1) * edge; i++) {
          sum += black[i];
        }
        pixels[y * width + x] = shades[sum];
      }
    }
    return new Reading.Grey(width, height, pixels);
  }

  private static void count(Bitmap dots, int row, int[] black) {
    int stride = dots.stride();
    for (int i = 0; i < stride; i++) {
      int octet = dots.rows()[row * stride + i];
      if (octet != 0) {
        for (int bit = 0; bit < 8; bit++) {
          black[8 * i + bit] += octet >> (7 - bit) & 1;
        }
      }
    }
  }
}
