package imprint.label.print;

import java.time.Duration;

/**
 * How long a printer is waited for.
 *
 * @param connection until it takes one
 * @param answer until it says how it is, before anything is sent
 * @param whole all of it, from the first byte of a label on
 * @param pause between two questions
 */
public record Patience(Duration connection, Duration answer, Duration whole, Duration pause) {
  /** Printers on a network of a factory answer within a tenth of a second. */
  public static Patience of(Duration whole) {
    return new Patience(
        Duration.ofSeconds(3), Duration.ofSeconds(3), whole, Duration.ofMillis(200));
  }
}
