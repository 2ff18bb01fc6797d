package imprint.matter;

import imprint.finding.Refusal;
import java.nio.charset.StandardCharsets;

/**
 * A label that the vendor gives an endpoint, such as room = hall (Matter core specification, 9.8).
 *
 * @param endpoint 16 bits
 * @param label 1 … 16 bytes of UTF-8
 * @param value 1 … 16 bytes of UTF-8
 */
public record FixedLabel(int endpoint, String label, String value) {
  private static final int LONGEST = 16;

  public FixedLabel {
    if (!IdText.fits(endpoint) || !fits(label) || !fits(value)) {
      throw Refusal.of("matter.fixed-label", endpoint + "/" + label + "/" + value, LONGEST);
    }
  }

  /**
   * Reads {@code endpoint/label/value}; the endpoint is decimal, or hexadecimal with 0x.
   *
   * @throws Refusal matter.fixed-label
   */
  public static FixedLabel parse(String text) {
    String[] parts = text.split("/", -1);
    if (parts.length != 3) {
      throw Refusal.of("matter.fixed-label", text, LONGEST);
    }
    int endpoint =
        IdText.parse(parts[0]).orElseThrow(() -> Refusal.of("matter.endpoint", text, parts[0]));
    return new FixedLabel(endpoint, parts[1], parts[2]);
  }

  /** As {@link #parse} reads it. */
  public String text() {
    return endpoint + "/" + label + "/" + value;
  }

  private static boolean fits(String text) {
    int length = text.getBytes(StandardCharsets.UTF_8).length;
    return length >= 1 && length <= LONGEST;
  }
}
