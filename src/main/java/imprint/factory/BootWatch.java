package imprint.factory;

import java.util.List;
import java.util.Map;

/**
 * What a product asks of a board's start.
 *
 * @param seconds how long its application's console is read at the most
 * @param atMost the same while a first-boot encryption goes on, in seconds
 * @param rate of that console, in bits a second
 * @param wholeTime read on when all was said that is asked for
 * @param examplePasscode a console that speaks of the example passcode is no fault of the unit
 * @param accept patterns, one of which has to come; none: it need not
 * @param ignore patterns of lines in which nothing is looked for
 * @param agree patterns with one group by the name of the value, one of {@link #VALUES}
 */
public record BootWatch(
    Mode mode,
    int seconds,
    int atMost,
    int rate,
    boolean wholeTime,
    boolean examplePasscode,
    List<String> accept,
    List<Reject> reject,
    List<String> ignore,
    Map<String, String> agree) {
  /** How much is asked. */
  public enum Mode {
    /** Nothing. */
    OFF,
    /**
     * That the board starts, does not break off at once, and does not say that it has other data.
     */
    RESTART,
    /** That its application says that it has its data. */
    APPLICATION
  }

  /**
   * A line that tells of a fault.
   *
   * @param says the sentence that is shown then
   */
  public record Reject(String pattern, String says) {}

  /** Values that a console can be compared with. */
  public static final List<String> VALUES =
      List.of(
          "discriminator",
          "serial-number",
          "vendor-id",
          "product-id",
          "passcode",
          "qr-code",
          "manual-code");

  /** What a product file gets that says nothing about it. */
  public static final BootWatch USUAL =
      new BootWatch(
          Mode.RESTART, 10, 300, 115_200, false, false, List.of(), List.of(), List.of(), Map.of());

  public BootWatch {
    accept = List.copyOf(accept);
    reject = List.copyOf(reject);
    ignore = List.copyOf(ignore);
    agree = Map.copyOf(agree);
  }

  /** The same, but that more or less is asked. */
  BootWatch asking(Mode other) {
    return new BootWatch(
        other, seconds, atMost, rate, wholeTime, examplePasscode, accept, reject, ignore, agree);
  }
}
