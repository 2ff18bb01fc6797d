package imprint.attestation;

import imprint.secret.Secret;
import java.io.IOException;
import java.math.BigInteger;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Arrays;
import org.bouncycastle.asn1.x9.X9ECParameters;
import org.bouncycastle.crypto.digests.SHA256Digest;
import org.bouncycastle.crypto.ec.CustomNamedCurves;
import org.bouncycastle.crypto.params.ECDomainParameters;
import org.bouncycastle.crypto.params.ECPrivateKeyParameters;
import org.bouncycastle.crypto.params.ECPublicKeyParameters;
import org.bouncycastle.crypto.signers.ECDSASigner;
import org.bouncycastle.crypto.signers.HMacDSAKCalculator;
import org.bouncycastle.crypto.signers.StandardDSAEncoding;
import org.bouncycastle.math.ec.FixedPointCombMultiplier;
import org.bouncycastle.util.BigIntegers;

/** The one curve of Matter (secp256r1) and what attestation does on it. */
final class P256 {
  /** Bytes of a private key. */
  static final int SCALAR = 32;

  /** Bytes of an uncompressed point, 04‖X‖Y. */
  static final int POINT = 65;

  // the generic curve of the same name is five times slower
  private static final X9ECParameters CURVE = CustomNamedCurves.getByName("P-256");
  private static final ECDomainParameters DOMAIN = new ECDomainParameters(CURVE);

  private P256() {}

  /** A new private key, uniform over 1 … n-1. */
  static Secret newScalar(SecureRandom random) {
    byte[] candidate = new byte[SCALAR];
    do {
      random.nextBytes(candidate);
    } while (!isScalar(candidate));
    return Secret.owning(candidate);
  }

  /** Whether {@code bytes} is a private key: 32 bytes big endian, 1 … n-1. */
  static boolean isScalar(byte[] bytes) {
    if (bytes.length != SCALAR) {
      return false;
    }
    // a BigInteger cannot be wiped: it lives as long as the collector lets it
    BigInteger value = new BigInteger(1, bytes);
    return value.signum() > 0 && value.compareTo(DOMAIN.getN()) < 0;
  }

  static byte[] publicPoint(byte[] scalar) {
    return new FixedPointCombMultiplier()
        .multiply(DOMAIN.getG(), new BigInteger(1, scalar))
        .normalize()
        .getEncoded(false);
  }

  /** Whether {@code bytes} is an uncompressed point on the curve. */
  static boolean isPoint(byte[] bytes) {
    if (bytes.length != POINT || bytes[0] != 4) {
      return false;
    }
    try {
      return DOMAIN.getCurve().decodePoint(bytes).isValid();
    } catch (IllegalArgumentException notOnTheCurve) {
      return false;
    }
  }

  static byte[] sign(byte[] scalar, byte[] message) {
    // RFC 6979: no random number that could be weak, and none that could repeat
    ECDSASigner signer = new ECDSASigner(new HMacDSAKCalculator(new SHA256Digest()));
    signer.init(true, new ECPrivateKeyParameters(new BigInteger(1, scalar), DOMAIN));
    BigInteger[] signature = signer.generateSignature(digest("SHA-256", message));
    try {
      return StandardDSAEncoding.INSTANCE.encode(DOMAIN.getN(), signature[0], signature[1]);
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Whether {@code signature} (DER) over {@code message} was made by the key of {@code point}. */
  static boolean verify(byte[] point, byte[] message, byte[] signature) {
    if (!isPoint(point)) {
      return false;
    }
    try {
      BigInteger[] rs = StandardDSAEncoding.INSTANCE.decode(DOMAIN.getN(), signature);
      ECDSASigner signer = new ECDSASigner();
      signer.init(false, new ECPublicKeyParameters(DOMAIN.getCurve().decodePoint(point), DOMAIN));
      return signer.verifySignature(digest("SHA-256", message), rs[0], rs[1]);
    } catch (IOException | IllegalArgumentException | ClassCastException notASignature) {
      // the decoder casts what it finds to numbers
      return false;
    }
  }

  /** The subject key id that the Matter profile prescribes: SHA-1 of the point's 65 bytes. */
  static byte[] keyId(byte[] point) {
    return digest("SHA-1", point);
  }

  /** {@code value} as a private key's 32 bytes, or an empty array where it does not fit. */
  static byte[] scalarBytes(BigInteger value) {
    return value.signum() < 0 || value.bitLength() > SCALAR * 8
        ? new byte[0]
        : BigIntegers.asUnsignedByteArray(SCALAR, value);
  }

  /** Writes a compressed point (33 bytes) out in full. */
  static byte[] uncompressed(byte[] point) {
    return DOMAIN.getCurve().decodePoint(Arrays.copyOf(point, point.length)).getEncoded(false);
  }

  static byte[] digest(String algorithm, byte[] message) {
    try {
      return MessageDigest.getInstance(algorithm).digest(message);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
