package imprint.esp.link;

import java.time.Duration;

/** One monotonic point in time that a whole exchange must keep, however many reads it takes. */
public final class Deadline {
  private final long at;

  private Deadline(long at) {
    this.at = at;
  }

  public static Deadline after(Duration span) {
    return new Deadline(System.nanoTime() + span.toNanos());
  }

  /** What is left; zero when the time is up. */
  public Duration left() {
    long nanos = at - System.nanoTime();
    return nanos > 0 ? Duration.ofNanos(nanos) : Duration.ZERO;
  }

  public boolean passed() {
    return left().isZero();
  }
}
