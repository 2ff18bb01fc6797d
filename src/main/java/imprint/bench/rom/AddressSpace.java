package imprint.bench.rom;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.IntSupplier;

/** The chip's addresses as far as a loader needs them: ROM, eFuses, a few peripherals, memory. */
final class AddressSpace {
  /** Words that are kept, 1 MiB: more than these chips have RAM. */
  private static final int MOST_WORDS = 1 << 18;

  private final Map<Integer, Integer> fixed;
  private final Map<Integer, Integer> words = new HashMap<>();
  private final List<Peripheral> peripherals;
  private final int dividerRegister;
  private final IntSupplier divider;

  /**
   * @param fixed words that no write can change: ROM and eFuses
   * @param peripherals parts with registers of their own
   * @param divider the UART's, as its register {@code dividerRegister} shows it
   */
  AddressSpace(
      Map<Integer, Integer> fixed,
      List<Peripheral> peripherals,
      int dividerRegister,
      IntSupplier divider) {
    this.fixed = Map.copyOf(fixed);
    this.peripherals = List.copyOf(peripherals);
    this.dividerRegister = dividerRegister;
    this.divider = divider;
  }

  int read(int address) {
    int at = address & ~3;
    Integer constant = fixed.get(at);
    if (constant != null) {
      return constant;
    }
    if (at == dividerRegister) {
      return divider.getAsInt();
    }
    return owner(at).map(part -> part.read(at)).orElseGet(() -> words.getOrDefault(at, 0));
  }

  void write(int address, int value) {
    int at = address & ~3;
    Optional<Peripheral> owner = owner(at);
    if (owner.isPresent()) {
      owner.get().write(at, value);
    } else if (!fixed.containsKey(at) && (words.size() < MOST_WORDS || words.containsKey(at))) {
      words.put(at, value);
    }
  }

  private Optional<Peripheral> owner(int address) {
    return peripherals.stream().filter(part -> part.owns(address)).findFirst();
  }
}
