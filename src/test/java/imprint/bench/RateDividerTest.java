package imprint.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.withinPercentage;

import imprint.bench.rom.RomSheet;
import imprint.esp.chip.Chips;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RateDividerTest {
  private static final int CRYSTAL = 40_000_000;

  private static final RomSheet ESP32 = RomSheet.of(Chips.ESP32);
  private static final RomSheet C3 = RomSheet.of(Chips.ESP32_C3);

  @ParameterizedTest
  @ValueSource(ints = {19_200, 74_880, 115_200, 230_400, 460_800, 921_600, 2_000_000})
  void comesAsNearToARateAsItsFractionAllows(int rate) {
    assertThat(RateDivider.ofRate(C3, CRYSTAL, rate).rate()).isCloseTo(rate, withinPercentage(0.5));
    assertThat(RateDivider.ofRate(ESP32, CRYSTAL, rate).rate())
        .isCloseTo(rate, withinPercentage(0.5));
  }

  @Test
  void showsWholeAndFractionInItsRegister() {
    RateDivider divider = new RateDivider(C3, CRYSTAL, 694);
    assertThat(divider.register()).isEqualTo(43 | (6 << 20));
    assertThat(divider.rate()).isEqualTo(922_190);
  }

  @Test
  void theEsp32sRegisterHasMoreBits() {
    assertThat(RateDivider.ofRate(ESP32, CRYSTAL, 300).rate()).isEqualTo(300);
    assertThat(RateDivider.ofRate(C3, CRYSTAL, 300).rate()).isNotEqualTo(300);
  }

  @Test
  void aDividerOfNothingStandsStill() {
    assertThat(new RateDivider(C3, CRYSTAL, 0).rate()).isOne();
    assertThat(new RateDivider(C3, CRYSTAL, 1 << 16).rate()).isOne();
  }
}
