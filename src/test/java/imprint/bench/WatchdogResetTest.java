package imprint.bench;

import static imprint.bench.rom.Requests.words;
import static org.assertj.core.api.Assertions.assertThat;

import imprint.esp.chip.Chip;
import imprint.esp.chip.Chips;
import imprint.esp.link.Link;
import imprint.esp.link.ResetSequence;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class WatchdogResetTest {
  @Test
  void aWatchdogThatIsToldToResetsTheBoardWithItsPins() throws Exception {
    Chip.WatchdogReset dog = Chips.ESP32_C3.watchdogReset().orElseThrow();
    try (SimulatedBoard board = SimulatedBoard.of(Chips.ESP32_C3, BoardOptions.of(7));
        Link link = board.open()) {
      ResetSequence.TIGHT.play(link, span -> {});
      Heard.all(link);
      SecurityStateTest.hello(link);
      link.write(words(0x09, dog.protect(), 0x50D83AA1, -1, 0));
      link.write(words(0x09, dog.config1(), 2000, -1, 0));
      link.write(words(0x09, dog.config0(), (1 << 31) | (5 << 28) | (1 << 8) | 2, -1, 0));
      Heard.all(link);
      byte[] first = new byte[20];
      assertThat(link.read(first, Duration.ofSeconds(30))).isPositive();
      String text = new String(first, StandardCharsets.ISO_8859_1) + Heard.text(link);
      assertThat(text).contains("RTCWDT_RTC").contains("SPI_FAST_FLASH_BOOT");
    }
  }
}
