package imprint.ui;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;

/** Seconds from unit to unit, over the last of them. */
final class Takt {
  private static final int UNITS = 11;

  /** Longer than that between two units is a break, and tells nothing of the pace. */
  private static final Duration BREAK = Duration.ofMinutes(10);

  private final Deque<Instant> passed = new ArrayDeque<>();

  /** A unit passed; moments come in order. */
  void passed(Instant at) {
    if (!passed.isEmpty() && passed.getLast().plus(BREAK).isBefore(at)) {
      passed.clear();
    }
    passed.add(at);
    if (passed.size() > UNITS) {
      passed.remove();
    }
  }

  /** The mean of the last ten; empty before two units passed without a break. */
  Optional<Duration> each() {
    int gaps = passed.size() - 1;
    return gaps < 1
        ? Optional.empty()
        : Optional.of(Duration.between(passed.getFirst(), passed.getLast()).dividedBy(gaps));
  }
}
