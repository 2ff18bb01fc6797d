package imprint.attestation;

import imprint.secret.Secret;
import java.util.Arrays;
import java.util.HexFormat;

/**
 * The two forms in which tools exchange a P-256 private key. Written from fixed frames, since a
 * general encoder leaves copies of the key that nobody can wipe.
 */
final class KeyEncodings {
  /** ECPrivateKey of RFC 5915: version 1, OCTET STRING of 32 bytes. */
  private static final byte[] SEC1_HEAD = HexFormat.of().parseHex("30770201010420");

  /** [0] secp256r1, [1] BIT STRING of 65 bytes. */
  private static final byte[] SEC1_POINT =
      HexFormat.of().parseHex("a00a06082a8648ce3d030107a144034200");

  /** PrivateKeyInfo of RFC 5208 on secp256r1; in it an ECPrivateKey that does not say it again. */
  private static final byte[] PKCS8_HEAD =
      HexFormat.of()
          .parseHex("308187020100301306072a8648ce3d020106082a8648ce3d030107046d306b0201010420");

  /** [1] BIT STRING of 65 bytes. */
  private static final byte[] PKCS8_POINT = HexFormat.of().parseHex("a144034200");

  private KeyEncodings() {}

  /**
   * SEC1 DER with curve and public key, 121 bytes; for the caller to wipe.
   *
   * @param scalar 32 bytes big endian
   * @param point 65 bytes, 04‖X‖Y
   */
  static byte[] sec1Der(Secret scalar, byte[] point) {
    return framed(SEC1_HEAD, scalar, SEC1_POINT, point);
  }

  /** PKCS#8 DER, not encrypted, 138 bytes; for the caller to wipe. Arguments as above. */
  static byte[] pkcs8Der(Secret scalar, byte[] point) {
    return framed(PKCS8_HEAD, scalar, PKCS8_POINT, point);
  }

  /** The same as PEM, 241 bytes with LF; for the caller to wipe. */
  static byte[] pkcs8Pem(Secret scalar, byte[] point) {
    byte[] der = pkcs8Der(scalar, point);
    try {
      return PemText.write("PRIVATE KEY", der);
    } finally {
      Arrays.fill(der, (byte) 0);
    }
  }

  private static byte[] framed(byte[] head, Secret scalar, byte[] middle, byte[] point) {
    byte[] all = Arrays.copyOf(head, head.length + P256.SCALAR + middle.length + P256.POINT);
    return scalar.use(
        key -> {
          System.arraycopy(key, 0, all, head.length, P256.SCALAR);
          System.arraycopy(middle, 0, all, head.length + P256.SCALAR, middle.length);
          System.arraycopy(point, 0, all, all.length - P256.POINT, P256.POINT);
          return all;
        });
  }
}
