package imprint.nvs;

import static imprint.nvs.PageLayout.ENTRIES;
import static imprint.nvs.PageLayout.PAGE;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;

/**
 * What the header and the bitmap of a page say, be they right or wrong; also of an encrypted image.
 *
 * @param page its place in the image, from 0
 * @param state EMPTY, ACTIVE, FULL, FREEING, CORRUPT, or UNKNOWN
 * @param sequence when it was started, from 0; the device reads pages in this order
 * @param version of the format, 1 or 2
 * @param written entries in use, those with data included
 * @param erased entries that were in use
 * @param free entries that were never used
 */
public record NvsPageSummary(
    int page, String state, long sequence, int version, int written, int erased, int free) {
  /** Of a page that was never started, which has no sequence number and no version. */
  public boolean isEmpty() {
    return state.equals(PageState.EMPTY.toString());
  }

  static List<NvsPageSummary> of(byte[] image) {
    List<NvsPageSummary> pages = new ArrayList<>();
    for (int number = 0; number < image.length / PAGE; number++) {
      pages.add(of(image, number));
    }
    return List.copyOf(pages);
  }

  private static NvsPageSummary of(byte[] image, int number) {
    int at = number * PAGE;
    ByteBuffer words = ByteBuffer.wrap(image).order(ByteOrder.LITTLE_ENDIAN);
    int[] counts = new int[4];
    for (int index = 0; index < ENTRIES; index++) {
      counts[PageLayout.entryState(image, at, index)]++;
    }
    return new NvsPageSummary(
        number,
        PageState.ofCode(words.getInt(at + PageLayout.STATE_AT))
            .map(PageState::toString)
            .orElse("UNKNOWN"),
        Integer.toUnsignedLong(words.getInt(at + PageLayout.SEQUENCE_AT)),
        0x100 - (words.get(at + PageLayout.VERSION_AT) & 0xFF),
        counts[PageLayout.WRITTEN],
        counts[PageLayout.ERASED],
        counts[PageLayout.EMPTY]);
  }
}
