package imprint.line;

import imprint.factory.DraftField;
import imprint.factory.DraftFields;
import imprint.factory.SerialPattern;
import imprint.finding.Refusal;
import imprint.label.LabelContent;
import imprint.label.LabelMaker;
import imprint.label.Layout;
import imprint.matter.CommissioningFlow;
import imprint.matter.DiscoveryCapabilities;
import imprint.matter.Discriminator;
import imprint.matter.OnboardingPayload;
import imprint.matter.Passcode;
import imprint.matter.ProductId;
import imprint.matter.VendorId;
import java.util.function.Function;

/** The label of a draft, with a code that no unit has. */
final class SampleLabel {
  private static final VendorId ANY_VENDOR = new VendorId(0xFFF1);
  private static final ProductId ANY_PRODUCT = new ProductId(0x8000);
  private static final Passcode ANY_PASSCODE = Passcode.of(20202021);

  private SampleLabel() {}

  /**
   * As it would leave the printer, with the longest serial number.
   *
   * @return a PNG
   * @throws Refusal label.…
   */
  static byte[] png(DraftFields fields) {
    VendorId vendor = read(fields, DraftField.VENDOR_ID, VendorId::parse, ANY_VENDOR);
    ProductId product = read(fields, DraftField.PRODUCT_ID, ProductId::parse, ANY_PRODUCT);
    SerialPattern pattern =
        read(
            fields,
            DraftField.SERIAL_NUMBER,
            text -> SerialPattern.parse(text, text),
            SerialPattern.USUAL);
    OnboardingPayload payload =
        new OnboardingPayload(
            vendor,
            product,
            fields.get(DraftField.FLOW).equals(DraftField.FLOW.usual())
                ? CommissioningFlow.STANDARD
                : CommissioningFlow.CUSTOM,
            DiscoveryCapabilities.BLE,
            new Discriminator(0xF00),
            ANY_PASSCODE);
    LabelContent content =
        new LabelContent(
            name(fields, DraftField.PRODUCT_NAME),
            name(fields, DraftField.VENDOR_NAME),
            pattern.widest(),
            payload.qrCode(),
            payload.manualCode(),
            vendor.test());
    String layout = fields.get(DraftField.LAYOUT).strip();
    int dpi = Integer.parseInt(fields.get(DraftField.DPI).strip());
    return new LabelMaker(Layout.named(layout), dpi).make(content).png();
  }

  private static String name(DraftFields fields, DraftField field) {
    String text = fields.get(field).strip();
    return text.isEmpty() ? "–" : text;
  }

  private static <T> T read(
      DraftFields fields, DraftField field, Function<String, T> parse, T otherwise) {
    try {
      return parse.apply(fields.get(field).strip());
    } catch (Refusal notYet) {
      return otherwise;
    }
  }
}
