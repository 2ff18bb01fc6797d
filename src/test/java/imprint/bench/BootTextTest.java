package imprint.bench;

import static org.assertj.core.api.Assertions.assertThat;

import imprint.bench.BootText.Cause;
import imprint.bench.rom.Security;
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
      String text = BootText.of(chip).start(cause, true, Security.open());
      assertThat(BootLog.loaderUp(text)).isTrue();
      assertThat(BootLog.started(text)).isFalse();
    }
  }

  @ParameterizedTest
  @MethodSource("chips")
  void withTheStrapHighItSaysThatTheApplicationBoots(Chip chip) {
    for (Cause cause : Cause.values()) {
      String text = BootText.of(chip).start(cause, false, Security.open());
      assertThat(text).contains("SPI_FAST_FLASH_BOOT");
      assertThat(BootLog.loaderUp(text)).isFalse();
    }
  }

  @ParameterizedTest
  @MethodSource("chips")
  void eachCauseHasItsOwnWords(Chip chip) {
    assertThat(List.of(Cause.values()))
        .extracting(cause -> BootText.of(chip).start(cause, true, Security.open()))
        .doesNotHaveDuplicates()
        .allMatch(text -> text.contains("rst:0x") && text.contains("boot:0x"));
  }

  @ParameterizedTest
  @MethodSource("chips")
  void theBootValueHasTheBitsOfThePins(Chip chip) {
    int download = value(BootText.of(chip).download());
    int application = value(BootText.of(chip).application());
    assertThat(download & chip.boot().strapBit()).isZero();
    assertThat(application).isEqualTo(download | chip.boot().strapBit());
    assertThat((download & chip.boot().secondBit()) != 0).isEqualTo(chip.boot().secondHigh());
  }

  private static int value(String mode) {
    return Integer.decode(mode.substring(0, mode.indexOf(' ')));
  }

  @ParameterizedTest
  @MethodSource("chips")
  void aChipWithoutALoaderSaysSo(Chip chip) {
    Security locked = new Security(0, 0, List.of(0, 0, 0, 0, 0, 0), false, true);
    String text = BootText.of(chip).start(Cause.POWER_ON, true, locked);
    assertThat(BootLog.locked(text)).isTrue();
  }
}
