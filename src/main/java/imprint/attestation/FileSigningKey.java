package imprint.attestation;

import imprint.secret.Secret;

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
