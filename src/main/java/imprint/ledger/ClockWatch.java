package imprint.ledger;

import imprint.finding.Finding;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Tells the time, and notices when the clock does not go like one: it says earlier than the chain's
 * last event, or went another way than this process' own count of time since the last one.
 */
final class ClockWatch {
  /** Clocks that are kept right by a time server step back a little now and then. */
  private static final Duration BACK = Duration.ofSeconds(2);

  private static final Duration DRIFT = Duration.ofSeconds(5);

  private static final String WENT_BACK = "back ";
  private static final String JUMPED = "jumped ";

  private final InstantSource wall;
  private final LongSupplier nanos;
  private @Nullable Reading last;

  /**
   * @param nanos counts on whatever the clock is set to, as {@link System#nanoTime}
   */
  ClockWatch(InstantSource wall, LongSupplier nanos) {
    this.wall = wall;
    this.nanos = nanos;
  }

  /**
   * @param nanos of this process at the same time
   * @param oddity null, or {@code back} or {@code jumped} and the milliseconds
   */
  record Reading(Instant at, long nanos, @Nullable String oddity) {}

  /**
   * @param before time of the chain's last event
   */
  synchronized Reading read(Instant before) {
    Instant at = wall.instant();
    long count = nanos.getAsLong();
    return new Reading(at, count, oddity(at, count, before));
  }

  private @Nullable String oddity(Instant at, long count, Instant before) {
    Duration back = Duration.between(at, before);
    if (back.compareTo(BACK) > 0) {
      return WENT_BACK + back.toMillis();
    }
    if (last == null) {
      return null;
    }
    Duration drift = Duration.between(last.at, at).minusNanos(count - last.nanos);
    return drift.abs().compareTo(DRIFT) > 0 ? JUMPED + drift.toMillis() : null;
  }

  /** That one is recorded: the next is held against it. */
  synchronized void recorded(Reading reading) {
    last = reading;
  }

  /** What to tell of an oddity; empty for none. */
  static Optional<Finding> told(@Nullable String oddity, String at) {
    if (oddity == null) {
      return Optional.empty();
    }
    if (oddity.startsWith(WENT_BACK)) {
      return Optional.of(Finding.warning("ledger.clock-went-back", seconds(oddity, WENT_BACK), at));
    }
    return Optional.of(Finding.warning("ledger.clock-jumped", seconds(oddity, JUMPED), at));
  }

  private static String seconds(String oddity, String word) {
    try {
      return Duration.ofMillis(Long.parseLong(oddity.substring(word.length()))).toSeconds() + " s";
    } catch (NumberFormatException | IndexOutOfBoundsException altered) {
      return "? s";
    }
  }
}
