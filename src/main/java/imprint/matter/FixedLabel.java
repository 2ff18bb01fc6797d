package imprint.matter;

import imprint.finding.Refusal;

/**
 * A label that the vendor gives an endpoint, such as room = hall (Matter core specification, 9.8).
 *
 * @param endpoint 16 bits
 * @param label 1 … 16 bytes of UTF-8
 * @param value 1 … 16 bytes of UTF-8
 */
public record FixedLabel(int endpoint, String label, String value) {
  public FixedLabel {
    if (!IdText.fits(endpoint)
        || !DeviceText.FIXED_LABEL.fits(label)
        || !DeviceText.FIXED_LABEL.fits(value)) {
      throw refusal(endpoint + "/" + label + "/" + value);
    }
    if (DeviceText.unprintable(label + value)) {
      throw Refusal.of("matter.characters", endpoint + "/" + label + "/" + value);
    }
  }

  /**
   * Reads {@code endpoint/label/value}; the endpoint is decimal, or hexadecimal with 0x.
   *
   * @throws Refusal matter.fixed-label, matter.endpoint, matter.characters
   */
  public static FixedLabel parse(String text) {
    String[] parts = text.split("/", -1);
    if (parts.length != 3) {
      throw refusal(text);
    }
    int endpoint =
        IdText.parse(parts[0]).orElseThrow(() -> Refusal.of("matter.endpoint", text, parts[0]));
    return new FixedLabel(endpoint, parts[1], parts[2]);
  }

  /** As {@link #parse} reads it. */
  public String text() {
    return endpoint + "/" + label + "/" + value;
  }

  private static Refusal refusal(String text) {
    return Refusal.of("matter.fixed-label", text, DeviceText.FIXED_LABEL.longest());
  }
}
