package imprint.bench.rom;

import imprint.esp.chip.Chip;
import imprint.esp.chip.Chips;
import java.util.List;

/**
 * What the ROM of one chip does differently from another's, beside the facts that {@link Chip} has.
 *
 * @param magic first word of the ROM
 * @param apiVersion ROM version in the security information
 * @param crystal frequency in Hz of the clock that the UART divides
 * @param dividerRegister where the UART's divider can be read
 * @param dividerBits width of its integer part
 * @param receiveRing bytes that wait while the chip is busy
 * @param inflatesWholeWindow the last compressed packet programs all 32 KiB of the window
 * @param bootsWhenLeft leaving the loop starts the application instead of stopping
 * @param opcodesOfItsOwn refused like an unknown opcode, but answered under their own number
 */
public record RomSheet(
    Chip chip,
    int magic,
    int apiVersion,
    int crystal,
    int dividerRegister,
    int dividerBits,
    int receiveRing,
    boolean inflatesWholeWindow,
    boolean bootsWhenLeft,
    List<Integer> opcodesOfItsOwn) {
  private static final int CRYSTAL = 40_000_000;
  private static final int UART = 0x60000014;

  private static final List<RomSheet> ALL =
      List.of(
          new RomSheet(
              Chips.ESP32, 0x00F01D83, 0, CRYSTAL, 0x3FF40014, 20, 256, true, true, List.of()),
          new RomSheet(
              Chips.ESP32_C3, 0x1B31506F, 3, CRYSTAL, UART, 12, 2048, false, false, List.of()),
          new RomSheet(Chips.ESP32_S3, 9, 0, CRYSTAL, UART, 12, 2048, false, false, List.of(0x15)));

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
}
