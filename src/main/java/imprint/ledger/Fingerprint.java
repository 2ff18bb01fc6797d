package imprint.ledger;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.regex.Pattern;

/**
 * 32 bytes that stand for a value which the ledger compares but does not keep.
 *
 * @param hex 64 lower-case hexadecimal digits
 */
public record Fingerprint(String hex) {
  private static final Pattern DIGITS = Pattern.compile("[0-9a-f]{64}");

  public Fingerprint {
    if (!DIGITS.matcher(hex).matches()) {
      throw new IllegalArgumentException("not a fingerprint");
    }
  }

  /** SHA-256. For values that nobody can guess or that are public: keys, names. */
  public static Fingerprint sha256(byte[] value) {
    try {
      return of(MessageDigest.getInstance("SHA-256").digest(value));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e); // every JDK has it
    }
  }

  static Fingerprint of(byte[] bytes) {
    return new Fingerprint(HexFormat.of().formatHex(bytes));
  }

  @Override
  public String toString() {
    return hex;
  }
}
