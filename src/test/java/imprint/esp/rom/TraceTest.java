package imprint.esp.rom;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A board that does not come into its loader runs its application, which says what opens it. */
class TraceTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          I (1203) chip[SVR]: SetupQRCode: [MT:Y.K9042C00KA0648G00]    | MT:Y.K90
          https://x.org/qrcode.html?data=MT%3AY.K9042C00KA0648G00      | Y.K9042C
          Manual pairing code: [34970112332]                           | 34970112332
          Manual pairing code: [3497-011-2332]                         | 3497-011
          Setup Pin Code (0 for UNKNOWN/ERROR): 12                     | : 12
          passcode=20202021                                            | 20202021
          """)
  void whatOpensAUnitIsNotKept(String heard, String secret) {
    Trace trace = new Trace(() -> 0);
    trace.heard(heard);
    assertThat(trace.lines()).hasSize(1).noneMatch(line -> line.contains(secret));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "ESP-ROM:esp32c3-api1-20210207",
        "rst:0x1 (POWERON),boot:0xc (SPI_FAST_FLASH_BOOT)",
        "ets Jul 29 2019 12:21:46",
        "entry 0x403ce000",
        "invalid header: 0xffffffff"
      })
  void whatTheRomPrintsIsKept(String heard) {
    Trace trace = new Trace(() -> 0);
    trace.heard(heard);
    assertThat(trace.lines()).singleElement().asString().contains(heard);
  }
}
