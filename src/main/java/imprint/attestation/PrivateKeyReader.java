package imprint.attestation;

import imprint.finding.Refusal;
import imprint.secret.Secret;
import java.io.IOException;
import java.util.Arrays;
import org.bouncycastle.asn1.ASN1BitString;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.pkcs.PrivateKeyInfo;
import org.bouncycastle.asn1.sec.ECPrivateKey;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.bouncycastle.asn1.x9.X9ObjectIdentifiers;
import org.jspecify.annotations.Nullable;

/** Makes a signing key of a parsed private key, if it is one on P-256. */
final class PrivateKeyReader {
  private final String name;

  PrivateKeyReader(String name) {
    this.name = name;
  }

  KeyCredential read(PrivateKeyInfo info) {
    AlgorithmIdentifier algorithm = info.getPrivateKeyAlgorithm();
    requireP256(algorithm.getAlgorithm(), algorithm.getParameters());
    try {
      return key(ECPrivateKey.getInstance(info.parsePrivateKey()));
    } catch (IOException | IllegalArgumentException | IllegalStateException damaged) {
      throw Refusal.of("attestation.key-broken", name);
    }
  }

  KeyCredential read(ECPrivateKey sec1) {
    ASN1Encodable curve = sec1.getParametersObject();
    if (curve != null) {
      requireP256(X9ObjectIdentifiers.id_ecPublicKey, curve);
    } else if (sec1.getKey().bitLength() > P256.SCALAR * 8) {
      throw Refusal.of("attestation.key-not-p256", name, "unnamed curve");
    }
    return key(sec1);
  }

  private void requireP256(ASN1ObjectIdentifier type, @Nullable ASN1Encodable parameters) {
    if (!KeyType.isP256(type, parameters)) {
      throw Refusal.of("attestation.key-not-p256", name, KeyType.describe(type, parameters));
    }
  }

  private KeyCredential key(ECPrivateKey parsed) {
    byte[] scalar = P256.scalarBytes(parsed.getKey());
    if (!P256.isScalar(scalar)) {
      throw Refusal.of("attestation.key-broken", name);
    }
    FileSigningKey key = FileSigningKey.owning(Secret.owning(scalar));
    ASN1BitString stated = parsed.getPublicKey();
    if (stated != null && !isPointOf(key, stated.getOctets())) {
      key.close();
      throw Refusal.of("attestation.key-halves-differ", name);
    }
    return new KeyCredential(key);
  }

  private static boolean isPointOf(SigningKey key, byte[] stated) {
    if (Arrays.equals(stated, key.publicPoint())) {
      return true;
    }
    // a compressed point is legal here, though no tool of the field writes one
    return stated.length == 33
        && Arrays.equals(
            Arrays.copyOfRange(stated, 1, 33), Arrays.copyOfRange(key.publicPoint(), 1, 33));
  }
}
