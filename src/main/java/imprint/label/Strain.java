package imprint.label;

import java.util.Arrays;
import java.util.Optional;

/**
 * What happens to a code between the drawing and the scanner, and what it has to survive: worn
 * pictures of it, always the same, are read like the label itself. The grey ones have a tenth less
 * contrast.
 */
enum Strain {
  /** Out of focus by half a module. */
  BLUR,
  /** Thermal heads burn wider than a dot: every black dot grows by one to the right and down. */
  GROWTH,
  /** Stuck on askew: two degrees. */
  SKEW;

  private static final double SKEW_RADIANS = Math.toRadians(2);

  /** Black and white after a tenth of the contrast is lost. */
  static final int BLACK = 13;

  static final int WHITE = 242;

  /** What is read off the worn code. */
  Optional<String> read(CodePicture code) {
    return switch (this) {
      case GROWTH -> Reading.of(code.kind(), grown(code.clean()));
      case BLUR -> Reading.of(code.kind(), blurred(code.grey(), code.module()));
      case SKEW -> Reading.of(code.kind(), skewed(code.grey()));
    };
  }

  private static Bitmap grown(Bitmap clean) {
    Dots dots = new Dots(clean.width(), clean.height());
    dots.draw(clean, 0, 0, false);
    dots.draw(clean, 1, 0, false);
    dots.draw(clean, 0, 1, false);
    return dots.bitmap();
  }

  /** Each pixel the mean of the square around it, with white beyond the edges. */
  private static Reading.Grey blurred(Reading.Grey clean, int module) {
    int reach = Math.max(1, module / 4);
    int window = 2 * reach + 1;
    int width = clean.width();
    int height = clean.height();
    int[] columns = new int[width + 2 * reach];
    Arrays.fill(columns, WHITE * window);
    byte[] pixels = new byte[width * height];
    for (int y = 0; y < height + reach; y++) {
      for (int x = 0; x < width; x++) {
        int enters = y < height ? clean.pixels()[y * width + x] & 0xFF : WHITE;
        int leaves = y < window ? WHITE : clean.pixels()[(y - window) * width + x] & 0xFF;
        columns[x + reach] += enters - leaves;
      }
      if (y >= reach) {
        means(columns, window, pixels, (y - reach) * width, width);
      }
    }
    return new Reading.Grey(width, height, pixels);
  }

  private static void means(int[] columns, int window, byte[] pixels, int at, int width) {
    int sum = 0;
    for (int i = 0; i < window - 1; i++) {
      sum += columns[i];
    }
    for (int x = 0; x < width; x++) {
      sum += columns[x + window - 1];
      pixels[at + x] = (byte) (sum / (window * window));
      sum -= columns[x];
    }
  }

  /** About its middle, each pixel from the four that it falls between. */
  private static Reading.Grey skewed(Reading.Grey clean) {
    int width = clean.width();
    int height = clean.height();
    byte[] pixels = new byte[width * height];
    Arrays.fill(pixels, (byte) WHITE);
    int cos = (int) Math.round(Math.cos(SKEW_RADIANS) * 65536);
    int sin = (int) Math.round(Math.sin(SKEW_RADIANS) * 65536);
    for (int y = 0; y < height; y++) {
      int down = 2 * y - height + 1;
      for (int x = 0; x < width; x++) {
        int right = 2 * x - width + 1;
        // in 1/65536 of a pixel
        int fromX = (cos * right + sin * down) / 2 + (width - 1) * 32768;
        int fromY = (cos * down - sin * right) / 2 + (height - 1) * 32768;
        int left = fromX >> 16;
        int top = fromY >> 16;
        if (left >= 0 && top >= 0 && left < width - 1 && top < height - 1) {
          int at = top * width + left;
          pixels[y * width + x] =
              between(clean.pixels(), at, width, fromX >> 8 & 0xFF, fromY >> 8 & 0xFF);
        }
      }
    }
    return new Reading.Grey(width, height, pixels);
  }

  private static byte between(byte[] pixels, int at, int width, int x, int y) {
    int above = (pixels[at] & 0xFF) * (256 - x) + (pixels[at + 1] & 0xFF) * x;
    int below = (pixels[at + width] & 0xFF) * (256 - x) + (pixels[at + width + 1] & 0xFF) * x;
    return (byte) ((above * (256 - y) + below * y) >> 16);
  }
}
