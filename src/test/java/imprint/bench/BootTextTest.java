package imprint.bench;

import static org.assertj.core.api.Assertions.assertThat;

import imprint.bench.BootText.Cause;
import imprint.esp.chip.Chip;
import imprint.esp.rom.BootLog;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What the simulated chips print is told apart as what the real ones print. */
class BootTextTest {
  static List<Chip> chips() {
    return SimulatedBoard.chips();
  }

  @ParameterizedTest
  @MethodSource("chips")
  void withTheStrapLowItSaysThatTheLoaderIsUp(Chip chip) {
    for (Cause cause : Cause.values()) {
      String text = BootText.of(chip).start(cause, true);
      assertThat(BootLog.loaderUp(text)).isTrue();
      assertThat(BootLog.started(text)).isFalse();
    }
  }

  @ParameterizedTest
  @MethodSource("chips")
  void withTheStrapHighItSaysThatTheApplicationBoots(Chip chip) {
    for (Cause cause : Cause.values()) {
      String text = BootText.of(chip).start(cause, false);
      assertThat(text).contains("SPI_FAST_FLASH_BOOT");
      assertThat(BootLog.loaderUp(text)).isFalse();
    }
  }

  @ParameterizedTest
  @MethodSource("chips")
  void eachCauseHasItsOwnWords(Chip chip) {
    assertThat(List.of(Cause.values()))
        .extracting(cause -> BootText.of(chip).start(cause, true))
        .doesNotHaveDuplicates()
        .allMatch(text -> text.contains("rst:0x") && text.contains("boot:0x"));
  }
}
