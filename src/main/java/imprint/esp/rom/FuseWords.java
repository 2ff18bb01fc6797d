package imprint.esp.rom;

import imprint.esp.chip.BitField;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;

/**
 * A board's eFuse words, each asked for once: they stay as they are, and an answer costs a round
 * trip, which is 16 ms behind some USB bridges.
 */
final class FuseWords {
  private final Loader loader;
  private final Map<Integer, Integer> known = new HashMap<>();

  FuseWords(Loader loader) {
    this.loader = loader;
  }

  int field(BitField field) throws IOException {
    Integer word = known.get(field.register());
    if (word == null) {
      word = loader.register(field.register());
      known.put(field.register(), word);
    }
    return field.in(word);
  }
}
