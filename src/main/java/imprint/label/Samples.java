package imprint.label;

import imprint.matter.CommissioningFlow;
import imprint.matter.DiscoveryCapabilities;
import imprint.matter.Discriminator;
import imprint.matter.OnboardingPayload;
import imprint.matter.Passcode;
import imprint.matter.ProductId;
import imprint.matter.VendorId;
import java.util.LinkedHashMap;
import java.util.Map;

/** Units that a layout is tried with, by what is special about them. */
public final class Samples {
  private static final int VENDOR = 0x1234;
  private static final int TEST_VENDOR = 0xFFF1;

  private Samples() {}

  /** Names are for people. */
  public static Map<String, LabelContent> all() {
    Map<String, LabelContent> all = new LinkedHashMap<>();
    all.put("usual unit", content(VENDOR, CommissioningFlow.STANDARD, "00042-1374"));
    all.put("test unit", content(TEST_VENDOR, CommissioningFlow.STANDARD, "00042-1374"));
    all.put("21-digit code", content(VENDOR, CommissioningFlow.CUSTOM, "00042-1374"));
    all.put("test, 21 digits", content(TEST_VENDOR, CommissioningFlow.CUSTOM, "00042-1374"));
    all.put("16 hex digits", content(VENDOR, CommissioningFlow.STANDARD, "3f9a7c6618d0e2b4"));
    return all;
  }

  private static LabelContent content(int vendor, CommissioningFlow flow, String serial) {
    OnboardingPayload payload =
        new OnboardingPayload(
            new VendorId(vendor),
            new ProductId(0x8001),
            flow,
            DiscoveryCapabilities.BLE,
            new Discriminator(3840),
            Passcode.of(20202021));
    return new LabelContent(
        "Nimbus Smart Plug",
        "Northwind Lighting",
        serial,
        payload.qrCode(),
        payload.manualCode(),
        false,
        Map.of("mac", "24:6F:28:AE:52:7C", "date", "2026-11-26"));
  }
}
