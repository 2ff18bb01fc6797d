package imprint.bench.rom;

import imprint.esp.chip.BitField;
import imprint.esp.chip.Chip;
import imprint.esp.chip.Chips;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The words that one chip's eFuses and ROM show at their addresses. */
public final class Fuses {
  private final Map<Integer, Integer> words = new HashMap<>();

  private Fuses() {}

  /**
   * The words of one chip.
   *
   * @param revision major * 100 + minor
   */
  public static Map<Integer, Integer> words(
      RomSheet sheet, Mac mac, int revision, Security security) {
    Fuses fuses = new Fuses();
    Chip chip = sheet.chip();
    fuses.words.put(Chips.MAGIC_REGISTER, sheet.magic());
    fuses.mac(chip, mac);
    fuses.set(chip.fuses().encryptionCount(), security.cryptCount());
    fuses.set(chip.fuses().manualEncryptDisable(), security.manualEncryptionForbidden() ? 1 : 0);
    fuses.set(chip.fuses().secureBoot(), security.secureBoot() ? 1 : 0);
    int major = revision / 100;
    fuses.digit(
        chip.fuses().revision().major(),
        chip.fuses().revision().thermometer() ? (1 << major) - 1 : major);
    fuses.digit(chip.fuses().revision().minor(), revision % 100);
    if (chip.id() == 0) {
      fuses.oscillator();
    }
    return fuses.words;
  }

  private void mac(Chip chip, Mac mac) {
    int check = chip.id() == 0 ? crc8(mac) << 16 : 0;
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
   * make the estimate exactly 40 MHz: 800 * 15625 * 128 / 40.
   */
  private void oscillator() {
    words.merge(0x3FF5A010, 128, (old, more) -> old | more);
    words.put(0x3FF5F06C, 800 << 7);
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
