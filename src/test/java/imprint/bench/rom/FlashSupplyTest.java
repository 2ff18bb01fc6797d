package imprint.bench.rom;

import static imprint.bench.rom.Requests.words;
import static org.assertj.core.api.Assertions.assertThat;

import imprint.esp.chip.Chips;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The flash memory of some ESP32-P4 has no supply until it is switched on. */
class FlashSupplyTest {
  private static final byte[] READ = words(0x0E, 0, 64);

  private static LoneRom p4(int revision) {
    LoneRom rom = new LoneRom(Chips.ESP32_P4, revision, Security.open(), FlashCipher.NONE);
    rom.exchange(words(0x0D, 0, 0));
    return rom;
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 103, 300, 303})
  void mostRevisionsHaveItFromTheBeginning(int revision) {
    assertThat(p4(revision).status(READ, 64)).startsWith("00");
  }

  @ParameterizedTest
  @ValueSource(ints = {301, 302})
  void twoAnswerAfterTheSequenceOnly(int revision) {
    LoneRom rom = p4(revision);
    assertThat(rom.status(READ, 64)).isEqualTo("0109");
    int[][] sequence = {
      {0x5011010C, 1, -1, 0},
      {0x501151BC, 1 << 27, 1 << 27, 10_000},
      {0x501151B8, 1 << 7, 1 << 7, 0},
      {0x501153FC, 3, 3, 0},
      {0x501151BC, 0, 1 << 27, 50},
      {0x501151B8, 0, 0xFF << 23, 0},
      {0x501151B8, 0x80, 0x80, 0},
      {0x501151B8, 0, 1 << 7, 0},
    };
    for (int[] step : sequence) {
      assertThat(rom.status(READ, 64)).isEqualTo("0109");
      assertThat(rom.status(words(0x09, step))).startsWith("00");
    }
    assertThat(rom.status(READ, 64)).startsWith("00");
  }

  @Test
  void theSwitchAloneDoesNothing() {
    LoneRom rom = p4(301);
    rom.exchange(words(0x09, 0x501153FC, 3, 3, 0));
    assertThat(rom.status(READ, 64)).isEqualTo("0109");
  }
}
