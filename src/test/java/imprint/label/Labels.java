package imprint.label;

import imprint.finding.Refusal;
import imprint.matter.CommissioningFlow;
import imprint.matter.DiscoveryCapabilities;
import imprint.matter.Discriminator;
import imprint.matter.OnboardingPayload;
import imprint.matter.Passcode;
import imprint.matter.ProductId;
import imprint.matter.VendorId;
import java.awt.image.BufferedImage;
import java.util.Optional;
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

  /** The upright drawing of the standard layout, as the first of the masks has it. */
  static Drawing drawing(LabelContent content, int dpi) {
    return drawing(content, dpi, Symbols.qr(content.qrCode()));
  }

  static Drawing drawing(LabelContent content, int dpi, Symbol symbol) {
    return new Composer(Layout.standard(), content, dpi).drawing(symbol);
  }

  static Raster raster(Drawing drawing) {
    return Raster.of(drawing, new Glyphs());
  }

  static Raster raster(LabelContent content, int dpi) {
    return raster(drawing(content, dpi));
  }

  /** Holds a drawing and any dots against the rules of the standard layout. */
  static LabelCheck check(LabelContent content, Drawing drawing, Raster raster) {
    Composer composer = new Composer(Layout.standard(), content, drawing.dpi());
    return new LabelCheck(composer, drawing, raster, new Glyphs());
  }

  static Optional<String> read(Bitmap dots) {
    return Reading.of(Symbol.Kind.QR, dots);
  }

  /** What a picture of another program says. */
  static Optional<String> read(BufferedImage picture) {
    int width = picture.getWidth();
    int height = picture.getHeight();
    byte[] grey = new byte[width * height];
    for (int i = 0; i < grey.length; i++) {
      grey[i] = (byte) (picture.getRGB(i % width, i / width) & 0xFF);
    }
    return Reading.of(Symbol.Kind.QR, new Reading.Grey(width, height, grey));
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
