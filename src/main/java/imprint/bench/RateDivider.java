package imprint.bench;

import imprint.bench.rom.RomSheet;

/**
 * The UART's divider.
 *
 * @param crystal frequency in Hz that is divided
 * @param sixteenths crystal over rate, in 1/16, as far as the register has bits for it
 */
record RateDivider(RomSheet sheet, int crystal, int sixteenths) {
  RateDivider {
    sixteenths &= (1 << (sheet.dividerBits() + 4)) - 1;
  }

  static RateDivider ofRate(RomSheet sheet, int crystal, int rate) {
    return new RateDivider(sheet, crystal, (int) (16L * crystal / rate));
  }

  /** Bits a second; 1 for a divider that stands still. */
  int rate() {
    return sixteenths == 0 ? 1 : (int) (16L * crystal / sixteenths);
  }

  /** As the register shows it: fraction in bits 20 to 23, the rest below. */
  int register() {
    return (sixteenths >>> 4) | ((sixteenths & 0xF) << 20);
  }
}
