package imprint.securecert;

import java.util.Arrays;
import java.util.Optional;

/**
 * The entries that a Matter device can have, in the order in which Espressif's tool writes them
 * (esp-secure-cert-tool 2.3.6, esp-matter-mfg-tool 1.0.23).
 */
public enum SecureCertKind {
  /** 40 bytes: the eFuse key block that holds the device key, as id + 4; the rest zero. */
  SECURITY_CONFIGURATION(6, 0, false),
  /** The DAC, DER. */
  DEVICE_CERTIFICATE(1, 0, false),
  /** The PAI, DER. */
  CA_CERTIFICATE(0, 0, false),
  /** The DAC's key, SEC 1 DER; zeros where the key is in an eFuse. */
  PRIVATE_KEY(2, 0, true),
  /** u16, little endian. */
  DISCRIMINATOR(201, 0, false),
  /** w0 ‖ L, 97 bytes. */
  VERIFIER(201, 1, true),
  SALT(201, 2, false),
  /** u32, little endian. */
  ITERATION_COUNT(201, 3, false),
  /** 16 bytes. */
  ROTATING_ID(201, 4, true),
  /** 32 random bytes. */
  RANDOM_128(201, 128, true),
  /** 32 random bytes. */
  RANDOM_129(201, 129, true);

  private final int type;
  private final int subtype;
  private final boolean secret;

  SecureCertKind(int type, int subtype, boolean secret) {
    this.type = type;
    this.subtype = subtype;
    this.secret = secret;
  }

  /** Empty for the types that other products use. */
  public static Optional<SecureCertKind> of(int type, int subtype) {
    return Arrays.stream(values())
        .filter(kind -> kind.type == type && kind.subtype == subtype)
        .findFirst();
  }

  /** 0 … 255. */
  public int type() {
    return type;
  }

  /** 0 … 255. */
  public int subtype() {
    return subtype;
  }

  /** Whether the value is to be hidden from people. */
  public boolean secret() {
    return secret;
  }
}
