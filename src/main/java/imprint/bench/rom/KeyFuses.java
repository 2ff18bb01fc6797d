package imprint.bench.rom;

import imprint.esp.chip.BitField;
import imprint.esp.chip.Chip;
import imprint.esp.chip.Chips;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * Where the eFuses tell of the flash encryption key: the purposes of the key blocks, or that a
 * block which can only hold that key cannot be read any more. Clients look here, and not only at
 * what the ROM says of its security (esptool, registers of PURPOSE_KEYn and RD_DIS).
 */
final class KeyFuses {
  /** The ESP32's block 1. */
  private static final BitField ESP32_HIDDEN = new BitField(0x3FF5A000, 16, 1);

  /** The ESP32-C2's block 3, half by half, and that the key takes both. */
  private static final BitField C2_HIDDEN = new BitField(0x60008830, 0, 2);

  private static final BitField C2_WHOLE = new BitField(0x60008830, 10, 1);

  private KeyFuses() {}

  /** What they hold on a chip with that security. */
  static Map<BitField, Integer> values(Chip chip, Security security) {
    boolean burnt = security.cryptCount() != 0;
    if (chip.equals(Chips.ESP32)) {
      return Map.of(ESP32_HIDDEN, burnt ? 1 : 0);
    }
    if (chip.equals(Chips.ESP32_C2)) {
      return Map.of(C2_HIDDEN, burnt ? 3 : 0, C2_WHOLE, burnt ? 1 : 0);
    }
    List<BitField> fields = purposes(chip);
    Map<BitField, Integer> values = new HashMap<>();
    for (int block = 0; block < fields.size(); block++) {
      values.put(fields.get(block), security.keyPurposes().get(block));
    }
    return values;
  }

  /** The purposes of blocks 0 to 5; they lie beside encryption count and secure boot. */
  private static List<BitField> purposes(Chip chip) {
    int first = chip.fuses().encryptionCount().register();
    int second = chip.fuses().secureBoot().register();
    if (chip.equals(Chips.ESP32_C61)) {
      return row(second, 6, 4);
    }
    boolean wide = chip.equals(Chips.ESP32_C5);
    List<BitField> low =
        wide
            ? List.of(new BitField(first, 22, 5), new BitField(first, 27, 5))
            : List.of(new BitField(first, 24, 4), new BitField(first, 28, 4));
    return IntStream.range(0, 6)
        .mapToObj(block -> block < 2 ? low.get(block) : row(second, 4, wide ? 5 : 4).get(block - 2))
        .toList();
  }

  private static List<BitField> row(int register, int count, int width) {
    return IntStream.range(0, count)
        .mapToObj(each -> new BitField(register, each * width, width))
        .toList();
  }
}
