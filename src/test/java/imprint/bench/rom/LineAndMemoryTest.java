package imprint.bench.rom;

import static imprint.bench.rom.Requests.block;
import static imprint.bench.rom.Requests.sync;
import static imprint.bench.rom.Requests.words;
import static org.assertj.core.api.Assertions.assertThat;

import imprint.esp.chip.Chip;
import imprint.esp.chip.Chips;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Registers, memory, rate and identity, beyond what the recordings show. */
class LineAndMemoryTest {
  private final LoneRom rom = new LoneRom(Chips.ESP32_C3);

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
  @CsvSource({
    "esp32,   03020128, 6f24a000, with the check byte of its MAC",
    "esp32c3, 03020128, 6f240000, without",
    "esp32s3, 03020128, 6f240000, without",
  })
  void theMacStandsInTheFuses(String key, String low, String high, String why) {
    Chip chip = Chips.byKey(key).orElseThrow();
    LoneRom one = new LoneRom(chip);
    assertThat(register(one, chip.fuses().macLow())).isEqualTo(low);
    assertThat(register(one, chip.fuses().macHigh())).as(why).isEqualTo(high);
  }

  @ParameterizedTest
  @CsvSource({"esp32", "esp32c3", "esp32s3"})
  void theFlashMemorySaysWhoItIs(String key) {
    Chip chip = Chips.byKey(key).orElseThrow();
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

  @Test
  void theUartsDividerCanBeRead() {
    assertThat(register(0x60000014)).isEqualTo("5b010000");
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
