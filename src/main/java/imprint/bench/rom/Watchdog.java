package imprint.bench.rom;

import imprint.esp.chip.Chip;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The watchdog of the always-on part of a chip. Its registers take a value only between a key and
 * anything else in the register that protects them.
 */
final class Watchdog implements Peripheral {
  private static final int KEY = 0x50D83AA1;
  private static final int ENABLED = 1 << 31;

  /** Bits 28 to 30: what the first stage does; 5 resets all of the chip. */
  private static final int FIRST_STAGE = 28;

  private static final int RESET_ALL = 5;

  /** Slow clock that it counts by, about 136 kHz. */
  private static final long NANOS_A_TICK = 7_350;

  private final Chip.WatchdogReset at;
  private final boolean resets;
  private final Surroundings surroundings;
  private final Map<Integer, Integer> words = new HashMap<>();

  private Watchdog(Chip.WatchdogReset at, boolean resets, Surroundings surroundings) {
    this.at = at;
    this.resets = resets;
    this.surroundings = surroundings;
  }

  /** The one of {@code chip}; only some chips can be reset by it. None on the ESP32. */
  static Optional<Watchdog> of(Chip chip, Surroundings surroundings) {
    return chip.watchdogReset()
        .map(at -> new Watchdog(at, true, surroundings))
        .or(
            () ->
                chip.watchdogs()
                    .map(
                        dogs ->
                            new Chip.WatchdogReset(
                                dogs.config(), dogs.config() + 4, dogs.protect()))
                    .map(at -> new Watchdog(at, false, surroundings)));
  }

  @Override
  public boolean owns(int address) {
    return Set.of(at.config0(), at.config1(), at.protect()).contains(address);
  }

  @Override
  public int read(int address) {
    return words.getOrDefault(address, 0);
  }

  @Override
  public void write(int address, int value) {
    if (address != at.protect() && read(at.protect()) != KEY) {
      return;
    }
    words.put(address, value);
    if (address == at.config0()) {
      boolean bites =
          resets && (value & ENABLED) != 0 && ((value >>> FIRST_STAGE) & 7) == RESET_ALL;
      long ticks = Integer.toUnsignedLong(read(at.config1()));
      surroundings.watchdog(bites ? ticks * NANOS_A_TICK : Surroundings.NEVER);
    }
  }
}
