package imprint.bench.rom;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The regulator that feeds the flash memory of an ESP32-P4. In revisions 3.1 and 3.2 the ROM's
 * loader leaves it off; a host switches it on by a sequence of register writes (rom-protocol 9).
 */
final class FlashSupply implements Peripheral {
  private static final Set<Integer> OFF_AT_START = Set.of(301, 302);

  /** One state to be reached after the one before it: these bits of this register. */
  private record Step(int register, int mask, int value) {}

  private static final int POWER = 0x501151BC;
  private static final int LEVEL = 0x501151B8;
  private static final int SWITCH = 0x501153FC;

  private static final List<Step> SEQUENCE =
      List.of(
          new Step(0x5011010C, 1, 1),
          new Step(POWER, 1 << 27, 1 << 27),
          new Step(LEVEL, 1 << 7, 1 << 7),
          new Step(SWITCH, 3, 3),
          new Step(POWER, 1 << 27, 0),
          new Step(LEVEL, 1 << 7, 0));

  private final Map<Integer, Integer> words = new HashMap<>();
  private int reached;

  private FlashSupply(boolean on) {
    reached = on ? SEQUENCE.size() : 0;
  }

  static FlashSupply always() {
    return new FlashSupply(true);
  }

  /** Of an ESP32-P4 of that revision, major * 100 + minor. */
  static FlashSupply ofP4(int revision) {
    return new FlashSupply(!OFF_AT_START.contains(revision));
  }

  boolean on() {
    return reached == SEQUENCE.size();
  }

  @Override
  public boolean owns(int address) {
    return SEQUENCE.stream().anyMatch(step -> step.register() == address);
  }

  @Override
  public int read(int address) {
    return words.getOrDefault(address, 0);
  }

  @Override
  public void write(int address, int value) {
    words.put(address, value);
    while (!on() && holds(SEQUENCE.get(reached))) {
      reached++;
    }
  }

  private boolean holds(Step step) {
    return (read(step.register()) & step.mask()) == step.value();
  }
}
