package imprint.matter;

import static imprint.matter.Payloads.refused;
import static org.assertj.core.api.Assertions.assertThat;

import imprint.finding.Refusal;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.NumericChars;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ManualCodeTest {
  @Provide
  Arbitrary<OnboardingPayload> payloads() {
    return Payloads.payloads();
  }

  @Property
  void saysWhatThePayloadSays(@ForAll("payloads") OnboardingPayload payload) {
    ManualCode code = ManualCode.parse(payload.manualCode());
    assertThat(code.passcode()).isEqualTo(payload.passcode());
    assertThat(code.shortDiscriminator()).isEqualTo(payload.discriminator().value() >> 8);
    assertThat(code.ids().isPresent()).isEqualTo(payload.flow() != CommissioningFlow.STANDARD);
    code.ids()
        .ifPresent(
            ids -> {
              assertThat(ids.vendorId()).isEqualTo(payload.vendorId());
              assertThat(ids.productId()).isEqualTo(payload.productId());
            });
    assertThat(code.digits()).isEqualTo(payload.manualCode());
  }

  @Property
  void isReadAsItIsPrintedOnTheLabel(@ForAll("payloads") OnboardingPayload payload) {
    String printed = OnboardingPayload.grouped(payload.manualCode());
    assertThat(ManualCode.parse(printed).fits(payload)).isTrue();
  }

  @Property
  void oneWrongDigitIsNeverTakenForAnotherUnit(
      @ForAll("payloads") OnboardingPayload payload,
      @ForAll @IntRange(max = 20) int at,
      @ForAll @IntRange(min = 1, max = 9) int by) {
    StringBuilder digits = new StringBuilder(payload.manualCode());
    int place = at % digits.length();
    digits.setCharAt(place, (char) ('0' + (digits.charAt(place) - '0' + by) % 10));
    refused("matter.manual-check", () -> ManualCode.parse(digits.toString()));
  }

  @Property
  void anyDigitsGiveACodeOrARefusal(
      @ForAll @NumericChars @StringLength(min = 10, max = 20) String digits) {
    String checked = digits + Verhoeff.checkDigit(digits);
    try {
      assertThat(ManualCode.parse(checked).digits()).isEqualTo(checked);
    } catch (Refusal refused) {
      assertThat(refused.finding().code()).startsWith("matter.");
    }
  }

  @Property
  void anyTextGivesACodeOrARefusal(@ForAll String text) {
    try {
      assertThat(ManualCode.parse(text).digits()).isNotEmpty();
    } catch (Refusal refused) {
      assertThat(refused.finding().code()).startsWith("matter.");
    }
  }

  @ParameterizedTest
  @CsvSource({
    "3497011233x,matter.manual-digits",
    "3497-011-2333,matter.manual-check",
    "'',matter.manual-length",
    "349701123,matter.manual-length",
  })
  void refusesWhatIsNoCode(String text, String code) {
    refused(code, () -> ManualCode.parse(text));
  }

  /** Right check digits over values that no unit has. */
  @ParameterizedTest
  @CsvSource({
    "8497011233,matter.manual-value",
    "3999991233,matter.manual-value",
    "3497018192,matter.manual-value",
    "3000000000,matter.passcode-trivial",
    "3655358191,matter.passcode-range",
    "7497011233,matter.manual-length",
    "34970112336552132768,matter.manual-length",
    "74970112336553632768,matter.manual-value",
    "74970112336552199999,matter.manual-value",
  })
  void refusesDigitsThatSayNothingPossible(String digits, String code) {
    refused(code, () -> ManualCode.parse(digits + Verhoeff.checkDigit(digits)));
  }

  @Test
  void isNotPrinted() {
    assertThat(ManualCode.parse("34970112332")).hasToString("ManualCode");
  }
}
