package imprint.nvs;

import imprint.finding.Refusal;

/**
 * How full an image is.
 *
 * @param used entries that are written, namespaces and data entries included
 * @param usable entries that a generator may write: 126 a page, and of three pages and more all but
 *     the last, which stays blank for the device
 */
public record NvsUsage(int used, int usable) {
  /**
   * Counts the written entries of an image as a generator makes it; not of an encrypted one.
   *
   * @throws Refusal nvs.size
   */
  public static NvsUsage of(byte[] image) {
    int usable = usable(image.length);
    int used = 0;
    for (int page = 0; page < image.length; page += PageLayout.PAGE) {
      for (int entry = 0; entry < PageLayout.ENTRIES; entry++) {
        int bits = image[page + PageLayout.BITMAP_AT + entry / 4] >>> (2 * (entry % 4));
        used += (bits & 0b11) == 0b10 ? 1 : 0;
      }
    }
    return new NvsUsage(used, usable);
  }

  /**
   * Entries for use in a partition of {@code size} bytes.
   *
   * @throws Refusal nvs.size
   */
  public static int usable(int size) {
    if (size <= 0 || size % PageLayout.PAGE != 0 || size > NvsImage.MAX_SIZE) {
      throw Refusal.of("nvs.size", size);
    }
    return PageSequence.usable(size) * PageLayout.ENTRIES;
  }
}
