package imprint.bench.rom;

import static imprint.bench.rom.Requests.block;
import static imprint.bench.rom.Requests.sync;
import static imprint.bench.rom.Requests.words;
import static org.assertj.core.api.Assertions.assertThat;

import imprint.esp.chip.Chip;
import imprint.esp.chip.Chips;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Registers, memory, rate and identity, beyond what the recordings show. */
class LineAndMemoryTest {
  private final LoneRom rom = new LoneRom(Chips.ESP32_C3);

  static List<Chip> chips() {
    return RomSheet.chips();
  }

  @ParameterizedTest
  @CsvSource({
    "921600, 0, 694",
    "460800, 0, 1388",
    "115200, 0, 5555",
    "694,    1, 694, the second word says that the first is the divider itself",
  })
  void aNewRateIsADividerOfTheCrystal(int first, int second, int divider) {
    rom.exchange(words(0x0F, first, second));
    assertThat(rom.events).containsExactly("divider " + divider);
  }

  @Test
  void aRateOfZeroChangesNothing() {
    assertThat(rom.status(words(0x0F, 0, 0))).startsWith("00");
    assertThat(rom.events).isEmpty();
  }

  @Test
  void manyRegistersAreWrittenByOneCommand() {
    int[] tuples = new int[4 * 511];
    for (int i = 0; i < 511; i++) {
      tuples[4 * i] = 0x3FC80000 + 4 * i;
      tuples[4 * i + 1] = i + 1;
      tuples[4 * i + 2] = -1;
      tuples[4 * i + 3] = 10;
    }
    long before = rom.worked;
    assertThat(rom.status(words(0x09, tuples))).startsWith("00");
    assertThat(rom.worked - before).isGreaterThanOrEqualTo(511 * 10_000);
    assertThat(register(0x3FC80000 + 4 * 510)).isEqualTo("ff010000");
  }

  @Test
  void aMaskKeepsTheOtherBits() {
    rom.exchange(words(0x09, 0x3FC80000, 0x12345678, -1, 0, 0x3FC80000, -1, 0x0000FF00, 0));
    assertThat(register(0x3FC80000)).isEqualTo("78ff3412");
  }

  @Test
  void whatMemoryDataBringsCanBeReadAsRegisters() {
    rom.exchange(words(0x05, 8, 1, 8, 0x3FC80000));
    assertThat(rom.status(block(0x07, 0, new byte[] {1, 2, 3, 4, 5, 6, 7, 8}))).startsWith("00");
    assertThat(register(0x3FC80004)).isEqualTo("05060708");
  }

  @Test
  void endOfMemoryJumpsOnlyWhenToldTo() {
    assertThat(rom.status(words(0x06, 1, 0))).startsWith("00");
    assertThat(rom.events).isEmpty();
    assertThat(rom.status(words(0x06, 0, 0x40380000))).startsWith("00");
    assertThat(rom.events).containsExactly("jump 40380000");
  }

  @Test
  void romAndFusesCannotBeWritten() {
    rom.exchange(words(0x09, Chips.MAGIC_REGISTER, 0, -1, 0));
    assertThat(register(Chips.MAGIC_REGISTER)).isEqualTo("6f50311b");
  }

  @ParameterizedTest
  @MethodSource("chips")
  void theMacStandsInTheFuses(Chip chip) {
    LoneRom one = new LoneRom(chip);
    assertThat(register(one, chip.fuses().macLow())).isEqualTo("03020128");
    // the ESP32 has a check byte beside it, the ESP32-C2 its revision
    String beside =
        chip.equals(Chips.ESP32) ? "a000" : chip.equals(Chips.ESP32_C2) ? "0300" : "0000";
    assertThat(register(one, chip.fuses().macHigh())).isEqualTo("6f24" + beside);
  }

