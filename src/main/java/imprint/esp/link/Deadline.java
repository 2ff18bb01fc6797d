package imprint.esp.link;

import java.time.Duration;
import java.util.function.LongSupplier;

/** One monotonic point in time that a whole exchange must keep, however many reads it takes. */
public final class Deadline {
  private final LongSupplier nanoTime;
  private final long at;

  private Deadline(LongSupplier nanoTime, Duration span) {
    this.nanoTime = nanoTime;
    this.at = nanoTime.getAsLong() + span.toNanos();
  }

  /** By the computer's clock. */
  public static Deadline after(Duration span) {
    return after(span, System::nanoTime);
  }

  /**
   * By the clock of a link, for what waits for its board.
   *
   * @param nanoTime {@link Link#nanoTime}
   */
  public static Deadline after(Duration span, LongSupplier nanoTime) {
    return new Deadline(nanoTime, span);
  }

  /** What is left; zero when the time is up. */
  public Duration left() {
    long nanos = at - nanoTime.getAsLong();
    return nanos > 0 ? Duration.ofNanos(nanos) : Duration.ZERO;
  }

  public boolean passed() {
    return left().isZero();
  }
}
