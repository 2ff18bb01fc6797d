package imprint.esp.rom;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BootLogTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          ''                                                             | rom.no-answer
          rst:0x1 (POWERON),boot:0x7 (DOWNLOAD(USB/UART0)) waiting for download | rom.deaf
          rst:0x1 (POWERON_RESET),boot:0x13 (SPI_FAST_FLASH_BOOT)        | rom.not-download-mode
          Download mode is disabled. Restart with GPIO0 high.            | rom.locked
          boot:0x3 (DOWNLOAD) Download boot modes disabled               | rom.locked
          x~~~3fa8                                                       | rom.garbage
          """)
  void whatWasHeardTellsWhatIsWrong(String heard, String code) {
    assertThat(BootLog.explain(heard, "COM5").code()).isEqualTo(code);
    assertThat(BootLog.explain(heard, "COM5").toString()).contains("COM5");
  }

  @Test
  void aStartIsBelievedOnlyWhenTheFirmwareTookOver() {
    assertThat(BootLog.started("boot:0x13 (SPI_FAST_FLASH_BOOT)\r\nentry 0x40080694")).isTrue();
    assertThat(BootLog.started("boot:0x13 (SPI_FAST_FLASH_BOOT)\r\ninvalid header: 0xff"))
        .isFalse();
    assertThat(BootLog.cannotStart("flash read err, 1000")).isTrue();
  }

  @Test
  void aLineThatTricklesInIsNeverTakenForAStart() {
    String fallsBack = "rst:0x1 (POWERON),boot:0x5 (DOWNLOAD(USB/UART0)) waiting for download";
    for (int i = 0; i <= fallsBack.length(); i++) {
      assertThat(BootLog.started(fallsBack.substring(0, i))).isFalse();
    }
  }
}