  @ParameterizedTest
  @MethodSource("chips")
  void theFlashMemorySaysWhoItIs(Chip chip) {
    LoneRom one = new LoneRom(chip);
    assertThat(identity(one, 0x9F, 23)).as("not attached").isEqualTo("ffffff00");
    one.exchange(words(0x0D, 0, 0));
    assertThat(identity(one, 0x9F, 23)).isEqualTo("ef401600");
    assertThat(identity(one, 0x5A, 31)).isEqualTo("53464450");
  }

  private static String identity(LoneRom one, int command, int lastBit) {
    Chip.SpiController spi = one.chip.spi();
    one.exchange(
        words(
            0x09,
            spi.misoLength(),
            lastBit,
            -1,
            0,
            spi.usr(),
            (1 << 31) | (1 << 28),
            -1,
            0,
            spi.usr2(),
            (7 << 28) | command,
            -1,
            0,
            spi.w0(),
            0,
            -1,
            0,
            spi.command(),
            1 << 18,
            -1,
            0));
    assertThat(register(one, spi.command())).as("done").isEqualTo("00000000");
    return register(one, spi.w0());
  }

  @Test
  void theS3AnswersOneUnknownCommandUnderItsOwnNumber() {
    LoneRom s3 = new LoneRom(Chips.ESP32_S3);
    s3.exchange(words(0x0A, 0));
    assertThat(s3.exchange(words(0x15))).startsWith("c0011504").contains("0105");
    assertThat(rom.exchange(words(0x15))).doesNotStartWith("c00115");
  }

  @Test
  void onTheEsp32ThereIsNoSecurityInformation() {
    LoneRom esp32 = new LoneRom(Chips.ESP32);
    esp32.exchange(sync());
    String answers = esp32.exchange(words(0x14));
    assertThat(answers).hasSize(2 * 8 * 14).contains("01050000c0");
  }

  @ParameterizedTest
  @CsvSource({
    "esp32s2, 00000000000000000000000c",
    "esp32s3, 00000000000000000000000c0900000000000000",
    "esp32c2, 00000000000000000000000c0c00000001000000",
    "esp32c3, 00000000000000000000000c0500000003000000",
    "esp32c5, 00000000000000000000000c1700000001000000",
    "esp32c6, 00000000000000000000000c0d00000000000000",
    "esp32c61, 00000000000000000000000c1400000001000000",
    "esp32h2, 00000000000000000000000c1000000000000000",
    "esp32p4, 00000000000000000000000c1200000000000000",
  })
  void theSecurityInformationSaysWhichChipItIs(String key, String payload) {
    LoneRom one = new LoneRom(Chips.byKey(key).orElseThrow());
    String length = "%02x".formatted(payload.length() / 2 + 4);
    assertThat(one.exchange(words(0x14))).startsWith("c00114" + length).contains(payload + "0000");
  }

  /** 921600 by the crystal that each ROM believes in. */
  @ParameterizedTest
  @CsvSource({"esp32, 694", "esp32c2, 694", "esp32c5, 833", "esp32h2, 555", "esp32p4, 694"})
  void aNewRateIsADividerOfTheCrystalThatTheRomBelievesIn(String key, int divider) {
    LoneRom one = new LoneRom(Chips.byKey(key).orElseThrow());
    one.exchange(words(0x0F, 921_600, 0));
    assertThat(one.events).containsExactly("divider " + divider);
  }

  @ParameterizedTest
  @MethodSource("chips")
  void theUartsDividerCanBeRead(Chip chip) {
    assertThat(register(new LoneRom(chip), chip.uart().divider())).isEqualTo("5b010000");
  }

  private String register(int address) {
    return register(rom, address);
  }

  /** The value field of the answer, as it stands there. */
  private static String register(LoneRom one, int address) {
    String answer = one.exchange(words(0x0A, address)).replace("dbdc", "c0").replace("dbdd", "db");
    assertThat(answer).startsWith("c0010a0400");
    return answer.substring(10, 18);
  }
}
