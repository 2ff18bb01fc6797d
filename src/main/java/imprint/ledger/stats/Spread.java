package imprint.ledger.stats;

import java.util.Map;
import java.util.TreeMap;

/**
 * How a duration is spread, however often it was measured: counted in classes, up to 127 ms each of
 * its own, above that 64 to each doubling. So what is told is right within 0.8 percent.
 */
public final class Spread {
  private static final int EXACT = 128;
  private static final int CLASSES = 64;
  private static final int EXACT_BITS = 7;

  private final TreeMap<Integer, Long> counts = new TreeMap<>();
  private long count;

  /**
   * @param ms not negative
   */
  void add(long ms) {
    counts.merge(place(ms), 1L, Long::sum);
    count++;
  }

  public long count() {
    return count;
  }

  /** What half of them did not exceed, in ms; 0 where there are none. */
  public long median() {
    return quantile(50);
  }

  /** What 95 of a hundred did not exceed, in ms; 0 where there are none. */
  public long p95() {
    return quantile(95);
  }

  /** By nearest rank. */
  private long quantile(int percent) {
    long rank = Math.max(1, Math.ceilDiv(count * percent, 100L));
    long seen = 0;
    for (Map.Entry<Integer, Long> one : counts.entrySet()) {
      seen += one.getValue();
      if (seen >= rank) {
        return middle(one.getKey());
      }
    }
    return 0;
  }

  private static int place(long ms) {
    if (ms < EXACT) {
      return (int) ms;
    }
    int doublings = Long.SIZE - 1 - Long.numberOfLeadingZeros(ms) - EXACT_BITS;
    int within = (int) (ms >> (doublings + 1)) & (CLASSES - 1);
    return EXACT + doublings * CLASSES + within;
  }

  private static long middle(int place) {
    if (place < EXACT) {
      return place;
    }
    int doublings = (place - EXACT) / CLASSES;
    long lowest = (long) (CLASSES + (place - EXACT) % CLASSES) << (doublings + 1);
    return lowest + (1L << doublings);
  }
}
