package imprint.esp.rom;

import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.CancellationException;
import java.util.function.BooleanSupplier;
import java.util.function.LongSupplier;

/** Listens to a console for as long as it is worth it. */
public final class ConsoleReading {
  private static final Duration SLICE = Duration.ofMillis(100);

  /** After a verdict: how long a console must be quiet, so that nothing worse follows at once. */
  private static final Duration QUIET = Duration.ofMillis(200);

  /** After a verdict: no console is waited for longer that never falls quiet. */
  private static final Duration AFTER = Duration.ofSeconds(1);

  /** Where the text comes from; a {@code Link}'s own read fits. */
  public interface Console {
    /** Waits at most {@code patience}; how many bytes were put into {@code buffer}, 0 for none. */
    int read(byte[] buffer, Duration patience) throws IOException;
  }

  /**
   * How long.
   *
   * @param usual from the restart on; once more after a first-boot encryption has ended
   * @param most while a first-boot encryption goes on
   * @param whole listen all the time, even when everything was said that was asked for
   */
  public record Span(Duration usual, Duration most, boolean whole) {}

  private final Console console;
  private final LongSupplier nanoTime;
  private final BooleanSupplier cancelled;

  /**
   * @param nanoTime a monotonic clock, in nanoseconds
   * @param cancelled somebody does not want to wait for a verdict, and the board may be let go of
   */
  public ConsoleReading(Console console, LongSupplier nanoTime, BooleanSupplier cancelled) {
    this.console = console;
    this.nanoTime = nanoTime;
    this.cancelled = cancelled;
  }

  /**
   * Feeds {@code watch} until it is satisfied, something is wrong, or the time is up.
   *
   * @param encrypting is told once when a first-boot encryption is seen
   * @throws IOException when the link is gone
   * @throws CancellationException when somebody does not want to wait
   */
  public ConsoleVerdict listen(ConsoleWatch watch, Span span, Runnable encrypting)
      throws IOException {
    long start = nanoTime.getAsLong();
    long latest = start + span.most().toNanos();
    long end = start + span.usual().toNanos();
    long decided = 0;
    long lastByte = start;
    boolean told = false;
    boolean encrypts = false;
    byte[] buffer = new byte[1024];
    while (true) {
      long now = nanoTime.getAsLong();
      if (watch.encrypting()) {
        if (!told) {
          encrypting.run();
        }
        told = true;
        encrypts = true;
        end = latest;
      } else if (encrypts) {
        encrypts = false;
        end = Math.min(latest, now + span.usual().toNanos());
      }
      boolean enough = watch.failed() || (watch.satisfied() && !span.whole());
      if (!enough && cancelled.getAsBoolean()) {
        throw new CancellationException();
      }
      decided = !enough ? 0 : decided == 0 ? now : decided;
      if (now >= end || (enough && settled(now, decided, lastByte))) {
        return watch.verdict();
      }
      int count = console.read(buffer, Duration.ofNanos(Math.min(SLICE.toNanos(), end - now)));
      if (count > 0) {
        watch.feed(buffer, count);
        lastByte = nanoTime.getAsLong();
      }
    }
  }

  private static boolean settled(long now, long decided, long lastByte) {
    return now - decided >= AFTER.toNanos() || now - lastByte >= QUIET.toNanos();
  }
}
