package imprint.line.people;

import java.time.Duration;
import java.time.Instant;

/**
 * Wrong PINs in a row.
 *
 * @param failed how many
 * @param last the latest, in seconds since 1970
 */
record Tries(int failed, long last) {
  static final Tries NONE = new Tries(0, 0);

  /** In seconds, after so many. It rises, and ends: nobody is locked out for good. */
  private static final int[] WAITS = {0, 0, 0, 5, 10, 30, 60, 120, 300};

  Tries {
    if (failed < 0 || last < 0) {
      throw new IllegalArgumentException("not a number of tries");
    }
  }

  Tries more(Instant now) {
    return new Tries(Math.min(failed + 1, WAITS.length), Math.max(0, now.getEpochSecond()));
  }

  /** How long the next try has to wait. A clock that was set back keeps nobody out. */
  Duration left(Instant now) {
    long since = now.getEpochSecond() - last;
    long wait = WAITS[Math.min(failed, WAITS.length - 1)];
    return since < 0 || since >= wait ? Duration.ZERO : Duration.ofSeconds(wait - since);
  }
}
