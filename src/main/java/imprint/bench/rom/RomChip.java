package imprint.bench.rom;

import imprint.esp.chip.Chip;

/**
 * One specimen of a chip, as its ROM finds it.
 *
 * @param revision of the silicon, major * 100 + minor
 */
public record RomChip(Chip chip, Mac mac, int revision, Security security, NorFlash flash) {
  RomSheet sheet() {
    return RomSheet.of(chip);
  }
}
