package imprint.bench;

import java.util.ArrayDeque;

/**
 * The memory in which an interrupt puts bytes while the ROM is busy erasing or programming. It is
 * small, and what does not fit is lost without a word: that is why nobody may send ahead.
 */
final class ReceiveRing {
  private final int size;
  private final ArrayDeque<Long> taken = new ArrayDeque<>();

  ReceiveRing(int size) {
    this.size = size;
  }

  /**
   * A byte comes in.
   *
   * @param arrival when
   * @param free when the ROM gets to it, if it is busy until then
   * @return false when the byte is lost
   */
  boolean accept(long arrival, long free) {
    while (!taken.isEmpty() && taken.peek() <= arrival) {
      taken.remove();
    }
    if (taken.size() >= size) {
      return false;
    }
    if (free > arrival) {
      taken.add(free);
    }
    return true;
  }
}
