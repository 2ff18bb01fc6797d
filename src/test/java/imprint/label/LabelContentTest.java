package imprint.label;

import static org.assertj.core.api.Assertions.assertThat;

import imprint.matter.CommissioningFlow;
import java.util.Map;
import org.junit.jupiter.api.Test;

class LabelContentTest {
  private static final String QR = Labels.plain().qrCode();
  private static final String MANUAL = Labels.plain().manualCode();

  private static LabelContent content(String product, String serial, String qr, String manual) {
    return new LabelContent(product, "Northwind", serial, qr, manual, false);
  }

  @Test
  void itsTextHidesTheCodes() {
    assertThat(Labels.plain().toString())
        .contains("Nimbus Smart Plug", "NW-26-0001374")
        .doesNotContain(QR, QR.substring(3), MANUAL);
  }

  @Test
  void refusesALabelWithoutAProductName() {
    Labels.refused("label.product-missing", () -> content(" ", "1", QR, MANUAL));
  }

  @Test
  void refusesALabelWithoutASerialNumber() {
    Labels.refused("label.serial-missing", () -> content("Plug", "", QR, MANUAL));
  }

  @Test
  void refusesTheManualCodeOfAnotherUnit() {
    String other = Labels.payload(Labels.VENDOR, CommissioningFlow.STANDARD, 20202022).manualCode();
    Labels.refused("label.codes-disagree", () -> content("Plug", "1", QR, other))
        .hasMessageNotContaining(other);
  }

  @Test
  void refusesAManualCodeWithAWrongDigit() {
    char last = MANUAL.charAt(10);
    String wrong = MANUAL.substring(0, 10) + (last == '9' ? '0' : (char) (last + 1));
    Labels.refused("matter.manual-check", () -> content("Plug", "1", QR, wrong));
  }

  @Test
  void refusesAWebAddressInPlaceOfAMatterPayload() {
    Labels.refused("matter.qr-prefix", () -> content("Plug", "1", "https://example.org/", MANUAL));
  }

  @Test
  void takesAManualCodeWithDashesAndKeepsTheDigits() {
    String grouped = imprint.matter.OnboardingPayload.grouped(MANUAL);
    assertThat(content("Plug", "1", QR, grouped).manualCode()).isEqualTo(MANUAL);
  }

  @Test
  void aTestVendorIsATestUnitWhateverTheCallerSays() {
    assertThat(Labels.test().test()).isTrue();
    assertThat(Labels.plain().test()).isFalse();
  }

  /** What the ledger knows of a unit is not for a command line to say otherwise. */
  @Test
  void whatIsKnownOfTheUnitStays() {
    LabelContent known = Labels.plain().with(Map.of("mac", "24:6F:28:AE:52:7C"));
    Labels.refused("label.known", () -> known.with(Map.of("mac", "24:6F:28:AE:52:7D")));
    assertThat(known.with(Map.of("date", "2026", "mac", "24:6F:28:AE:52:7C")).more())
        .containsEntry("mac", "24:6F:28:AE:52:7C")
        .containsEntry("date", "2026");
  }
}
