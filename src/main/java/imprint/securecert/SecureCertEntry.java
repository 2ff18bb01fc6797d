package imprint.securecert;

import imprint.secret.Secret;
import java.util.Optional;

/**
 * One type-length-value of the partition.
 *
 * @param type 0 … 255
 * @param subtype 0 … 255; an image has each pair of type and subtype once
 * @param flags 0 … 255; {@link #KEY_IN_PERIPHERAL} on a private key
 * @param data any may be secret; this entry's own, wiped with it
 */
public record SecureCertEntry(int type, int subtype, int flags, Secret data)
    implements AutoCloseable {
  /** The private key is in an eFuse that only the chip's signing peripheral can read. */
  public static final int KEY_IN_PERIPHERAL = 0x08;

  public SecureCertEntry {
    requireByte(type);
    requireByte(subtype);
    requireByte(flags);
  }

  static SecureCertEntry of(SecureCertKind kind, int flags, Secret data) {
    return new SecureCertEntry(kind.type(), kind.subtype(), flags, data);
  }

  /** What it is, where that is known. */
  public Optional<SecureCertKind> kind() {
    return SecureCertKind.of(type, subtype);
  }

  /** Whether the value is to be hidden: also where nobody knows what it is. */
  public boolean secret() {
    return kind().map(SecureCertKind::secret).orElse(true);
  }

  boolean sameNameAs(SecureCertEntry other) {
    return type == other.type && subtype == other.subtype;
  }

  @Override
  public void close() {
    data.close();
  }

  private static void requireByte(int value) {
    if (value < 0 || value > 0xFF) {
      throw new IllegalArgumentException(value + " is not a byte");
    }
  }
}
