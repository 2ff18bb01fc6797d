package imprint.bench;

import static imprint.bench.rom.Requests.words;
import static org.assertj.core.api.Assertions.assertThat;

import imprint.bench.rom.Requests;
import imprint.esp.chip.Chip;
import imprint.esp.chip.Chips;
import imprint.esp.link.Link;
import imprint.esp.link.ResetSequence;
import imprint.esp.rom.Approach;
import imprint.esp.rom.BoardSession;
import imprint.esp.rom.Leaving;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A board at the chip's own USB. */
class OwnUsbTest {
  private static final BoardOptions USB = BoardOptions.of(4).overOwnUsb();
  private static final ResetSequence.Pause NO_PAUSE = span -> {};

  static List<Chip> chips() {
    return SimulatedBoard.chips().stream().filter(chip -> chip.watchdogs().isPresent()).toList();
  }

  @ParameterizedTest
  @MethodSource("chips")
  void itsOwnSequencesLeadToTheLoaderAndBack(Chip chip) throws Exception {
    try (SimulatedBoard board = SimulatedBoard.of(chip, USB);
        Link link = board.open()) {
      ResetSequence.USB_JTAG.play(link, NO_PAUSE);
      assertThat(Heard.text(link)).contains("USB_UART_CHIP_RESET").contains("DOWNLOAD");
      ResetSequence.RESTART_USB_JTAG.play(link, NO_PAUSE);
      assertThat(Heard.text(link)).contains("SPI_FAST_FLASH_BOOT").contains("chip[DL]");
    }
  }

  @Test
  void whoCameByTheButtonStaysInTheLoader() throws Exception {
    try (SimulatedBoard board = SimulatedBoard.of(Chips.ESP32_C3, USB);
        Link link = board.open()) {
      board.pressReset(true);
      Heard.all(link);
      ResetSequence.RESTART_USB_JTAG.play(link, NO_PAUSE);
      assertThat(Heard.text(link)).contains("DOWNLOAD");
      board.pressReset(false);
      Heard.all(link);
      ResetSequence.RESTART_USB_JTAG.play(link, NO_PAUSE);
      assertThat(Heard.text(link)).contains("SPI_FAST_FLASH_BOOT");
    }
  }

  @Test
  void anUnfedWatchdogResetsTheBoardInTheMiddle() throws Exception {
    assertThat(survivesLongWork(words(0x0A, 0))).isFalse();
  }

  @ParameterizedTest
  @MethodSource("chips")
  void aWatchdogThatWasPutToSleepDoesNot(Chip chip) throws Exception {
    Chip.Watchdogs dogs = chip.watchdogs().orElseThrow();
    byte[] sleep =
        words(
            0x09,
            dogs.protect(),
            dogs.key(),
            -1,
            0,
            dogs.config(),
            0,
            -1,
            0,
            dogs.protect(),
            0,
            -1,
            0);
    assertThat(survivesLongWork(chip, sleep)).isTrue();
  }

  private static boolean survivesLongWork(byte[] first) throws Exception {
    return survivesLongWork(Chips.ESP32_C3, first);
  }

  /** Ten seconds of erasing after {@code first}; whether the loader still answers. */
  private static boolean survivesLongWork(Chip chip, byte[] first) throws Exception {
    try (SimulatedBoard board = SimulatedBoard.of(chip, USB);
        Link link = board.open()) {
      ResetSequence.USB_JTAG.play(link, NO_PAUSE);
      Heard.all(link);
      link.write(Requests.sync());
      link.write(first);
      link.write(words(0x0D, 0, 0));
      answers(link);
      for (int erase = 0; erase < 10; erase++) {
        link.write(words(0x02, 0x100000, 1, 0x1000, 0x100000, 0));
        Heard.all(link);
      }
      link.write(words(0x14));
      return answers(link);
    }
  }

  private static boolean answers(Link link) throws IOException {
    return Heard.all(link).length > 0;
  }

  @ParameterizedTest
  @MethodSource("chips")
  void theStationComesIn(Chip chip) throws Exception {
    try (SimulatedBoard board = SimulatedBoard.of(chip, USB);
        BoardSession session =
            BoardSession.open(
                board::open, "sim", Approach.at(921_600), NO_PAUSE, () -> false, _ -> {})) {
      assertThat(session.identification().chip()).isEqualTo(chip);
      assertThat(session.rate()).isZero();
      assertThat(session.leave()).isEqualTo(Leaving.BOOTS);
    }
  }
}
