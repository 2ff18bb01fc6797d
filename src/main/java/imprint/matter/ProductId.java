package imprint.matter;

import imprint.finding.Refusal;

/**
 * A product id as its vendor assigns it.
 *
 * @param value 16 bits, 0…0xFFFF
 */
public record ProductId(int value) {
  public ProductId {
    if (!IdText.fits(value)) {
      throw Refusal.of("matter.product-id", value);
    }
  }

  /** Reads {@code 0x8000} or decimal {@code 32768}. */
  public static ProductId parse(String text) {
    return new ProductId(
        IdText.parse(text).orElseThrow(() -> Refusal.of("matter.product-id", text)));
  }

  @Override
  public String toString() {
    return IdText.print(value);
  }
}
