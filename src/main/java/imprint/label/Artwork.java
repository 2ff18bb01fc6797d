package imprint.label;

import imprint.finding.Finding;
import imprint.finding.Refusal;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Iterator;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.stream.ImageInputStream;

/**
 * A picture that the customer supplies, as greys.
 *
 * @param grey a byte a pixel, row by row, 0 is black; what is transparent is white. Not to be
 *     changed
 */
record Artwork(int width, int height, byte[] grey) {
  private static final int MOST_PIXELS = 16_000_000;

  /**
   * Reads a PNG, GIF, BMP or JPEG.
   *
   * @throws Refusal label.image-unreadable, label.image-large
   */
  static Artwork read(byte[] bytes, String file) {
    ImageIO.setUseCache(false);
    try (ImageInputStream in = ImageIO.createImageInputStream(new ByteArrayInputStream(bytes))) {
      Iterator<ImageReader> readers = ImageIO.getImageReaders(in);
      if (!readers.hasNext()) {
        throw Refusal.of("label.image-unreadable", file);
      }
      ImageReader reader = readers.next();
      try {
        reader.setInput(in, true, true);
        if ((long) reader.getWidth(0) * reader.getHeight(0) > MOST_PIXELS) {
          throw Refusal.of("label.image-large", file, MOST_PIXELS / 1_000_000);
        }
        return of(reader.read(0));
      } finally {
        reader.dispose();
      }
    } catch (IOException | IllegalArgumentException | IndexOutOfBoundsException broken) {
      throw new Refusal(Finding.error("label.image-unreadable", file), broken);
    }
  }

  private static Artwork of(BufferedImage image) {
    int width = image.getWidth();
    int height = image.getHeight();
    byte[] grey = new byte[width * height];
    for (int i = 0; i < grey.length; i++) {
      int argb = image.getRGB(i % width, i / width);
      int alpha = argb >>> 24;
      // Rec. 601 luma
      int luma =
          (299 * (argb >> 16 & 0xFF) + 587 * (argb >> 8 & 0xFF) + 114 * (argb & 0xFF)) / 1000;
      grey[i] = (byte) (255 - (255 - luma) * alpha / 255);
    }
    return new Artwork(width, height, grey);
  }

  /** In dots, as large as it can be in a box of that size; black where it is darker than half. */
  Bitmap dots(int most, int highest) {
    double scale = Math.min((double) most / width, (double) highest / height);
    int w = Math.max(1, (int) Math.round(width * scale));
    int h = Math.max(1, (int) Math.round(height * scale));
    Dots dots = new Dots(w, h);
    for (int y = 0; y < h; y++) {
      for (int x = 0; x < w; x++) {
        if (mean(x, w, y, h) < 128) {
          dots.set(x, y);
        }
      }
    }
    return dots.bitmap();
  }

  /** Of the pixels that one dot covers. */
  private int mean(int x, int w, int y, int h) {
    int left = (int) ((long) x * width / w);
    int right = Math.max(left + 1, (int) ((long) (x + 1) * width / w));
    int top = (int) ((long) y * height / h);
    int bottom = Math.max(top + 1, (int) ((long) (y + 1) * height / h));
    long sum = 0;
    for (int row = top; row < bottom; row++) {
      for (int column = left; column < right; column++) {
        sum += grey[row * width + column] & 0xFF;
      }
    }
    return (int) (sum / ((long) (right - left) * (bottom - top)));
  }

  @Override
  public String toString() {
    return "Artwork of " + width + " by " + height;
  }
}
