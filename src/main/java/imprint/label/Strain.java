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

  private static Reading.Grey blurred(Reading.Grey clean, int module) {
    int reach = Math.max(1, module / 4);
    byte[] across = new byte[clean.pixels().length];
    byte[] both = new byte[clean.pixels().length];
    for (int y = 0; y < clean.height(); y++) {
      mean(clean.pixels(), across, y * clean.width(), 1, clean.width(), reach);
    }
    for (int x = 0; x < clean.width(); x++) {
      mean(across, both, x, clean.width(), clean.height(), reach);
    }
    return new Reading.Grey(clean.width(), clean.height(), both);
  }

  /** Along one line of pixels, of each with its neighbours as far as {@code reach}. */
  private static void mean(byte[] from, byte[] to, int start, int step, int count, int reach) {
    int window = 2 * reach + 1;
    int sum = WHITE * (reach + 1);
    for (int i = 0; i < reach; i++) {
      sum += at(from, start, step, count, i);
    }
    for (int i = 0; i < count; i++) {
      sum += at(from, start, step, count, i + reach);
      sum -= at(from, start, step, count, i - reach - 1);
      to[start + i * step] = (byte) (sum / window);
    }
  }

  private static int at(byte[] pixels, int start, int step, int count, int i) {
    return i < 0 || i >= count ? WHITE : pixels[start + i * step] & 0xFF;
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
    return (byte) (above * (256 - y) + below * y >> 16);
  }
}
