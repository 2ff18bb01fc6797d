package imprint.esp.rom;

import imprint.esp.chip.Chip;
import imprint.esp.chip.Chips;
import imprint.esp.rom.Command.WriteRegisters;
import imprint.esp.rom.Command.WriteRegisters.Write;
import imprint.esp.rom.FlashCommand.SpiAttach;
import imprint.esp.rom.FlashCommand.SpiSetParams;
import imprint.finding.Refusal;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;

/** Connects the flash chip to the loader and finds its size (rom-protocol 11). */
final class FlashChip {
  private static final int READ_ID = 0x9F;
  private static final int ID_BITS = 24;
  private static final int START = 1 << 18;
  private static final int MICROS_FOR_AN_ID = 500;

  /** What a bus without a chip on it reads as. */
  private static final Set<Integer> NOBODY = Set.of(0x000000, 0xFFFFFF, 0xFFFF3F);

  private static final int ADESTO = 0x1F;

  /** Size in bytes by the third id byte; makers use three series of codes. */
  private static final Map<Integer, Integer> SIZES =
      Map.ofEntries(
          Map.entry(0x12, 18),
          Map.entry(0x32, 18),
          Map.entry(0x13, 19),
          Map.entry(0x33, 19),
          Map.entry(0x14, 20),
          Map.entry(0x34, 20),
          Map.entry(0x15, 21),
          Map.entry(0x35, 21),
          Map.entry(0x16, 22),
          Map.entry(0x36, 22),
          Map.entry(0x17, 23),
          Map.entry(0x37, 23),
          Map.entry(0x18, 24),
          Map.entry(0x38, 24),
          Map.entry(0x19, 25),
          Map.entry(0x39, 25),
          Map.entry(0x1A, 26),
          Map.entry(0x20, 26),
          Map.entry(0x3A, 26),
          Map.entry(0x1B, 27),
          Map.entry(0x21, 27),
          Map.entry(0x1C, 28),
          Map.entry(0x22, 28));

  private FlashChip() {}

  /**
   * Attaches the flash and tells the loader its size.
   *
   * @param facts of the same board
   * @param told the size in bytes where somebody knows it; it must not contradict the memory
   * @return the size in bytes; where it can neither be read nor was told, all that can be addressed
   * @throws Refusal rom.no-flash, rom.flash-size-unknown, rom.flash-size-other
   */
  static int attach(Loader loader, Facts facts, Identification board, OptionalInt told)
      throws IOException {
    Chip chip = board.chip();
    if (board.security().secureDownload()) {
      loader.require(new SpiAttach(0));
      int size = told.orElse(FlashCommand.ADDRESSABLE);
      loader.require(new SpiSetParams(size));
      return size;
    }
    loader.require(new SpiAttach(pins(facts, chip)));
    int size = sizeOf(id(loader, chip.spi(), chip.uart().date()));
    if (told.isPresent() && told.getAsInt() != size) {
      throw Refusal.of("rom.flash-size-other", size >> 10, told.getAsInt() >> 10);
    }
    loader.require(new SpiSetParams(size));
    return size;
  }

  /**
   * ESP32 modules with flash in the package say in eFuse how it is wired; the ROM does not look.
   */
  private static int pins(Facts facts, Chip chip) throws IOException {
    if (!chip.equals(Chips.ESP32)) {
      return 0;
    }
    int word5 = facts.at(0x3FF5A014);
    int word3 = facts.at(0x3FF5A00C);
    int clk = word5 & 0x1F;
    int q = word5 >>> 5 & 0x1F;
    int d = word5 >>> 10 & 0x1F;
    int cs = word5 >>> 15 & 0x1F;
    int hd = word3 >>> 4 & 0x1F;
    return hd << 24 | cs << 18 | d << 12 | q << 6 | clk;
  }

  private static int id(Loader loader, Chip.SpiController spi, int dateRegister)
      throws IOException {
    int usr = loader.register(spi.usr());
    int usr2 = loader.register(spi.usr2());
    loader.require(
        new WriteRegisters(
            List.of(
                Write.of(spi.misoLength(), ID_BITS - 1),
                Write.of(spi.usr(), 1 << 31 | 1 << 28),
                Write.of(spi.usr2(), 7 << 28 | READ_ID),
                Write.of(spi.w0(), 0),
                Write.of(spi.command(), START),
                new Write(dateRegister, 0, 0, MICROS_FOR_AN_ID))));
    int id = loader.fact(spi.w0()) & 0xFFFFFF;
    loader.require(
        new WriteRegisters(List.of(Write.of(spi.usr(), usr), Write.of(spi.usr2(), usr2))));
    return id;
  }

  private static int sizeOf(int id) {
    String printed = "%02X%02X%02X".formatted(id & 0xFF, id >>> 8 & 0xFF, id >>> 16);
    if (NOBODY.contains(id)) {
      throw Refusal.of("rom.no-flash", printed);
    }
    if ((id & 0xFF) == ADESTO) {
      int code = id >>> 8 & 0x1F;
      if (code >= 0x04 && code <= 0x09) {
        return 1 << (15 + code);
      }
    }
    Integer log2 = SIZES.get(id >>> 16);
    if (log2 == null) {
      throw Refusal.of("rom.flash-size-unknown", printed);
    }
    return 1 << log2;
  }
}
