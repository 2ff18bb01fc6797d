package imprint.label.print;

import java.time.Duration;
import java.util.concurrent.CancellationException;
import java.util.concurrent.TimeUnit;

/** The time that waiting is measured by. */
public interface Watch {
  /** This computer's. */
  Watch SYSTEM =
      new Watch() {
        @Override
        public long nanos() {
          return System.nanoTime();
        }

        @Override
        public void pause(Duration span) {
          try {
            TimeUnit.NANOSECONDS.sleep(span.toNanos());
          } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new CancellationException();
          }
        }
      };

  /** Nanoseconds from any moment; never goes back. */
  long nanos();

  /** Lets time pass. */
  void pause(Duration span);

  /** A moment that much from now. */
  default Deadline in(Duration span) {
    return new Deadline(this, nanos() + span.toNanos());
  }

  /** A moment in the future. */
  record Deadline(Watch watch, long at) {
    /** Never negative. */
    public Duration left() {
      return Duration.ofNanos(Math.max(0, at - watch.nanos()));
    }

    /** That much, or what is left where that is less. */
    public Duration atMost(Duration span) {
      Duration left = left();
      return span.compareTo(left) < 0 ? span : left;
    }

    public boolean passed() {
      return left().isZero();
    }

    /** Lets that much time pass, or what is left. */
    public void pause(Duration span) {
      watch.pause(atMost(span));
    }
  }
}
