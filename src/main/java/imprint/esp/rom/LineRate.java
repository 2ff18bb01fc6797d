package imprint.esp.rom;

import imprint.esp.chip.Chip;
import imprint.esp.chip.Chips;
import imprint.esp.link.ResetSequence.Pause;
import imprint.esp.rom.Command.ChangeBaudRate;
import java.io.IOException;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.OptionalInt;

/** Raises the line rate by command, and proves that both sides understand each other at it. */
final class LineRate {
  /** Steps to go down by, in bits a second (rom-protocol 10). */
  static final List<Integer> LADDER = List.of(921_600, 460_800, 230_400, Connector.FIRST_RATE);

  /** The ROM switches after its answer has left: at least 5 ms. */
  private static final Duration SWITCHING = Duration.ofMillis(10);

  static final Duration PROOF = Duration.ofMillis(300);

  /** What a ROM that has no better knowledge takes its crystal for, in MHz. */
  private static final int BELIEVED = 40;

  private static final int DIVIDER_MASK = 0xFFFFF;

  private final Loader loader;
  private final Recognition board;
  private final OptionalInt crystal;

  /**
   * @param crystal the board's, in MHz, where somebody knows it
   */
  LineRate(Loader loader, Recognition board, OptionalInt crystal) {
    this.loader = loader;
    this.board = board;
    this.crystal = crystal;
  }

  /** Whether the loader can be told {@code rate}: it must be known what clock it divides. */
  boolean reachable() {
    return crystal.isPresent()
        || !board.secureDownload()
        || board.chip().uart().crystals().size() == 1;
  }

  /**
   * Changes the rate on both sides.
   *
   * @return true when the loader answers rightly at {@code rate}; after false only a reset brings
   *     the board back
   */
  boolean raise(int rate, Pause pause) throws IOException, InterruptedException {
    if (rate == Connector.FIRST_RATE) {
      return board.holds(loader, PROOF);
    }
    loader.require(command(rate));
    pause.take(SWITCHING);
    if (!loader.link().baudRate(rate)) {
      return false;
    }
    loader.discardInput();
    return board.holds(loader, PROOF);
  }

  /** With a known crystal the divider itself can be given, whatever the ROM believes. */
  private ChangeBaudRate command(int rate) throws IOException {
    return crystal.isPresent()
        ? ChangeBaudRate.divider((int) (crystal.getAsInt() * 16_000_000L / rate))
        : ChangeBaudRate.rate(asked(rate));
  }

  /** The rate to ask for so that the ROM, which may be wrong about its clock, sets {@code rate}. */
  private int asked(int rate) throws IOException {
    Chip chip = board.chip();
    if (chip.equals(Chips.ESP32)) {
      return askedOfEsp32(rate);
    }
    if (chip.uart().crystals().size() == 1) {
      return rate;
    }
    int believed =
        chip.uart().believed().isPresent()
            ? chip.uart()
                .believed()
                .get()
                .in(loader.register(chip.uart().believed().get().register()))
            : BELIEVED;
    return (int) ((long) rate * believed / realCrystal(chip.uart()));
  }

  /** The ROM measured our rate when it heard the first bytes: its divider tells its real clock. */
  private int realCrystal(Chip.Uart uart) throws IOException {
    double estimate =
        Connector.FIRST_RATE * (double) (loader.register(uart.divider()) & DIVIDER_MASK) / 1e6;
    return uart.crystals().stream()
        .min(Comparator.comparingDouble(mhz -> Math.abs(mhz - estimate)))
        .orElseThrow();
  }

  /**
   * The ESP32 estimates its crystal by an oscillator that drifts; the rate is bent by its error.
   */
  private int askedOfEsp32(int rate) throws IOException {
    int period = loader.register(0x3FF5F06C) >>> 7 & 0x01FFFFFF;
    long estimate = period * 15_625L * (loader.register(0x3FF5A010) & 0xFF) / 40;
    if (estimate == 0) {
      // never calibrated, as in an emulator
      return rate;
    }
    long real = estimate > 33_000_000 ? 40_000_000 : 26_000_000;
    return (int) (rate * estimate / real);
  }
}
