package imprint.esp.link;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;

/**
 * A way to pull a board's reset and boot pins through DTR and RTS, as data: the states that both
 * lines pass through, in this order (rom-protocol 6.3). A state that differs in one line from the
 * one before is the way of a system that cannot set both at once.
 */
public record ResetSequence(String name, List<Step> steps) {
  /**
   * The lines' values, true = asserted (0 V), and how long they stay so.
   *
   * @param twice the same state is written again: Windows' usbser.sys sends what was written to one
   *     line only when the other is written after it
   */
  public record Step(boolean dtr, boolean rts, Duration hold, boolean twice) {}

  /** Waits; a simulated wire does not need to. */
  @FunctionalInterface
  public interface Pause {
    void take(Duration span) throws InterruptedException;
  }

  private static final int USUAL = 50;
  private static final int SLOW_ENABLE = 550;

  /** EN low: what flashers have always taken. */
  private static final int PULSE = 100;

  /**
   * EN low: the chips ask for less than 1 ms, a bridge's transistor empties 10 uF in some 2 ms, and
   * 10 to 20 ms are enough electrically (rom-protocol 6.3). Filling that capacitor again is what
   * takes long, and for that the boot pin stays low as long as ever.
   */
  private static final int SHORT_PULSE = 20;

  /**
   * EN low with the boot pin free, then boot pin low while EN rises, through two transistors; both
   * lines change in one step. Released twice, which some drivers need.
   */
  public static final ResetSequence TIGHT_QUICK =
      new ResetSequence("tight-quick", released(tight(SHORT_PULSE, USUAL), step(false, false, 0)));

  /** The same for fixtures where EN falls slowly. */
  public static final ResetSequence TIGHT =
      new ResetSequence("tight", released(tight(USUAL), step(false, false, 0)));

  /** The same for boards with a slow EN. */
  public static final ResetSequence TIGHT_LONG =
      new ResetSequence("tight-long", released(tight(SLOW_ENABLE), step(false, false, 0)));

  /** One line after the other, for systems that cannot set both at once. */
  public static final ResetSequence CLASSIC_QUICK =
      new ResetSequence("classic-quick", released(classic(SHORT_PULSE, USUAL)));

  /** The same for fixtures where EN falls slowly. */
  public static final ResetSequence CLASSIC =
      new ResetSequence("classic", released(classic(USUAL)));

  /** The same for boards with a slow EN. */
  public static final ResetSequence CLASSIC_LONG =
      new ResetSequence("classic-long", released(classic(SLOW_ENABLE)));

  /**
   * For CP2102C, which pulls RTS when it receives bytes while DTR is released: DTR stays asserted.
   */
  public static final ResetSequence TIGHT_CP2102C =
      new ResetSequence("tight-cp2102c", tight(USUAL));

  /** The same for boards with a slow EN. */
  public static final ResetSequence TIGHT_LONG_CP2102C =
      new ResetSequence("tight-long-cp2102c", tight(SLOW_ENABLE));

  /** For CP2102C on systems that cannot set both lines at once. */
  public static final ResetSequence CLASSIC_CP2102C =
      new ResetSequence("classic-cp2102c", classic(USUAL));

  /** The same for boards with a slow EN. */
  public static final ResetSequence CLASSIC_LONG_CP2102C =
      new ResetSequence("classic-long-cp2102c", classic(SLOW_ENABLE));

  /**
   * For the chips' own USB-Serial/JTAG: passes through both lines asserted, never through both
   * released, which would clear the chip's memory of the boot pin.
   */
  public static final ResetSequence USB_JTAG =
      new ResetSequence(
          "usb-jtag",
          List.of(
              twice(false, false, 100),
              twice(true, false, 100),
              twice(true, true, 0),
              twice(false, true, 100),
              twice(false, false, 0)));

  /** Restarts the board into its application. */
  public static final ResetSequence RESTART = new ResetSequence("restart", restart(PULSE));

  /** The same for a board that a short pulse has reset before. */
  public static final ResetSequence RESTART_QUICK =
      new ResetSequence("restart-quick", restart(SHORT_PULSE));

  /** The same over the chips' own USB-Serial/JTAG, in the order that every system sends. */
  public static final ResetSequence RESTART_USB_JTAG =
      new ResetSequence(
          "restart-usb-jtag",
          List.of(twice(false, false, 100), twice(false, true, 100), twice(false, false, 0)));

  /** The same over the chips' USB-OTG. */
  public static final ResetSequence RESTART_USB_OTG =
      new ResetSequence(
          "restart-usb-otg", List.of(twice(false, true, 200), twice(false, false, 200)));

  /** The same over CP2102C: EN rises while both lines are asserted, and DTR stays so. */
  public static final ResetSequence RESTART_CP2102C =
      new ResetSequence("restart-cp2102c", restartCp2102c());

  /** The same on Windows, where closing the port releases RTS last and would reset the board. */
  public static final ResetSequence RESTART_CP2102C_RELEASED =
      new ResetSequence("restart-cp2102c-released", released(restartCp2102c()));

  private static List<Step> tight(int bootPinLow) {
    return tight(PULSE, bootPinLow);
  }

  private static List<Step> tight(int pulse, int bootPinLow) {
    return List.of(
        step(false, false, 0),
        step(true, true, 0),
        step(false, true, pulse),
        step(true, false, bootPinLow));
  }

  private static List<Step> classic(int bootPinLow) {
    return classic(PULSE, bootPinLow);
  }

  private static List<Step> classic(int pulse, int bootPinLow) {
    return List.of(
        step(false, false, 0),
        step(false, true, pulse),
        step(true, true, 0),
        step(true, false, bootPinLow));
  }

  private static List<Step> restart(int pulse) {
    return List.of(step(false, true, pulse), step(false, false, 0));
  }

  private static List<Step> restartCp2102c() {
    return List.of(
        step(false, false, 0), step(false, true, 100), step(true, true, 100), step(true, false, 0));
  }

  private static List<Step> released(List<Step> steps, Step... more) {
    return Stream.of(steps.stream(), Stream.of(step(false, false, 0)), Stream.of(more))
        .flatMap(part -> part)
        .toList();
  }

  private static Step step(boolean dtr, boolean rts, int holdMs) {
    return new Step(dtr, rts, Duration.ofMillis(holdMs), false);
  }

  private static Step twice(boolean dtr, boolean rts, int holdMs) {
    return new Step(dtr, rts, Duration.ofMillis(holdMs), true);
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
      if (step.twice()) {
        link.controlLines(step.dtr(), step.rts());
      }
      if (!step.hold().isZero()) {
        pause.take(step.hold());
      }
    }
    return true;
  }
}
