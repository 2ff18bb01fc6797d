package imprint.bench;

import java.util.function.LongSupplier;

/**
 * The board's time in nanoseconds since it was made. On the virtual clock, time passes only when
 * somebody gets what the board needed time for; on the leaping one, when somebody waits.
 */
final class BoardClock {
  private final Pace pace;
  private final LongSupplier nanoTime;
  private final long start;
  private long virtualNow;
  private long touched;

  /**
   * @param nanoTime the computer's monotonic clock
   */
  BoardClock(Pace pace, LongSupplier nanoTime) {
    this.pace = pace;
    this.nanoTime = nanoTime;
    this.start = nanoTime.getAsLong();
    this.touched = start;
  }

  long now() {
    return pace == Pace.REAL ? nanoTime.getAsLong() - start : virtualNow;
  }

  /** The moment {@code time} has come for somebody who waited for it. */
  void reach(long time) {
    virtualNow = Math.max(virtualNow, time);
    touched = nanoTime.getAsLong();
  }

  /** Whether waiting lets this clock leap. */
  boolean leaps() {
    return pace == Pace.LEAPING;
  }

  /** The time that somebody sees who did not wait for the board but for a clock on the wall. */
  long observed() {
    return switch (pace) {
      case REAL, LEAPING -> now();
      case VIRTUAL -> virtualNow + nanoTime.getAsLong() - touched;
    };
  }

  /** How long somebody has to wait for {@code time}, in nanoseconds; 0 or less: not. */
  long untilReally(long time) {
    return pace == Pace.VIRTUAL ? 0 : time - now();
  }

  /** The clock of somebody who waits for the board. */
  long nanoTime() {
    return leaps() ? virtualNow : nanoTime.getAsLong();
  }
}
