package imprint.esp.rom;

import imprint.esp.chip.Chip;
import imprint.esp.chip.Chips;
import imprint.esp.link.ResetSequence.Pause;
import imprint.esp.rom.Command.ChangeBaudRate;
import imprint.esp.rom.Command.ReadRegister;
import java.io.IOException;
import java.time.Duration;
import java.util.List;

/** Raises the line rate by command, and proves that both sides understand each other at it. */
final class LineRate {
  /** Steps to go down by, in bits a second (rom-protocol 10). */
  static final List<Integer> LADDER = List.of(921_600, 460_800, 230_400, Connector.FIRST_RATE);

  /** The ROM switches after its answer has left: at least 5 ms. */
  private static final Duration SWITCHING = Duration.ofMillis(10);

  private static final Duration PROOF = Duration.ofMillis(300);

  private LineRate() {}

  /**
   * Changes the rate on both sides.
   *
   * @return true when the loader answers rightly at {@code rate}, or the link has no rate; after
   *     false only a reset brings the board back
   */
  static boolean raise(Loader loader, Chip chip, int rate, Pause pause)
      throws IOException, InterruptedException {
    if (rate == Connector.FIRST_RATE || !loader.link().bridge().hasRate()) {
      return true;
    }
    int expected = loader.register(Chips.MAGIC_REGISTER);
    loader.require(new ChangeBaudRate(asked(loader, chip, rate)));
    pause.take(SWITCHING);
    if (!loader.link().baudRate(rate)) {
      return false;
    }
    loader.discardInput();
    Reply proof = loader.exchange(new ReadRegister(Chips.MAGIC_REGISTER), PROOF);
    return proof instanceof Reply.Ok ok && ok.value() == expected;
  }

  /**
   * The rate to ask for so that the ROM sets the one we mean: ESP32's ROM estimates its crystal by
   * an oscillator that drifts, so the estimate is read and the rate bent by its error.
   */
  private static int asked(Loader loader, Chip chip, int rate) throws IOException {
    if (!chip.equals(Chips.ESP32)) {
      return rate;
    }
    int period = loader.register(0x3FF5F06C) >>> 7 & 0x01FFFFFF;
    long estimate = period * 15_625L * (loader.register(0x3FF5A010) & 0xFF) / 40;
    if (estimate == 0) {
      // never calibrated, as in an emulator
      return rate;
    }
    long crystal = estimate > 33_000_000 ? 40_000_000 : 26_000_000;
    return (int) (rate * estimate / crystal);
  }
}
