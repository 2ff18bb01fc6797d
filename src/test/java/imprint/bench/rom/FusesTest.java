package imprint.bench.rom;

import static org.assertj.core.api.Assertions.assertThat;

import imprint.esp.chip.BitField;
import imprint.esp.chip.Chip;
import imprint.esp.chip.Chips;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** The eFuse words say what the table of chips reads out of them. */
class FusesTest {
  private static final Mac MAC = new Mac(0x246F28C0DB03L);

  static List<Chip> chips() {
    return RomSheet.chips();
  }

  @ParameterizedTest
  @CsvSource({
    "esp32, 300, 3, 0", "esp32, 101, 1, 1", "esp32, 0, 0, 0",
    "esp32c3, 3, 0, 3", "esp32c3, 104, 1, 4", "esp32c3, 11, 0, 11",
    "esp32s3, 2, 0, 2", "esp32s3, 102, 1, 2",
  })
  void theRevisionCanBeReadByItsFields(String key, int revision, int major, int minor) {
    Chip chip = Chips.byKey(key).orElseThrow();
    Map<Integer, Integer> words = words(chip, revision, Security.open());
    int digits = digit(chip.fuses().revision().major(), words);
    assertThat(chip.fuses().revision().thermometer() ? Integer.bitCount(digits) : digits)
        .isEqualTo(major);
    assertThat(digit(chip.fuses().revision().minor(), words)).isEqualTo(minor);
  }

  private static int digit(List<BitField> fields, Map<Integer, Integer> words) {
    int value = 0;
    for (BitField field : fields) {
      int bits = field.in(words.getOrDefault(field.register(), 0));
      value = (value << field.width()) | bits;
    }
    return value;
  }

  @ParameterizedTest
  @MethodSource("chips")
  void theMacCanBeReadFromItsTwoWords(Chip chip) {
    Map<Integer, Integer> words = words(chip, 3, Security.open());
    long low = word(words, chip.fuses().macLow());
    long high = word(words, chip.fuses().macHigh()) & 0xFFFF;
    assertThat((high << 32) | low).isEqualTo(MAC.value());
  }

  @ParameterizedTest
  @MethodSource("chips")
  void securityShowsInItsFields(Chip chip) {
    Security closed = new Security(1, 5, List.of(4, 0, 0, 0, 0, 0), true);
    Map<Integer, Integer> words = words(chip, 3, closed);
    assertThat(read(chip.fuses().encryptionCount(), words)).isEqualTo(5);
    assertThat(read(chip.fuses().manualEncryptDisable(), words)).isOne();
    assertThat(read(chip.fuses().secureBoot(), words)).isOne();
    Map<Integer, Integer> open = words(chip, 3, Security.open());
    assertThat(read(chip.fuses().encryptionCount(), open)).isZero();
    assertThat(read(chip.fuses().manualEncryptDisable(), open)).isZero();
    assertThat(read(chip.fuses().secureBoot(), open)).isZero();
  }

  /** Address, lowest bit and width of the purposes of the first and the last key block. */
  @ParameterizedTest
  @CsvSource({
    "esp32s2, 0x3F41A034, 24, 0x3F41A038, 12, 4",
    "esp32s3, 0x60007034, 24, 0x60007038, 12, 4",
    "esp32c3, 0x60008834, 24, 0x60008838, 12, 4",
    "esp32c5, 0x600B4834, 22, 0x600B4838, 15, 5",
    "esp32c6, 0x600B0834, 24, 0x600B0838, 12, 4",
    "esp32c61, 0x600B4834, 0, 0x600B4834, 20, 4",
    "esp32h2, 0x600B0834, 24, 0x600B0838, 12, 4",
    "esp32p4, 0x5012D034, 24, 0x5012D038, 12, 4",
  })
  void whatTheKeyBlocksAreForCanBeRead(
      String key, String first, int firstBit, String last, int lastBit, int width) {
    Chip chip = Chips.byKey(key).orElseThrow();
    Map<Integer, Integer> words =
        words(chip, 3, new Security(0, 1, List.of(4, 0, 0, 0, 0, 9), false));
    assertThat(read(new BitField(Integer.decode(first), firstBit, width), words)).isEqualTo(4);
    assertThat(read(new BitField(Integer.decode(last), lastBit, width), words)).isEqualTo(9);
    assertThat(read(chip.fuses().encryptionCount(), words)).isOne();
    assertThat(read(chip.fuses().secureBoot(), words)).isZero();
  }

  @ParameterizedTest
  @CsvSource({"esp32, 0x3FF5A000, 16, 1, 1", "esp32c2, 0x60008830, 0, 2, 3"})
  void aKeyThatIsInUseCannotBeRead(String key, String register, int bit, int width, int hidden) {
    Chip chip = Chips.byKey(key).orElseThrow();
    BitField field = new BitField(Integer.decode(register), bit, width);
    Security encrypting = new Security(0, 1, List.of(0, 0, 0, 0, 0, 0), false);
    assertThat(read(field, words(chip, 3, encrypting))).isEqualTo(hidden);
    assertThat(read(field, words(chip, 3, Security.open()))).isZero();
  }

  private static int read(BitField field, Map<Integer, Integer> words) {
    return field.in(words.getOrDefault(field.register(), 0));
  }

  @Test
  void theEsp32sOscillatorSaysFortyMegahertz() {
    Map<Integer, Integer> words = words(Chips.ESP32, 300, Security.open());
    long period = (word(words, 0x3FF5F06C) >>> 7) & 0x1FFFFFF;
    assertThat(period * 15_625 * (word(words, 0x3FF5A010) & 0xFF) / 40).isEqualTo(40_000_000);
  }

  private static long word(Map<Integer, Integer> words, int address) {
    return Integer.toUnsignedLong(words.getOrDefault(address, 0));
  }

  private static Map<Integer, Integer> words(Chip chip, int revision, Security security) {
    return Fuses.words(RomSheet.of(chip), MAC, revision, security);
  }
}
