package imprint.ledger;

import java.time.Duration;
import java.time.Instant;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The process that wrote an event, so that the next one can tell whether it is still at work.
 *
 * @param started as the operating system tells it; a process number alone is soon used again
 * @param installation whose process it is, where a ledger has stations on several computers; empty
 *     for a ledger in a file, which only processes of its own computer have open
 */
record Run(long pid, Instant started, String installation) {
  private static final Pattern TEXT =
      Pattern.compile("(\\d{1,18})@(\\d{1,18})(?:@([0-9a-f]{16}))?");

  /** Linux reckons a start from the wall clock and ticks of 10 ms: it is not exact. */
  private static final Duration INEXACT = Duration.ofSeconds(2);

  static Run current(String installation) {
    ProcessHandle self = ProcessHandle.current();
    return new Run(self.pid(), startOf(self), installation);
  }

  /**
   * True when {@code other} has ended. A process of another computer cannot be asked: only its own
   * installation finds out that it is gone. A clock that was set since can make a living one look
   * gone; then its next {@link Ledger#append} is told that the unit moved.
   */
  boolean outlived(Run other) {
    return !equals(other) && installation.equals(other.installation) && other.gone();
  }

  private boolean gone() {
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
        Long.parseLong(matcher.group(1)),
        Instant.ofEpochMilli(Long.parseLong(matcher.group(2))),
        matcher.group(3) == null ? "" : matcher.group(3));
  }

  @Override
  public String toString() {
    String process = pid + "@" + started.toEpochMilli();
    return installation.isEmpty() ? process : process + "@" + installation;
  }
}
