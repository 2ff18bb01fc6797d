package imprint.matter;

import imprint.finding.Refusal;

/**
 * A vendor id as the Connectivity Standards Alliance assigns it.
 *
 * @param value 16 bits, 0…0xFFFF
 */
public record VendorId(int value) {
  /** The last that somebody may have (Matter core specification, 2.5.2). */
  public static final int LAST = 0xFFF4;

  public VendorId {
    if (!IdText.fits(value)) {
      throw Refusal.of("matter.vendor-id", value);
    }
  }

  /** Reads {@code 0xFFF1} or decimal {@code 65521}. */
  public static VendorId parse(String text) {
    return new VendorId(IdText.parse(text).orElseThrow(() -> Refusal.of("matter.vendor-id", text)));
  }

  /** Nobody may have it: 0 stands for none, and so do those behind {@link #LAST}. */
  public boolean reserved() {
    return value == 0 || value > LAST;
  }

  /** One of 0xFFF1…0xFFF4, which the specification reserves for tests. */
  public boolean test() {
    return test(value);
  }

  /** The same of a number that may be too large for an id. */
  public static boolean test(long value) {
    return value >= 0xFFF1 && value <= LAST;
  }

  @Override
  public String toString() {
    return IdText.print(value);
  }
}
