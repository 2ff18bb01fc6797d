package imprint.line;

import imprint.factory.LoadedProduct;
import imprint.factory.Product;
import imprint.finding.Refusal;
import imprint.label.LabelContent;
import imprint.label.LabelMaker;
import imprint.label.Layout;
import imprint.ledger.Event;
import imprint.ledger.State;
import imprint.matter.Discriminator;
import imprint.matter.OnboardingPayload;
import imprint.matter.Passcode;
import java.util.Map;

/** Proven → Labelled: drawn, read back by a decoder, and only then kept. */
record MakeLabel(Workplace workplace, LoadedProduct product) {
  /** A payload like any other; only its length matters. */
  private static final Passcode ANY_PASSCODE = Passcode.of(20202021);

  private static final String WIDEST_MAC = "dd:dd:dd:dd:dd:dd";

  private static final Discriminator ANY_DISCRIMINATOR = new Discriminator(0xF00);

  /**
   * Makes a label that no unit gets, so that a name that does not fit is found before the first
   * board and not after it was written.
   *
   * @throws Refusal label.…
   */
  static void tryOut(LoadedProduct product) {
    Product.Data data = product.product().data();
    OnboardingPayload payload =
        new OnboardingPayload(
            product.product().vendorId(),
            product.product().productId(),
            data.flow(),
            data.discovery(),
            ANY_DISCRIMINATOR,
            ANY_PASSCODE);
    String widest = data.serialNumber().widest();
    maker(product).make(content(product, widest, WIDEST_MAC, payload));
  }

  void take(ReservedUnit unit) {
    LabelContent content =
        content(product, unit.serialNumber(), unit.mac(), unit.payload().orElseThrow());
    LabelFiles files = LabelFiles.write(workplace.settings().out(), maker(product).make(content));
    if (unit.state() != State.LABELLED) {
      unit.record(new Event.Labelled());
    }
    unit.labelled(files);
  }

  private static LabelMaker maker(LoadedProduct product) {
    return new LabelMaker(
        Layout.named(product.product().labelLayout()), product.product().labelDpi());
  }

  private static LabelContent content(
      LoadedProduct product, String serialNumber, String mac, OnboardingPayload payload) {
    return new LabelContent(
        product.product().productName(),
        product.product().vendorName(),
        serialNumber,
        payload.qrCode(),
        payload.manualCode(),
        product.test(),
        Map.of("mac", mac));
  }
}
