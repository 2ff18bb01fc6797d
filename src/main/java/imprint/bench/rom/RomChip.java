package imprint.bench.rom;

import imprint.esp.chip.Chip;

/**
 * One specimen of a chip, as its ROM finds it.
 *
 * @param revision of the silicon, major * 100 + minor
 * @param crystal frequency in MHz of the crystal beside it
 */
public record RomChip(
    Chip chip, Mac mac, int revision, int crystal, Security security, NorFlash flash) {
  RomSheet sheet() {
    return RomSheet.of(chip);
  }

  /** The same specimen after fuses were burnt. */
  public RomChip with(Security burnt) {
    return new RomChip(chip, mac, revision, crystal, burnt, flash);
  }
}
