package imprint.bench.rom;

import imprint.esp.chip.Chip;
import imprint.esp.chip.Chips;
import java.util.List;

/**
 * What the ROM of one chip does differently from another's, beside the facts that {@link Chip} has.
 * Recorded from ROMs: ESP32, ESP32-C3, ESP32-S3. Read from ROMs: what is said of rings, dividers,
 * begin lengths and leaving. Versions of the other seven are of the same form, not recorded.
 *
 * @param magic first word of the ROM
 * @param revision of the silicon that a board has unless it is said, major * 100 + minor
 * @param apiVersion ROM version in the security information
 * @param believed frequency in MHz that the ROM computes dividers by, whatever the crystal has
 * @param dividerBits width of the UART divider's integer part
 * @param receiveRing bytes that wait while the chip is busy
 * @param inflatesWholeWindow the last compressed packet programs all 32 KiB of the window
 * @param bootsWhenLeft leaving the loop starts the application instead of stopping
 * @param opcodesOfItsOwn refused like an unknown opcode, but answered under their own number
 */
public record RomSheet(
    Chip chip,
    int magic,
    int revision,
    int apiVersion,
    int believed,
    int dividerBits,
    int receiveRing,
    boolean inflatesWholeWindow,
    boolean bootsWhenLeft,
    List<Integer> opcodesOfItsOwn) {
  private static final int SMALL_RING = 256;
  private static final int USUAL_RATE = 115_200;

  private static final List<RomSheet> ALL =
      List.of(
          new RomSheet(Chips.ESP32, 0x00F01D83, 300, 0, 40, 20, SMALL_RING, true, true, List.of()),
          later(Chips.ESP32_S2, 0x000007C6, 100, 0, 40, SMALL_RING, List.of()),
          later(Chips.ESP32_S3, 9, 3, 0, 40, 2048, List.of(0x15)),
          later(Chips.ESP32_C2, 0x7C41A06F, 100, 1, 40, 2048, List.of()),
          later(Chips.ESP32_C3, 0x1B31506F, 3, 3, 40, 2048, List.of()),
          later(Chips.ESP32_C5, 0x5FD1406F, 100, 1, 48, 2048, List.of()),
          later(Chips.ESP32_C6, 0x2CE0806F, 1, 0, 40, 2048, List.of()),
          later(Chips.ESP32_C61, 0x7211606F, 100, 1, 40, 2048, List.of()),
          later(Chips.ESP32_H2, 0xD7B73E80, 2, 0, 32, 2048, List.of()),
          later(Chips.ESP32_P4, 0, 103, 0, 40, 2048, List.of()));

  private static RomSheet later(
      Chip chip,
      int magic,
      int revision,
      int apiVersion,
      int believed,
      int receiveRing,
      List<Integer> opcodesOfItsOwn) {
    int dividerBits = chip.equals(Chips.ESP32_S2) ? 20 : 12;
    return new RomSheet(
        chip,
        magic,
        revision,
        apiVersion,
        believed,
        dividerBits,
        receiveRing,
        false,
        false,
        opcodesOfItsOwn);
  }

  /** Chips that can be simulated. */
  public static List<Chip> chips() {
    return ALL.stream().map(RomSheet::chip).toList();
  }

  /**
   * The sheet of {@code chip}.
   *
   * @throws IllegalArgumentException for a chip that is not in {@link #chips}
   */
  public static RomSheet of(Chip chip) {
    return ALL.stream()
        .filter(sheet -> sheet.chip().equals(chip))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("no ROM model of " + chip));
  }

  /** Exact data length of a begin command. */
  int beginLength() {
    return chip.rom().wideBegin() ? 20 : 16;
  }

  /**
   * The rate of the ROM's own lines: 115200 by the crystal that it believes in. The ESP32 measures
   * its crystal.
   *
   * @param crystal the real one, in MHz
   */
  public int textRate(int crystal) {
    boolean measures = chip.equals(Chips.ESP32);
    return measures ? USUAL_RATE : (int) ((long) USUAL_RATE * crystal / believed);
  }
}
