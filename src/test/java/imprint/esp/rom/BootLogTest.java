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
  void anApplicationIsToldFromTheLoader() {
    assertThat(BootLog.applicationBoots("rst:0x1,boot:0x13 (SPI_FAST_FLASH_BOOT)")).isTrue();
    assertThat(BootLog.applicationBoots("boot:0x3 (DOWNLOAD_BOOT(UART0)) waiting for download"))
        .isFalse();
    assertThat(BootLog.applicationBoots("")).isFalse();
  }
}
