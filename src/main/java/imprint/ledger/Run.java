package imprint.ledger;

import java.time.Duration;
import java.time.Instant;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The process that wrote an event, so that the next one can tell whether it is still at work.
 *
 * @param started as the operating system tells it; a process number alone is soon used again
 */
record Run(long pid, Instant started) {
  private static final Pattern TEXT = Pattern.compile("(\\d{1,18})@(\\d{1,18})");

  /** Linux reckons a start from the wall clock and ticks of 10 ms: it is not exact. */
  private static final Duration INEXACT = Duration.ofSeconds(2);

  static Run current() {
    ProcessHandle self = ProcessHandle.current();
    return new Run(self.pid(), startOf(self));
  }

  /**
   * True when that process has ended. A clock that was set since can make a living one look gone;
   * then its next {@link Ledger#append} is told that the unit moved.
   */
  boolean gone() {
    return ProcessHandle.of(pid)
        .filter(ProcessHandle::isAlive)
        .filter(other -> Duration.between(startOf(other), started).abs().compareTo(INEXACT) <= 0)
        .isEmpty();
  }

  private static Instant startOf(ProcessHandle process) {
    return process.info().startInstant().orElse(Instant.EPOCH);
  }

  static Run parse(String text) {
    Matcher matcher = TEXT.matcher(text);
    if (!matcher.matches()) {
      throw new IllegalArgumentException("not a run: " + text);
    }
    return new Run(
        Long.parseLong(matcher.group(1)), Instant.ofEpochMilli(Long.parseLong(matcher.group(2))));
  }

  @Override
  public String toString() {
    return pid + "@" + started.toEpochMilli();
  }
}
