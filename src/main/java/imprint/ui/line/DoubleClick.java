package imprint.ui.line;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/** Tells a press that came so soon behind another one that nobody can have read what it does. */
final class DoubleClick {
  static final Duration WITHIN = Duration.ofMillis(500);

  private final InstantSource clock;
  private Instant last = Instant.MIN;

  DoubleClick(InstantSource clock) {
    this.clock = clock;
  }

  /** A press, now. */
  boolean second() {
    Instant before = last;
    last = clock.instant();
    return !last.isBefore(before) && last.isBefore(before.plus(WITHIN));
  }
}
