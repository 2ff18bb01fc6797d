package imprint.label;

import imprint.matter.CommissioningFlow;
import imprint.matter.DiscoveryCapabilities;
import imprint.matter.Discriminator;
import imprint.matter.OnboardingPayload;
import imprint.matter.Passcode;
import imprint.matter.ProductId;
import imprint.matter.VendorId;
import java.util.Map;

/** Units that a layout is looked at with: what they are called is what makes labels overflow. */
public enum SampleUnit {
  USUAL("Nimbus Smart Plug", "Northwind Lighting", "00042-1374", CommissioningFlow.STANDARD),
  SHORT("Lamp", "Zed", "7", CommissioningFlow.STANDARD),
  /** As many characters as the Matter specification has room for: 32 of each. */
  LONG(
      "Nimbus Outdoor Dimmer Plug Duo L",
      "Northwind Lighting and Controls",
      "NWL-2026-1126-0000000042-A7-0001",
      CommissioningFlow.STANDARD),
  CHINESE("云朵智能户外双孔插座", "北风照明科技有限公司", "BF26-00042", CommissioningFlow.STANDARD),
  /** With a manual code of 21 digits, and the widest hexadecimal number of 16. */
  LONG_CODE(
      "Nimbus Smart Plug", "Northwind Lighting", "3f9a7c6618d0e2b4", CommissioningFlow.CUSTOM);

  private static final int VENDOR = 0x1234;
  private static final int TEST_VENDOR = 0xFFF1;
  private static final int PRODUCT = 0x8001;
  private static final int DISCRIMINATOR = 3840;
  private static final int PASSCODE = 20202021;

  private final String product;
  private final String vendor;
  private final String serialNumber;
  private final CommissioningFlow flow;

  SampleUnit(String product, String vendor, String serialNumber, CommissioningFlow flow) {
    this.product = product;
    this.vendor = vendor;
    this.serialNumber = serialNumber;
    this.flow = flow;
  }

  /**
   * What its label says.
   *
   * @param test with test credentials, so that its label needs the TEST mark
   */
  public LabelContent content(boolean test) {
    return content(flow, test);
  }

  /** The same unit, commissioned otherwise: its manual code has 11 digits, or 21. */
  LabelContent content(CommissioningFlow commissioned, boolean test) {
    return content(product, vendor, serialNumber, commissioned, test);
  }

  /** What the label of a unit of another product says, with a code that no unit has. */
  public static LabelContent content(
      String product, String vendor, String serialNumber, CommissioningFlow flow, boolean test) {
    OnboardingPayload payload =
        new OnboardingPayload(
            new VendorId(test ? TEST_VENDOR : VENDOR),
            new ProductId(PRODUCT),
            flow,
            DiscoveryCapabilities.BLE,
            new Discriminator(DISCRIMINATOR),
            Passcode.of(PASSCODE));
    return new LabelContent(
        product,
        vendor,
        serialNumber,
        payload.qrCode(),
        payload.manualCode(),
        false,
        Map.of("mac", "24:6F:28:AE:52:7C", "date", "2026-11-26"));
  }
}
