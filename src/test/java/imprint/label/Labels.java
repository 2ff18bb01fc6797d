package imprint.label;

import imprint.finding.Refusal;
import imprint.matter.CommissioningFlow;
import imprint.matter.DiscoveryCapabilities;
import imprint.matter.Discriminator;
import imprint.matter.OnboardingPayload;
import imprint.matter.Passcode;
import imprint.matter.ProductId;
import imprint.matter.VendorId;
import org.assertj.core.api.AbstractThrowableAssert;
import org.assertj.core.api.Assertions;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;

/** What the tests of this room start from. */
final class Labels {
  static final int VENDOR = 0x1234;
  static final int TEST_VENDOR = 0xFFF1;

  private Labels() {}

  static OnboardingPayload payload(int vendor, CommissioningFlow flow, int passcode) {
    return new OnboardingPayload(
        new VendorId(vendor),
        new ProductId(0x8001),
        flow,
        new DiscoveryCapabilities(2),
        new Discriminator(3840),
        Passcode.of(passcode));
  }

  static LabelContent of(OnboardingPayload payload, String product, String vendor, String serial) {
    return new LabelContent(product, vendor, serial, payload.qrCode(), payload.manualCode(), false);
  }

  static LabelContent named(String product, String vendor, String serial) {
    return of(payload(VENDOR, CommissioningFlow.STANDARD, 20202021), product, vendor, serial);
  }

  static LabelContent plain() {
    return named("Nimbus Smart Plug", "Northwind Lighting", "NW-26-0001374");
  }

  static LabelContent test() {
    return of(
        payload(TEST_VENDOR, CommissioningFlow.STANDARD, 20202021),
        "Nimbus Smart Plug",
        "Northwind Lighting",
        "NW-26-0001374");
  }

  /** Asserts the code of the finding that {@code action} is refused with. */
  static AbstractThrowableAssert<?, ? extends Throwable> refused(
      String code, ThrowingCallable action) {
    return Assertions.assertThatThrownBy(action)
        .isInstanceOfSatisfying(
            Refusal.class,
            refusal -> Assertions.assertThat(refusal.finding().code()).isEqualTo(code));
  }
}
