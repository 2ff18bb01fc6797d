package imprint.label;

import static org.assertj.core.api.Assertions.assertThat;

import imprint.finding.Refusal;
import imprint.matter.CommissioningFlow;
import imprint.matter.DiscoveryCapabilities;
import imprint.matter.Discriminator;
import imprint.matter.OnboardingPayload;
import imprint.matter.Passcode;
import imprint.matter.ProductId;
import imprint.matter.VendorId;
import java.io.IOException;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.StringLength;

class LabelPropertyTest {
  @Property(tries = 60)
  void everyPayloadReadsFromItsPngAtEveryResolution(@ForAll("payloads") OnboardingPayload payload)
      throws IOException {
    LabelContent content = Labels.of(payload, "Nimbus Smart Plug", "Northwind", "00042");
    for (int dpi : Label.RESOLUTIONS) {
      byte[] png = Label.make(content, dpi).png();
      assertThat(Labels.read(LabelTest.picture(png))).contains(payload.qrCode());
    }
  }

  /** What a product file may hold: a label is right or refused, and never anything else. */
  @Property(tries = 200)
  void anyNamesGiveACheckedLabelOrAFindingAboutTheLabel(
      @ForAll @StringLength(max = 64) String product,
      @ForAll @StringLength(max = 64) String vendor,
      @ForAll @StringLength(max = 40) String serial) {
    try {
      LabelContent content = Labels.named(product, vendor, serial);
      assertThat(Label.make(content, 203).width()).isEqualTo(400);
    } catch (Refusal refusal) {
      assertThat(refusal.finding().code())
          .isIn(
              "label.product-missing",
              "label.serial-missing",
              "label.no-glyph",
              "label.serial-too-long",
              "label.vendor-too-long",
              "label.product-too-long");
    }
  }

  /** The longest values of the Basic Information cluster (Matter Core 11.1.5): 32 characters. */
  @Property(tries = 60)
  void theLongestSerialNumberFitsBesideUsualNames(
      @ForAll("serials") String serial, @ForAll("resolutions") int dpi) {
    LabelContent content = Labels.named("Nimbus Smart Plug 20", "Northwind Lighting", serial);
    assertThat(Label.make(content, dpi).png()).isNotEmpty();
  }

  @Provide
  Arbitrary<OnboardingPayload> payloads() {
    Arbitrary<Integer> ids = Arbitraries.integers().between(0, 0xFFFF);
    return Combinators.combine(
            ids.map(VendorId::new),
            ids.map(ProductId::new),
            Arbitraries.of(CommissioningFlow.class),
            Arbitraries.of(2, 4, 6).map(DiscoveryCapabilities::new),
            Arbitraries.integers().between(0, 4095).map(Discriminator::new),
            Arbitraries.integers()
                .between(1, 99_999_998)
                .filter(code -> code % 11_111_111 != 0 && code != 12345678 && code != 87654321)
                .map(Passcode::of))
        .as(OnboardingPayload::new);
  }

  @Provide
  Arbitrary<String> serials() {
    return Arbitraries.strings().withChars("0123456789abcdef").ofMinLength(1).ofMaxLength(32);
  }

  @Provide
  Arbitrary<Integer> resolutions() {
    return Arbitraries.of(Label.RESOLUTIONS);
  }
}
