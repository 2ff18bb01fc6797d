package imprint.bench;

import imprint.bench.Fault.Way;
import imprint.esp.chip.Chip;
import imprint.finding.Refusal;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;

/**
 * Faults as words: {@code name}, {@code name:number} or {@code name:moment}. N counts from 1; a
 * moment WHEN is {@code N} for request N of the loader, or {@code OPCODE/N} for the N-th with that
 * opcode, so that {@code late-answer:0x03/2} is about the second FLASH_DATA. What has a number or a
 * moment happens once.
 *
 * <p>Bytes and memory:
 *
 * <ul>
 *   <li>{@code drop:N}, {@code flip:N}, {@code double:N}: byte N to the board is lost, has a bit
 *       inverted or arrives twice
 *   <li>{@code drop-answer:N}, {@code flip-answer:N}, {@code double-answer:N}: the same for bytes
 *       from the board
 *   <li>{@code unplug-byte:N}, {@code unplug-answer:N}: the cable is pulled at byte N to or from
 *       the board
 *   <li>{@code noise:SEED/RATE}: RATE of 1000 bytes, either way, suffer one of the three
 *   <li>{@code stuck-erase}: no erase comes to an end
 *   <li>{@code stuck-bits:ADDRESS}: the byte of flash memory there cannot be programmed
 *   <li>{@code wrong-chip:CHIP}, {@code garbage}, {@code silent}
 * </ul>
 *
 * <p>Requests and answers:
 *
 * <ul>
 *   <li>{@code drop-in-request:WHEN}, {@code flip-in-request:WHEN}, {@code double-in-request:WHEN}:
 *       what happens to the byte in the request's middle; {@code lose-request:WHEN}: none of it
 *       arrives
 *   <li>{@code drop-in-answer:WHEN}, {@code flip-in-answer:WHEN}, {@code double-in-answer:WHEN},
 *       {@code lose-answer:WHEN}: the same for the answer, when the request has been executed
 *   <li>{@code late-answer:WHEN}: the answer comes when the next request has arrived
 *   <li>{@code stale-answer:WHEN}: the answer to the request before comes once more instead
 *   <li>{@code panic-before:WHEN}, {@code panic-within:WHEN}: a crash's text before the answer or
 *       in the middle of it; the chip goes on
 * </ul>
 *
 * <p>The board, instead of executing the request:
 *
 * <ul>
 *   <li>{@code unplug:WHEN}: the cable is pulled, and with it the supply; {@code
 *       unplug-powered:WHEN}: the board has a supply of its own and stays in its loader
 *   <li>{@code swap:WHEN}: the cable is pulled, and another specimen answers when it is back;
 *       {@code swap-connected:WHEN}: the same without a break, and it starts its application
 *   <li>{@code brown-out:WHEN}: the board starts its application; {@code panic:WHEN}: the same
 *       after a crash's text; {@code restart-loader:WHEN}: the board is in its loader again
 * </ul>
 *
 * <p>Its flash memory:
 *
 * <ul>
 *   <li>{@code stuck-erase:WHEN}: an erase in this request does not come to an end
 *   <li>{@code lose-erase:WHEN}: it is acknowledged and does not take place
 *   <li>{@code lose-write:WHEN}, {@code halve-write:WHEN}: what the request programs, or its second
 *       half, is acknowledged and not there afterwards
 * </ul>
 */
public final class FaultNames {
  private static final int ONE_BIT = 0x04;
  private static final int LAST_ADDRESS = 0xFFFFFF;
  private static final int MOST_NOISE = 1000;

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
    faults.put("double", index(n -> new Fault.Twice(Way.TO_BOARD, n)));
    faults.put("double-answer", index(n -> new Fault.Twice(Way.TO_HOST, n)));
    faults.put("unplug-byte", index(n -> new Fault.Unplug(Way.TO_BOARD, n)));
    faults.put("unplug-answer", index(n -> new Fault.Unplug(Way.TO_HOST, n)));
    faults.put("noise", FaultNames::noise);
    faults.put(
        "stuck-bits",
        text ->
            PortName.number(text, LAST_ADDRESS)
                .map(at -> new Fault.StuckBits((int) (long) at, 0xFF)));
    faults.put("wrong-chip", text -> chip(text).map(Fault.WrongChip::new));
    faults.put("garbage", word(new Fault.Garbage()));
    faults.put("silent", word(new Fault.Silence()));
    for (Mishap mishap : Mishap.all()) {
      faults.put(mishap.word(), text -> Moment.parse(text).map(when -> new Fault.At(when, mishap)));
    }
    faults.computeIfPresent(
        Mishap.OnFlash.ERASE_STUCK.word(),
        (name, at) ->
            text -> text.isEmpty() ? Optional.of(new Fault.StuckErase()) : at.apply(text));
    return faults;
  }

  private static Function<String, Optional<Fault>> index(Function<Long, Fault> fault) {
    return text -> PortName.number(text, Integer.MAX_VALUE).filter(n -> n > 0).map(fault);
  }

  private static Function<String, Optional<Fault>> word(Fault fault) {
    return text -> text.isEmpty() ? Optional.of(fault) : Optional.empty();
  }

  private static Optional<Fault> noise(String text) {
    int slash = Math.max(0, text.indexOf('/'));
    Optional<Long> seed = PortName.number(text.substring(0, slash), Long.MAX_VALUE);
    String rate = text.substring(Math.min(slash + 1, text.length()));
    return seed.filter(_ -> rate.matches("\\d{1,4}(\\.\\d{1,6})?"))
        .filter(_ -> Double.parseDouble(rate) <= MOST_NOISE)
        .map(s -> new Fault.Noise(s, Double.parseDouble(rate)));
  }

  private static Optional<Chip> chip(String key) {
    return SimulatedBoard.chips().stream().filter(chip -> chip.key().equals(key)).findFirst();
  }
}
