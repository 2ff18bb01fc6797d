package imprint.bench;

import imprint.bench.Fault.Way;
import imprint.esp.chip.Chip;
import imprint.finding.Refusal;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;

/**
 * Faults as words: {@code name} or {@code name:number}. N counts from 1.
 *
 * <ul>
 *   <li>{@code drop:N}, {@code flip:N}: byte N to the board is lost, or has a bit inverted
 *   <li>{@code drop-answer:N}, {@code flip-answer:N}: the same for bytes from the board
 *   <li>{@code unplug:N}: the cable is pulled at request N; {@code unplug-byte:N}, {@code
 *       unplug-answer:N}: at byte N to or from the board
 *   <li>{@code brown-out:N}: the supply dips at request N
 *   <li>{@code stuck-erase}: no erase comes to an end
 *   <li>{@code stuck-bits:ADDRESS}: the byte of flash memory there cannot be programmed
 *   <li>{@code wrong-chip:CHIP}, {@code garbage}, {@code silent}
 * </ul>
 */
public final class FaultNames {
  private static final int ONE_BIT = 0x04;
  private static final int LAST_ADDRESS = 0xFFFFFF;

  private static final Map<String, Function<String, Optional<Fault>>> FAULTS = faults();

  private FaultNames() {}

  /**
   * The fault that {@code text} names.
   *
   * @throws Refusal sim.fault-unknown
   */
  public static Fault parse(String text) {
    int colon = text.indexOf(':');
    String name = colon < 0 ? text : text.substring(0, colon);
    String value = colon < 0 ? "" : text.substring(colon + 1);
    return Optional.ofNullable(FAULTS.get(name))
        .flatMap(fault -> fault.apply(value))
        .orElseThrow(
            () -> Refusal.of("sim.fault-unknown", text, String.join(", ", FAULTS.keySet())));
  }

  private static Map<String, Function<String, Optional<Fault>>> faults() {
    Map<String, Function<String, Optional<Fault>>> faults = new TreeMap<>();
    faults.put("drop", index(n -> new Fault.Drop(Way.TO_BOARD, n)));
    faults.put("drop-answer", index(n -> new Fault.Drop(Way.TO_HOST, n)));
    faults.put("flip", index(n -> new Fault.Flip(Way.TO_BOARD, n, ONE_BIT)));
    faults.put("flip-answer", index(n -> new Fault.Flip(Way.TO_HOST, n, ONE_BIT)));
    faults.put("unplug", index(n -> new Fault.UnplugAtRequest((int) (long) n)));
    faults.put("unplug-byte", index(n -> new Fault.Unplug(Way.TO_BOARD, n)));
    faults.put("unplug-answer", index(n -> new Fault.Unplug(Way.TO_HOST, n)));
    faults.put("brown-out", index(n -> new Fault.BrownOut((int) (long) n)));
    faults.put("stuck-erase", word(new Fault.StuckErase()));
    faults.put(
        "stuck-bits",
        text ->
            PortName.number(text, LAST_ADDRESS)
                .map(at -> new Fault.StuckBits((int) (long) at, 0xFF)));
    faults.put("wrong-chip", text -> chip(text).map(Fault.WrongChip::new));
    faults.put("garbage", word(new Fault.Garbage()));
    faults.put("silent", word(new Fault.Silence()));
    return faults;
  }

  private static Function<String, Optional<Fault>> index(Function<Long, Fault> fault) {
    return text -> PortName.number(text, Integer.MAX_VALUE).filter(n -> n > 0).map(fault);
  }

  private static Function<String, Optional<Fault>> word(Fault fault) {
    return text -> text.isEmpty() ? Optional.of(fault) : Optional.empty();
  }

  private static Optional<Chip> chip(String key) {
    return SimulatedBoard.chips().stream().filter(chip -> chip.key().equals(key)).findFirst();
  }
}
