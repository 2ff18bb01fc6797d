package imprint.ledger;

import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What one unit claims for itself alone, before the wire is touched. Holds nothing secret: the
 * passcode and the rotating id come as the fingerprints that the ledger makes of them.
 *
 * @param serialNumber 1 to 32 characters (Matter 1.4, section 11.1.5.16)
 * @param passcode {@link Ledger#passcodeFingerprint}
 * @param rotatingId {@link Ledger#rotatingIdFingerprint}, null where the product has none
 * @param discriminator 12 bits; not unique
 */
public record Claim(
    String serialNumber,
    Product product,
    Dac dac,
    Fingerprint passcode,
    @Nullable Fingerprint rotatingId,
    int discriminator,
    Board board) {

  public Claim {
    if (serialNumber.isBlank() || serialNumber.codePointCount(0, serialNumber.length()) > 32) {
      throw new IllegalArgumentException("a serial number has 1 to 32 characters");
    }
    requireWithin(discriminator, 0xFFF);
  }

  /**
   * What is made.
   *
   * @param test made with test credentials: not to be sold
   * @param hash of the product file, so that it can be told later with what the unit was made
   */
  public record Product(
      int vendorId, int productId, String vendorName, String name, String hash, boolean test) {
    public Product {
      requireWithin(vendorId, 0xFFFF);
      requireWithin(productId, 0xFFFF);
    }
  }

  /** Which product, by its numbers alone. */
  public record Ids(int vendorId, int productId) {}

  /**
   * The device attestation certificate.
   *
   * @param publicKey of the key, 65 bytes uncompressed
   * @param issuer of the issuer's name as DER
   * @param certificateSerial hexadecimal; case and leading zeros make no difference
   */
  public record Dac(Fingerprint publicKey, Fingerprint issuer, String certificateSerial) {
    private static final Pattern DIGITS = Pattern.compile("\\p{XDigit}{1,64}");

    public Dac {
      if (!DIGITS.matcher(certificateSerial).matches()) {
        throw new IllegalArgumentException("not a certificate serial number");
      }
      certificateSerial = certificateSerial.toLowerCase(Locale.ROOT).replaceFirst("^0+(?=.)", "");
    }
  }

  /** The chip that the identity goes to. */
  public record Board(Mac mac, String chip) {}

  private static void requireWithin(int value, int most) {
    if (value < 0 || value > most) {
      throw new IllegalArgumentException(value + " is not within 0 and " + most);
    }
  }
}
