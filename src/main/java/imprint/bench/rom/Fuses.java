package imprint.bench.rom;

import imprint.esp.chip.BitField;
import imprint.esp.chip.Chip;
import imprint.esp.chip.Chips;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The words that one chip's eFuses and ROM show at their addresses. */
public final class Fuses {
  /** FLASH_CRYPT_CONFIG: which quarters of the ESP32's key the address bends. */
  private static final BitField CRYPT_CONFIG = new BitField(0x3FF5A014, 28, 4);

  private static final int ALL_QUARTERS = 0xF;

  private final Map<Integer, Integer> words = new HashMap<>();

  private Fuses() {}

  /**
   * The words of one chip.
   *
   * @param revision major * 100 + minor
   */
  public static Map<Integer, Integer> words(
      RomSheet sheet, Mac mac, int revision, Security security) {
    return words(sheet, mac, revision, sheet.believed(), security);
  }

  static Map<Integer, Integer> words(RomChip specimen) {
    return words(
        specimen.sheet(),
        specimen.mac(),
        specimen.revision(),
        specimen.crystal(),
        specimen.security());
  }

  private static Map<Integer, Integer> words(
      RomSheet sheet, Mac mac, int revision, int crystal, Security security) {
    Fuses fuses = new Fuses();
    Chip chip = sheet.chip();
    fuses.words.put(Chips.MAGIC_REGISTER, sheet.magic());
    fuses.mac(chip, mac);
    fuses.set(chip.fuses().encryptionCount(), security.cryptCount());
    fuses.set(chip.fuses().manualEncryptDisable(), security.manualEncryptionForbidden() ? 1 : 0);
    fuses.set(chip.fuses().secureBoot(), security.secureBoot(chip, revision));
    KeyFuses.values(chip, security).forEach(fuses::set);
    int major = revision / 100;
    fuses.digit(
        chip.fuses().revision().major(),
        chip.fuses().revision().thermometer() ? (1 << major) - 1 : major);
    fuses.digit(chip.fuses().revision().minor(), revision % 100);
    chip.uart().believed().ifPresent(field -> fuses.set(field, sheet.believed()));
    if (chip.equals(Chips.ESP32)) {
      fuses.oscillator(crystal);
      fuses.set(CRYPT_CONFIG, security.cryptCount() == 0 ? 0 : ALL_QUARTERS);
    }
    return fuses.words;
  }

  private void mac(Chip chip, Mac mac) {
    int check = chip.equals(Chips.ESP32) ? crc8(mac) << 16 : 0;
    words.put(chip.fuses().macLow(), (int) mac.value());
    words.put(chip.fuses().macHigh(), (int) (mac.value() >>> 32) | check);
  }

  /** The ESP32 keeps a check byte beside its MAC: polynomial x^8 + x^5 + x^4 + 1, reflected. */
  private static int crc8(Mac mac) {
    int crc = 0;
    for (int shift = 40; shift >= 0; shift -= 8) {
      crc ^= (int) (mac.value() >>> shift) & 0xFF;
      for (int bit = 0; bit < 8; bit++) {
        crc = (crc & 1) == 0 ? crc >> 1 : (crc >> 1) ^ 0x8C;
      }
    }
    return crc;
  }

  /**
   * The ESP32 estimates its crystal from the calibration of its 8 MHz oscillator. These two words
   * make the estimate exact: 20 a MHz * 15625 * 128 / 40.
   */
  private void oscillator(int crystal) {
    words.merge(0x3FF5A010, 128, (old, more) -> old | more);
    words.put(0x3FF5F06C, (20 * crystal) << 7);
  }

  private void digit(List<BitField> fields, int value) {
    int left = value;
    for (BitField field : fields.reversed()) {
      set(field, left & ((1 << field.width()) - 1));
      left >>>= field.width();
    }
  }

  private void set(BitField field, int value) {
    words.merge(field.register(), value << field.shift(), (old, more) -> old | more);
  }
}
