package imprint.esp.link;

import java.io.IOException;
import java.time.Duration;
import java.util.List;

/**
 * A way to pull a board's reset and boot pins through DTR and RTS, as data (timings: rom-protocol
 * 6.3).
 */
public record ResetSequence(String name, List<Step> steps) {
  /** The lines' values, true = asserted (0 V), and how long they stay so. */
  public record Step(boolean dtr, boolean rts, Duration hold) {}

  /** Waits; a simulated wire does not need to. */
  @FunctionalInterface
  public interface Pause {
    void take(Duration span) throws InterruptedException;
  }

  /** EN low with the boot pin free, then boot pin low while EN rises, through two transistors. */
  public static final ResetSequence TIGHT = toLoader("tight", 50);

  /** The same for boards with a slow EN. */
  public static final ResetSequence TIGHT_LONG = toLoader("tight-long", 550);

  /**
   * For the chips' own USB-Serial/JTAG. Passes through both lines asserted, never through both
   * released, between its states.
   */
  public static final ResetSequence USB_JTAG =
      new ResetSequence(
          "usb-jtag",
          List.of(
              step(false, false, 100),
              step(true, false, 100),
              step(true, true, 0),
              step(false, true, 100),
              step(false, false, 0)));

  /** Restarts the board into its application. */
  public static final ResetSequence RESTART =
      new ResetSequence("restart", List.of(step(false, true, 100), step(false, false, 0)));

  private static ResetSequence toLoader(String name, int bootPinLow) {
    return new ResetSequence(
        name,
        List.of(
            step(false, false, 0),
            step(true, true, 0),
            step(false, true, 100),
            step(true, false, bootPinLow),
            step(false, false, 0)));
  }

  private static Step step(boolean dtr, boolean rts, int holdMs) {
    return new Step(dtr, rts, Duration.ofMillis(holdMs));
  }

  /**
   * Plays the sequence.
   *
   * @return false where the link has no control lines: nothing was done
   */
  public boolean play(Link link, Pause pause) throws IOException, InterruptedException {
    for (Step step : steps) {
      if (!link.controlLines(step.dtr(), step.rts())) {
        return false;
      }
      if (!step.hold().isZero()) {
        pause.take(step.hold());
      }
    }
    return true;
  }
}
