package imprint.bench;

import imprint.bench.rom.FlashCipher;
import imprint.bench.rom.NorFlash;
import imprint.bench.rom.RomChip;
import imprint.bench.rom.RomSheet;
import imprint.bench.rom.Security;
import imprint.esp.chip.Chip;
import java.util.Optional;

/** What outlasts every reset of one chip: its fuses, its key, and the flash memory beside it. */
final class Silicon {
  private final BoardOptions.Protection protection;
  private final FlashKey key;
  private final FlashEncryption encryption;
  private SecurityState state;
  private RomChip chip;

  private Silicon(BoardOptions.Specimen specimen, FlashEncryption encryption, RomChip chip) {
    protection = specimen.protection();
    state = protection.state();
    key = key(specimen);
    this.encryption = encryption;
    this.chip = chip;
  }

  /** The encryption that {@code specimen} has, whether or not it is switched on. */
  static FlashEncryption encryption(Chip chip, BoardOptions.Specimen specimen) {
    FlashKey key = key(specimen);
    if (!key.fits(chip)) {
      throw new IllegalArgumentException("no " + key + " on " + chip);
    }
    return new FlashEncryption(chip, key.cipher(chip));
  }

  private static FlashKey key(BoardOptions.Specimen specimen) {
    BoardOptions.Protection protection = specimen.protection();
    SecurityState state = protection.state();
    boolean own = state.everEncrypted() || state.encryptsAtFirstBoot();
    return protection
        .key()
        .orElseGet(() -> own ? FlashKey.ofUnit(specimen.unit()) : FlashKey.unburnt());
  }

  /** A chip with this flash memory, which may have seen its first start already. */
  static Silicon of(
      Chip chip, BoardOptions.Specimen specimen, FlashEncryption encryption, NorFlash flash) {
    RomSheet sheet = RomSheet.of(chip);
    RomChip blank =
        new RomChip(
            chip,
            specimen.mac(),
            specimen.revision().orElse(sheet.revision()),
            specimen.crystal().orElse(chip.uart().crystals().getFirst()),
            Security.open(),
            flash);
    Silicon silicon = new Silicon(specimen, encryption, blank);
    if (silicon.state.encryptsAtFirstBoot() && encryption.done(flash.copy(0, flash.size()))) {
      silicon.firstBootDone();
    }
    silicon.burn();
    return silicon;
  }

  private void burn() {
    Optional<FlashKey> burnt = keyBurnt() ? Optional.of(key) : Optional.empty();
    chip = chip.with(state.fuses(chip.chip(), burnt, protection.secureBoot()));
  }

  /** Whether a key is in its fuses: one that was given, or one it made itself. */
  boolean keyBurnt() {
    return protection.key().isPresent() || state.everEncrypted();
  }

  RomChip chip() {
    return chip;
  }

  FlashCipher cipher() {
    return encryption.cipher();
  }

  FlashEncryption encryption() {
    return encryption;
  }

  /** Its next start encrypts the flash, if there is a boot loader that can. */
  boolean firstBootAhead() {
    int loader = chip.chip().boot().loader();
    return state.encryptsAtFirstBoot() && FlashLayout.hasImage(chip.flash().copy(loader, 1), 0);
  }

  /** The flash is encrypted now. */
  void firstBootDone() {
    state = state.afterFirstBoot(chip.chip());
    burn();
  }

  /** Flash memory as programs see it. */
  NorFlash seen() {
    NorFlash flash = chip.flash();
    return chip.security().encrypting()
        ? new NorFlash(encryption.seen(flash.copy(0, flash.size())), (all, at, length) -> {})
        : flash;
  }
}
