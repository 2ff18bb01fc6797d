package imprint.attestation;

import imprint.secret.Secret;
import java.security.SecureRandom;

/** A P-256 private key that was read from a file (or just made) and is kept in memory. */
public final class FileSigningKey implements SigningKey {
  private final Secret scalar;
  private final byte[] publicPoint;

  private FileSigningKey(Secret scalar, byte[] publicPoint) {
    this.scalar = scalar;
    this.publicPoint = publicPoint;
  }

  /**
   * Takes the private key over and wipes it on {@link #close}.
   *
   * @param scalar 32 bytes big endian, 1 … n-1
   */
  public static FileSigningKey owning(Secret scalar) {
    return new FileSigningKey(scalar, scalar.use(P256::publicPoint));
  }

  @Override
  public byte[] signSha256(byte[] tbs) {
    return scalar.use(key -> P256.sign(key, tbs));
  }

  @Override
  public byte[] publicPoint() {
    return publicPoint.clone();
  }

  /** A new key. */
  static FileSigningKey random(SecureRandom random) {
    return owning(P256.newScalar(random));
  }

  /** SEC1 DER with curve and public key, 121 bytes; for the caller to wipe. */
  public byte[] sec1Der() {
    return KeyEncodings.sec1Der(scalar, publicPoint);
  }

  /** PKCS#8 PEM, not encrypted, 241 bytes with LF; for the caller to wipe. */
  public byte[] pkcs8Pem() {
    return KeyEncodings.pkcs8Pem(scalar, publicPoint);
  }

  /** An own copy, to be closed by whoever asked for it. */
  Secret scalar() {
    return scalar.copy();
  }

  @Override
  public void close() {
    scalar.close();
  }

  @Override
  public String toString() {
    return "FileSigningKey";
  }
}
