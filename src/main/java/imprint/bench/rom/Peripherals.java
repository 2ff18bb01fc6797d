package imprint.bench.rom;

import imprint.esp.chip.Chip;
import imprint.esp.chip.Chips;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The parts of one chip that a host can reach by registers, joined to its flash memory. */
final class Peripherals {
  private final List<Peripheral> all = new ArrayList<>();
  private final FlashDriver driver;

  Peripherals(RomChip specimen, FlashCipher cipher, Timing timing, Surroundings surroundings) {
    Chip chip = specimen.chip();
    FlashSupply supply =
        chip.equals(Chips.ESP32_P4) ? FlashSupply.ofP4(specimen.revision()) : FlashSupply.always();
    driver = new FlashDriver(specimen.flash(), supply, timing, surroundings);
    boolean forbidden = specimen.security().manualEncryptionForbidden();
    Optional<EncryptionBlock> encryption =
        chip.equals(Chips.ESP32)
            ? Optional.of(new EncryptionBlock(cipher, forbidden))
            : Optional.empty();
    all.add(new SpiPort(chip.spi(), encryption, driver, specimen.flash()));
    encryption.ifPresent(all::add);
    if (chip.equals(Chips.ESP32_P4)) {
      all.add(supply);
    }
    Watchdog.of(chip, surroundings).ifPresent(all::add);
  }

  List<Peripheral> all() {
    return all;
  }

  FlashDriver driver() {
    return driver;
  }
}
