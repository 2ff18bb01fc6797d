package imprint.nvs;

import static imprint.nvs.PageLayout.ENTRIES;
import static imprint.nvs.PageLayout.ENTRY;
import static imprint.nvs.PageLayout.PAGE;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;

/** Where the entries are that an image's state bitmaps call written. */
final class WrittenEntries {
  private WrittenEntries() {}

  /** Offsets in bytes from the start of {@code image}, which is whole pages; ascending. */
  static int[] of(byte[] image) {
    int[] found = new int[image.length / PAGE * ENTRIES];
    int count = 0;
    for (int page = 0; page < image.length; page += PAGE) {
      for (int index = 0; index < ENTRIES; index++) {
        if (index % 4 == 0 && image[page + PageLayout.BITMAP_AT + index / 4] == -1) {
          // four that are free
          index += 3;
        } else if (PageLayout.entryState(image, page, index) == PageLayout.WRITTEN) {
          found[count++] = page + PageLayout.entryAt(index);
        }
      }
    }
    return Arrays.copyOf(found, count);
  }

  /** Whether one of them at least is a head with the right checksum. */
  static boolean anySound(byte[] image, int[] entries) {
    ByteBuffer words = ByteBuffer.wrap(image).order(ByteOrder.LITTLE_ENDIAN);
    for (int at : entries) {
      if (words.getInt(at + PageLayout.CRC_AT) == PageLayout.entryCrc(image, at)) {
        return true;
      }
    }
    return false;
  }

  /** Copies the entries, one behind the other. */
  static byte[] gather(byte[] image, int[] entries) {
    byte[] gathered = new byte[entries.length * ENTRY];
    for (int i = 0; i < entries.length; i++) {
      System.arraycopy(image, entries[i], gathered, i * ENTRY, ENTRY);
    }
    return gathered;
  }

  /** Puts them back. */
  static void scatter(byte[] gathered, byte[] image, int[] entries) {
    for (int i = 0; i < entries.length; i++) {
      System.arraycopy(gathered, i * ENTRY, image, entries[i], ENTRY);
    }
  }
}
