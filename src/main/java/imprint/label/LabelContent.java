package imprint.label;

import imprint.finding.Refusal;
import imprint.matter.ManualCode;
import imprint.matter.OnboardingPayload;
import java.util.HashMap;
import java.util.Map;

/**
 * What one unit's label says. The codes open the unit, so {@code toString} hides them.
 *
 * @param productName one line of text, not blank
 * @param vendorName one line of text; may be blank, then the label has none
 * @param serialNumber printed as it is, leading zeros included
 * @param qrCode {@code MT:…}
 * @param manualCode 11 or 21 digits without dashes, of the same unit as the QR code
 * @param test whether the label warns that the unit must not be shipped; always true for the test
 *     vendor ids 0xFFF1 to 0xFFF4
 * @param more what else layouts may ask for: {@code mac}, {@code date}, and {@code field.…} for
 *     texts of the customer's own; one line each
 */
public record LabelContent(
    String productName,
    String vendorName,
    String serialNumber,
    String qrCode,
    String manualCode,
    boolean test,
    Map<String, String> more) {

  /** With nothing else on it. */
  public LabelContent(
      String productName,
      String vendorName,
      String serialNumber,
      String qrCode,
      String manualCode,
      boolean test) {
    this(productName, vendorName, serialNumber, qrCode, manualCode, test, Map.of());
  }

  /**
   * @throws Refusal label.product-missing, label.serial-missing, label.codes-disagree, and what
   *     {@link OnboardingPayload#parse} and {@link ManualCode#parse} refuse
   */
  public LabelContent {
    productName = productName.strip();
    vendorName = vendorName.strip();
    if (productName.isEmpty()) {
      throw Refusal.of("label.product-missing");
    }
    if (serialNumber.isBlank()) {
      throw Refusal.of("label.serial-missing");
    }
    OnboardingPayload payload = OnboardingPayload.parse(qrCode);
    ManualCode manual = ManualCode.parse(manualCode);
    if (!manual.fits(payload)) {
      throw Refusal.of("label.codes-disagree");
    }
    manualCode = manual.digits();
    test = test || payload.vendorId().test();
    more = Map.copyOf(more);
  }

  /**
   * The same with more to say.
   *
   * @throws Refusal label.known where that says otherwise of what is known of the unit
   */
  public LabelContent with(Map<String, String> more) {
    Map<String, String> all = new HashMap<>(this.more);
    more.forEach(
        (name, text) -> {
          String known = all.put(name, text);
          if (known != null && !known.equals(text)) {
            throw Refusal.of("label.known", name, known);
          }
        });
    return new LabelContent(productName, vendorName, serialNumber, qrCode, manualCode, test, all);
  }

  /** What a placeholder stands for; empty where the unit has nothing of the kind. */
  String value(String placeholder) {
    return switch (placeholder) {
      case "product" -> productName;
      case "vendor" -> vendorName;
      case "serial" -> serialNumber;
      case "manual" -> manualCode;
      default -> more.getOrDefault(placeholder, "").strip();
    };
  }

  @Override
  public String toString() {
    return "LabelContent[" + productName + ", " + serialNumber + (test ? ", TEST]" : "]");
  }
}
