package imprint.attestation;

import java.util.HexFormat;

/**
 * Whoever holds a P-256 private key and signs with it: a file or a token. The key itself never
 * leaves the holder.
 */
public interface SigningKey extends AutoCloseable {
  /**
   * Signs with ECDSA over SHA-256.
   *
   * @param tbs the message itself, not its hash
   * @return the signature as DER SEQUENCE of two INTEGERs (RFC 3279, 2.2.3)
   */
  byte[] signSha256(byte[] tbs);

  /** The public key as an uncompressed point: 65 bytes, 04‖X‖Y, big endian. */
  byte[] publicPoint();

  /** SHA-1 of the public key, lower-case hex: what certificates call their subject key id. */
  default String keyId() {
    return HexFormat.of().formatHex(P256.keyId(publicPoint()));
  }

  /** Ends the use of the key; a key in memory is wiped. */
  @Override
  void close();
}
