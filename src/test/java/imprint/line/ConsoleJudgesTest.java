package imprint.line;

import static org.assertj.core.api.Assertions.assertThat;

import imprint.esp.rom.ConsoleFact.Opinion;
import imprint.matter.CommissioningFlow;
import imprint.matter.DiscoveryCapabilities;
import imprint.matter.Discriminator;
import imprint.matter.OnboardingPayload;
import imprint.matter.Passcode;
import imprint.matter.ProductId;
import imprint.matter.VendorId;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ConsoleJudgesTest {
  private static final OnboardingPayload UNIT = payload(1234, 31_415_926, 0x8000);
  private final ConsoleJudges strict = new ConsoleJudges(UNIT, false);
  private final ConsoleJudges lenient = new ConsoleJudges(UNIT, true);

  private static OnboardingPayload payload(int discriminator, int passcode, int productId) {
    return new OnboardingPayload(
        new VendorId(0xFFF1),
        new ProductId(productId),
        CommissioningFlow.STANDARD,
        DiscoveryCapabilities.BLE,
        new Discriminator(discriminator),
        Passcode.of(passcode));
  }

  @ParameterizedTest
  @CsvSource({
    "1234, AGREES",
    "1234 (0x4D2), AGREES",
    "0x4d2, AGREES",
    "1235, DIFFERS",
    "3840 (0xF00), DIFFERS",
    "1234 (0x4D3), NOTHING",
    "34 (0x4D2), NOTHING",
    "65535 (0xFFFF), ABSENT",
    "65535, ABSENT",
    "twelve, NOTHING",
    "99999999999, NOTHING"
  })
  void numbersAreComparedAsNumbers(String seen, Opinion opinion) {
    assertThat(ConsoleJudges.number(1234, 0xFFFF).judge(seen)).isEqualTo(opinion);
  }

  @ParameterizedTest
  @CsvSource({
    "31415926, AGREES",
    "031415926, AGREES",
    "0, NOTHING",
    "20202021, EXAMPLE",
    "1, DIFFERS",
    "x, NOTHING",
    "9999999999, NOTHING"
  })
  void thePasscodeOfTheExamplesIsNeverTolerated(String seen, Opinion opinion) {
    assertThat(strict.passcode(seen)).isEqualTo(opinion);
    assertThat(lenient.passcode(seen)).isEqualTo(opinion);
  }

  /** Discriminator, passcode and product id of the code that is shown, and what is made of it. */
  @ParameterizedTest
  @CsvSource({
    "1234, 31415926, 0x8000, AGREES,  AGREES",
    "1234, 31415926, 0x8001, DIFFERS, DIFFERS",
    "3840, 31415926, 0x8000, DIFFERS, DIFFERS",
    "1234, 31415927, 0x8000, DIFFERS, DIFFERS",
    "1234, 20202021, 0x8000, EXAMPLE, NOTHING",
    "3840, 20202021, 0x8000, EXAMPLE, DIFFERS"
  })
  void qrCodesAreComparedByMeaning(
      int discriminator, int passcode, String product, Opinion byDefault, Opinion tolerated) {
    OnboardingPayload shown = payload(discriminator, passcode, Integer.decode(product));
    OnboardingPayload elsewhere =
        new OnboardingPayload(
            shown.vendorId(),
            shown.productId(),
            shown.flow(),
            DiscoveryCapabilities.BLE_AND_ON_NETWORK,
            shown.discriminator(),
            shown.passcode());
    assertThat(strict.qrCode(shown.qrCode())).isEqualTo(byDefault);
    assertThat(strict.qrCode(elsewhere.qrCode())).isEqualTo(byDefault);
    assertThat(lenient.qrCode(shown.qrCode())).isEqualTo(tolerated);
  }

  @Test
  void manualCodesAreComparedByMeaning() {
    assertThat(strict.manualCode(UNIT.manualCode())).isEqualTo(Opinion.AGREES);
    assertThat(strict.manualCode(OnboardingPayload.grouped(UNIT.manualCode())))
        .isEqualTo(Opinion.AGREES);
    assertThat(strict.manualCode("34970112332")).isEqualTo(Opinion.EXAMPLE);
    assertThat(lenient.manualCode("34970112332")).isEqualTo(Opinion.DIFFERS);
    assertThat(lenient.manualCode(payload(1234, 20_202_021, 0x8000).manualCode()))
        .isEqualTo(Opinion.NOTHING);
    assertThat(strict.manualCode(payload(1234, 5, 0x8000).manualCode())).isEqualTo(Opinion.DIFFERS);
  }

  @Test
  void aTextThatIsNotSetTellsNothing() {
    assertThat(strict.text("SN-1").judge("SN-1")).isEqualTo(Opinion.AGREES);
    assertThat(strict.text("SN-1").judge("SN-10")).isEqualTo(Opinion.DIFFERS);
    assertThat(strict.text("SN-1").judge("(not set)")).isEqualTo(Opinion.NOTHING);
  }

  @Property
  void noTextAtAllIsTakenForThisUnit(@ForAll String seen) {
    assertThat(strict.qrCode(seen)).isNotEqualTo(Opinion.AGREES);
    assertThat(strict.qrCode("MT:" + seen)).isNotEqualTo(Opinion.AGREES);
    assertThat(strict.manualCode(seen)).isNotEqualTo(Opinion.AGREES);
    assertThat(strict.passcode(seen)).isNotEqualTo(Opinion.AGREES);
  }

  @Test
  void printsNothingThatOpensAUnit() {
    assertThat(strict.toString() + lenient).doesNotContain("31415926").doesNotContain("MT:");
  }
}
