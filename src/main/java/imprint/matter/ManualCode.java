package imprint.matter;

import imprint.finding.Refusal;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * What the digits under the QR code say (Matter Core Specification 5.1.4): enough to commission a
 * unit by hand, less than the QR code.
 *
 * @param shortDiscriminator upper four bits of the discriminator, 0…15
 * @param ids in 21 digits only, which is how flows other than the standard one are written
 */
public record ManualCode(int shortDiscriminator, Passcode passcode, Optional<Ids> ids) {
  /** Vendor and product of a 21-digit code. */
  public record Ids(VendorId vendorId, ProductId productId) {}

  private static final int SHORT = 11;
  private static final int LONG = 21;
  private static final int IDS_PRESENT = 4;
  private static final Pattern SEPARATORS = Pattern.compile("[-\\s]");
  private static final Pattern DIGITS = Pattern.compile("[0-9]*");

  static ManualCode of(OnboardingPayload payload) {
    Optional<Ids> ids =
        switch (payload.flow()) {
          case STANDARD -> Optional.empty();
          case USER_INTENT, CUSTOM -> Optional.of(new Ids(payload.vendorId(), payload.productId()));
        };
    return new ManualCode(payload.discriminator().shortValue(), payload.passcode(), ids);
  }

  /** 11 or 21 digits, the last one the check digit. */
  public String digits() {
    int first = (shortDiscriminator >> 2) | (ids.isPresent() ? IDS_PRESENT : 0);
    int low = (passcode.value() & 0x3FFF) | ((shortDiscriminator & 3) << 14);
    StringBuilder digits = new StringBuilder(LONG);
    digits.append(first).append(padded(low, 5)).append(padded(passcode.value() >> 14, 4));
    ids.ifPresent(
        present ->
            digits
                .append(padded(present.vendorId().value(), 5))
                .append(padded(present.productId().value(), 5)));
    return digits.append(Verhoeff.checkDigit(digits.toString())).toString();
  }

  /**
   * Reads 11 or 21 digits; dashes and white space between them are skipped.
   *
   * @throws Refusal matter.manual-digits, matter.manual-length, matter.manual-check,
   *     matter.manual-value, and what {@link Passcode#of} refuses
   */
  public static ManualCode parse(String text) {
    String digits = SEPARATORS.matcher(text).replaceAll("");
    if (!DIGITS.matcher(digits).matches()) {
      throw Refusal.of("matter.manual-digits");
    }
    if (digits.length() != SHORT && digits.length() != LONG) {
      throw Refusal.of("matter.manual-length", digits.length());
    }
    if (!Verhoeff.isValid(digits)) {
      throw Refusal.of("matter.manual-check");
    }
    int first = number(digits, 0, 1, 7);
    int low = number(digits, 1, 6, 0xFFFF);
    int high = number(digits, 6, 10, 0x1FFF);
    boolean idsPresent = (first & IDS_PRESENT) != 0;
    if (idsPresent != (digits.length() == LONG)) {
      throw Refusal.of("matter.manual-length", digits.length());
    }
    return new ManualCode(
        ((first & 3) << 2) | (low >> 14),
        Passcode.of((high << 14) | (low & 0x3FFF)),
        idsPresent ? Optional.of(ids(digits)) : Optional.empty());
  }

  /** Whether a unit with this payload carries this code. */
  public boolean fits(OnboardingPayload payload) {
    return equals(of(payload));
  }

  private static Ids ids(String digits) {
    return new Ids(
        new VendorId(number(digits, 10, 15, 0xFFFF)),
        new ProductId(number(digits, 15, 20, 0xFFFF)));
  }

  private static int number(String digits, int from, int to, int highest) {
    int value = Integer.parseInt(digits.substring(from, to));
    if (value > highest) {
      throw Refusal.of("matter.manual-value", from + 1, to);
    }
    return value;
  }

  private static String padded(int value, int width) {
    String digits = Integer.toString(value);
    return "0".repeat(width - digits.length()) + digits;
  }

  @Override
  public String toString() {
    return "ManualCode";
  }
}
