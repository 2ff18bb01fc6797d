package imprint.bench;

import static imprint.bench.rom.Requests.words;
import static org.assertj.core.api.Assertions.assertThat;

import imprint.bench.rom.Requests;
import imprint.esp.chip.Chip;
import imprint.esp.chip.Chips;
import imprint.esp.link.Link;
import imprint.esp.link.ResetSequence;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Reset, rate and boot log, over the cable. */
class BoardLineTest {
  private static final byte[] SECURITY = words(0x14);

  private final SimulatedBoard board = SimulatedBoard.of(Chips.ESP32_C3, BoardOptions.of(1));
  private final Link link = board.open();

  static List<Chip> chips() {
    return SimulatedBoard.chips();
  }

  @AfterEach
  void end() {
    board.close();
  }

  @Test
  void aBoardThatRunsItsApplicationAnswersNothing() throws IOException {
    link.write(Requests.sync());
    assertThat(Heard.all(link)).isEmpty();
    assertThat(board.requests()).isZero();
  }

  @ParameterizedTest
  @MethodSource("chips")
  void aResetWithTheBootPinLowLeadsToTheLoader(Chip chip) throws Exception {
    try (SimulatedBoard one = SimulatedBoard.of(chip, BoardOptions.of(1));
        Link cable = one.open()) {
      cable.baudRate(romRate(chip));
      ResetSequence.TIGHT.play(cable, span -> {});
      assertThat(Heard.text(cable)).contains("DOWNLOAD").endsWith("waiting for download\r\n");
      cable.write(Requests.sync());
      assertThat(Heard.all(cable)).hasSize(8 * 14);
    }
  }

  @ParameterizedTest
  @MethodSource("chips")
  void aResetAloneStartsTheApplication(Chip chip) throws Exception {
    try (SimulatedBoard one = SimulatedBoard.of(chip, BoardOptions.of(1));
        Link cable = one.open()) {
      cable.baudRate(romRate(chip));
      ResetSequence.RESTART.play(cable, span -> {});
      assertThat(Heard.text(cable)).contains("SPI_FAST_FLASH_BOOT");
    }
  }

  /** What the ROM takes for 115200 where the crystal is not the one it believes in. */
  private static int romRate(Chip chip) {
    return chip.equals(Chips.ESP32_C2) ? 74_880 : 115_200;
  }

  @ParameterizedTest
  @MethodSource("chips")
  void theApplicationPrintsAtItsOwnRate(Chip chip) throws Exception {
    try (SimulatedBoard one = SimulatedBoard.of(chip, BoardOptions.of(1));
        Link cable = one.open()) {
      ResetSequence.RESTART.play(cable, span -> {});
      assertThat(Heard.text(cable)).contains("2nd stage bootloader").contains("chip[DL]");
    }
  }

