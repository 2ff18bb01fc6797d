package imprint.ledger;

import java.time.InstantSource;
import java.util.function.LongSupplier;

/**
 * What tells the time.
 *
 * @param nanos counts on whatever the clock is set to, as {@link System#nanoTime}
 */
public record Clocks(InstantSource wall, LongSupplier nanos) {
  public static Clocks of(InstantSource wall) {
    return new Clocks(wall, System::nanoTime);
  }
}
