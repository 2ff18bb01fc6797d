package imprint.esp.rom;

import java.io.IOException;
import java.util.HashMap;
import java.util.Map;

/** Registers of one board that do not change, such as fuses: each is made sure of once. */
final class Facts {
  private final Loader loader;
  private final Map<Integer, Integer> known = new HashMap<>();

  Facts(Loader loader) {
    this.loader = loader;
  }

  /**
   * The 32-bit register at {@code address}.
   *
   * @see Loader#fact
   */
  int at(int address) throws IOException {
    Integer before = known.get(address);
    if (before != null) {
      return before;
    }
    int value = loader.fact(address);
    known.put(address, value);
    return value;
  }
}