  @Test
  void withoutAutoResetTheLinesLeadNowhere() throws Exception {
    BoardOptions options = BoardOptions.of(1).withoutAutoReset();
    try (SimulatedBoard one = SimulatedBoard.of(Chips.ESP32_C3, options);
        Link cable = one.open()) {
      assertThat(ResetSequence.TIGHT.play(cable, span -> {})).isTrue();
      assertThat(Heard.all(cable)).isEmpty();
      one.pressReset(true);
      assertThat(Heard.text(cable)).endsWith("waiting for download\r\n");
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {19_200, 74_880, 115_200, 230_400})
  void theFirstHelloShowsTheRate(int rate) throws Exception {
    reset();
    link.baudRate(rate);
    link.write(Requests.sync());
    assertThat(Heard.all(link)).hasSize(8 * 14).startsWith(0xC0, 0x01, 0x08);
  }

  @Test
  void beforeTheFirstHelloNothingElseIsUnderstood() throws Exception {
    reset();
    link.write(SECURITY);
    assertThat(Heard.all(link)).isEmpty();
    link.write(Requests.sync());
    assertThat(Heard.all(link)).hasSize(8 * 14);
  }

  @Test
  void theBootLogAtAnotherRateIsGarbage() throws Exception {
    link.baudRate(921_600);
    ResetSequence.RESTART.play(link, span -> {});
    assertThat(Heard.text(link)).isNotEmpty().doesNotContain("SPI_FAST");
  }

  @Test
  void atTheWrongRateNeitherSideUnderstandsTheOther() throws Exception {
    reset();
    hello();
    link.baudRate(460_800);
    link.write(SECURITY);
    assertThat(Heard.all(link)).isEmpty();
    assertThat(board.requests()).isOne();
    link.baudRate(115_200);
    // whatever the noise left half open is closed first
    link.write(new byte[] {(byte) 0xC0, (byte) 0xC0});
    Heard.all(link);
    link.write(SECURITY);
    link.write(SECURITY);
    assertThat(Heard.all(link)).isNotEmpty();
  }

  @Test
  void aRateAFewPercentOffIsUnderstood() throws Exception {
    reset();
    hello();
    link.baudRate(117_000);
    link.write(SECURITY);
    assertThat(Heard.all(link)).isNotEmpty();
  }

  @Test
  void aNewRateHoldsUntilTheNextReset() throws Exception {
    reset();
    hello();
    link.write(words(0x0F, 921_600, 0));
    assertThat(Heard.all(link)).endsWith(0xC0, 0xC0, 0xC0);
    link.baudRate(921_600);
    link.write(SECURITY);
    assertThat(Heard.all(link)).isNotEmpty();
    link.baudRate(115_200);
    reset();
    hello();
  }

  @Test
  void endOfFlashLeavesTheLoaderAndPrintsSo() throws Exception {
    reset();
    hello();
    link.write(words(0x04, 1));
    assertThat(Heard.text(link)).endsWith("user code done\r\n");
    link.write(SECURITY);
    assertThat(Heard.all(link)).isEmpty();
  }

  @Test
  void endOfFlashStartsTheApplicationOnTheEsp32() throws Exception {
    try (SimulatedBoard one = SimulatedBoard.of(Chips.ESP32, BoardOptions.of(1).startedInLoader());
        Link cable = one.open()) {
      cable.write(Requests.sync());
      Heard.all(cable);
      cable.write(words(0x04, 1));
      assertThat(Heard.text(cable)).contains("app_main");
    }
  }

  @Test
  void aRestartByTheLoaderComesBackInTheLoader() throws Exception {
    reset();
    hello();
    link.write(words(0x0D, 0, 0));
    link.write(words(0x02, 0, 0, 0x400, 0, 0));
    link.write(words(0x04, 0));
    assertThat(Heard.text(link)).contains("RTC_SW_CPU_RST").endsWith("waiting for download\r\n");
    hello();
  }

  @Test
  void codeInMemoryTakesTheBoardAway() throws Exception {
    reset();
    hello();
    link.write(words(0x06, 0, 0x40380000));
    assertThat(Heard.all(link)).hasSize(14);
    link.write(SECURITY);
    assertThat(Heard.all(link)).isEmpty();
  }

  @Test
  void onTheEsp32WhatIsSentAheadOfAnEraseIsLost() throws Exception {
    assertThat(answersToThreeBeginsAtOnce(Chips.ESP32, 40)).isLessThan(41);
    assertThat(answersToThreeBeginsAtOnce(Chips.ESP32_S3, 40)).isEqualTo(41);
  }

  /** One erase and then many small commands, all in one write. */
  private static int answersToThreeBeginsAtOnce(Chip chip, int more) throws IOException {
    try (SimulatedBoard one = SimulatedBoard.of(chip, BoardOptions.of(1).startedInLoader());
        Link cable = one.open()) {
      cable.write(Requests.sync());
      Heard.all(cable);
      cable.write(words(0x0D, 0, 0));
      int before = one.requests();
      ByteArrayOutputStream all = new ByteArrayOutputStream();
      all.writeBytes(
          chip.rom().wideBegin()
              ? words(0x02, 0x8000, 1, 0x1000, 0, 0)
              : words(0x02, 0x8000, 1, 0x1000, 0));
      for (int i = 0; i < more; i++) {
        all.writeBytes(words(0x0A, Chips.MAGIC_REGISTER));
      }
      cable.write(all.toByteArray());
      return one.requests() - before;
    }
  }

  private void reset() throws Exception {
    ResetSequence.TIGHT.play(link, span -> {});
    assertThat(Heard.all(link)).isNotEmpty();
  }

  private void hello() throws IOException {
    link.write(Requests.sync());
    assertThat(Heard.all(link)).hasSize(8 * 14);
  }
}
