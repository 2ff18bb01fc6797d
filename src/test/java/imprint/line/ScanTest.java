package imprint.line;

import static org.assertj.core.api.Assertions.assertThat;

import imprint.finding.Refusal;
import imprint.ledger.Claim;
import imprint.ledger.Fingerprint;
import imprint.ledger.Mac;
import imprint.matter.CommissioningFlow;
import imprint.matter.DiscoveryCapabilities;
import imprint.matter.Discriminator;
import imprint.matter.OnboardingPayload;
import imprint.matter.Passcode;
import imprint.matter.ProductId;
import imprint.matter.VendorId;
import java.nio.charset.StandardCharsets;
import net.jqwik.api.Assume;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

/** The comparison by itself: no ledger, no file. */
class ScanTest {
  private static final Scan.Fingerprints PLAIN =
      (vendorId, productId, passcode) -> mark(vendorId + "/" + productId + "/" + passcode);

  private static Fingerprint mark(String text) {
    return Fingerprint.sha256(text.getBytes(StandardCharsets.UTF_8));
  }

  private static OnboardingPayload payload(
      int vendorId, int productId, int discriminator, int passcode, int flow) {
    return new OnboardingPayload(
        new VendorId(vendorId),
        new ProductId(productId),
        CommissioningFlow.of(flow),
        new DiscoveryCapabilities(2),
        new Discriminator(discriminator),
        Passcode.of(passcode));
  }

  private static Claim claim(OnboardingPayload payload) {
    int vendorId = payload.vendorId().value();
    int productId = payload.productId().value();
    return new Claim(
        "SN1",
        new Claim.Product(vendorId, productId, "Maker", "Lamp", "cafe", true),
        new Claim.Dac(mark("key"), mark("PAI"), "1"),
        PLAIN.of(vendorId, productId, payload.passcode().value()),
        null,
        payload.discriminator().value(),
        new Claim.Board(new Mac("24:0a:c4:00:00:01"), "ESP32"));
  }

  private static boolean fits(String text, OnboardingPayload label) {
    return Scan.read(text, _ -> false).fits(claim(label), PLAIN);
  }

  @Property
  void bothCodesOfAUnitFitIt(
      @ForAll @IntRange(min = 1, max = 0xFFF0) int vendorId,
      @ForAll @IntRange(min = 1, max = 0xFFFF) int productId,
      @ForAll @IntRange(max = 0xFFF) int discriminator,
      @ForAll @IntRange(min = 1, max = 99_999_998) int passcode,
      @ForAll @IntRange(max = 2) int flow) {
    Assume.that(valid(passcode));
    OnboardingPayload unit = payload(vendorId, productId, discriminator, passcode, flow);
    assertThat(fits(unit.qrCode(), unit)).isTrue();
    assertThat(fits(unit.manualCode(), unit)).isTrue();
    assertThat(fits(OnboardingPayload.grouped(unit.manualCode()), unit)).isTrue();
  }

  @Property
  void aCodeOfAnotherUnitFitsOnlyWhereItSaysTheSame(
      @ForAll @IntRange(max = 0xFFF) int one,
      @ForAll @IntRange(max = 0xFFF) int another,
      @ForAll @IntRange(min = 1, max = 3) int passcode,
      @ForAll @IntRange(min = 1, max = 3) int otherPasscode,
      @ForAll @IntRange(max = 2) int flow) {
    OnboardingPayload label = payload(0xFFF1, 0x8000, one, passcode, flow);
    OnboardingPayload unit = payload(0xFFF1, 0x8000, another, otherPasscode, flow);
    assertThat(fits(label.qrCode(), unit)).isEqualTo(one == another && passcode == otherPasscode);
    assertThat(fits(label.manualCode(), unit))
        .isEqualTo(one >> 8 == another >> 8 && passcode == otherPasscode);
  }

  @Property
  void anythingTypedIsReadOrRefusedAndNeverShown(@ForAll String text) {
    try {
      Scan scan = Scan.read(text, _ -> false);
      assertThat(scan.kind()).isIn("qr-code", "manual-code", "serial-number", "mac");
      if (scan instanceof Scan.Word) {
        assertThat(scan).hasToString("Word");
      }
      assertThat(scan.fits(claim(payload(0xFFF1, 0x8000, 0, 20202021, 0)), PLAIN))
          .isEqualTo(
              text.strip().equalsIgnoreCase("SN1")
                  || Mac.read(text).filter(new Mac("24:0a:c4:00:00:01")::equals).isPresent());
    } catch (Refusal misread) {
      assertThat(misread.finding().code()).startsWith("matter.");
    }
  }

  private static boolean valid(int passcode) {
    try {
      return Passcode.of(passcode) != null;
    } catch (Refusal forbidden) {
      return false;
    }
  }
}
