package imprint.securecert;

import java.util.Arrays;
import java.util.Optional;

/**
 * What an entry holds, by its type and subtype (esp_secure_cert_mgr, and esp-matter's use of the
 * user types).
 */
public enum SecureCertType {
  /** Issuer of the device's certificate, DER. */
  CA_CERT(0, 0, false),
  /** The device's certificate, DER. */
  DEVICE_CERT(1, 0, false),
  /** The device's key, SEC1 DER. */
  PRIVATE_KEY(2, 0, true),
  /** Where the key is that is not in the image: 40 bytes. */
  SECURITY_CONFIG(6, 0, false),
  /** u16 little endian. */
  DISCRIMINATOR(201, 0, false),
  /** w0 ‖ L, 97 bytes. */
  VERIFIER(201, 1, true),
  /** 16 … 32 bytes. */
  SALT(201, 2, false),
  /** u32 little endian. */
  ITERATION_COUNT(201, 3, false),
  /** 16 bytes. */
  ROTATING_ID(201, 4, true),
  /** 32 random bytes of the unit. */
  RANDOM_128(201, 128, true),
  /** 32 random bytes of the unit. */
  RANDOM_129(201, 129, true);

  private final int type;
  private final int subtype;
  private final boolean secret;

  SecureCertType(int type, int subtype, boolean secret) {
    this.type = type;
    this.subtype = subtype;
    this.secret = secret;
  }

  int type() {
    return type;
  }

  int subtype() {
    return subtype;
  }

  /** Whether nobody but the device may know it. */
  public boolean secret() {
    return secret;
  }

  static Optional<SecureCertType> of(int type, int subtype) {
    return Arrays.stream(values())
        .filter(known -> known.type == type && known.subtype == subtype)
        .findFirst();
  }
}
