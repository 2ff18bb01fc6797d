package imprint.attestation;

import imprint.matter.ProductId;
import imprint.matter.VendorId;
import imprint.secret.Secret;
import java.io.IOException;
import java.io.StringWriter;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.HexFormat;
import org.bouncycastle.asn1.DERBitString;
import org.bouncycastle.asn1.pkcs.PrivateKeyInfo;
import org.bouncycastle.asn1.sec.ECPrivateKey;
import org.bouncycastle.asn1.sec.SECObjectIdentifiers;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.bouncycastle.asn1.x9.X9ObjectIdentifiers;
import org.bouncycastle.util.io.pem.PemObject;
import org.bouncycastle.util.io.pem.PemWriter;
import org.jspecify.annotations.Nullable;

/** A certificate authority that we made ourselves, with its key. */
final class TestAuthority implements AutoCloseable {
  private static final int KEY_USAGE = KeyUsage.keyCertSign | KeyUsage.cRLSign;

  private final MatterCertificate certificate;
  private final Secret scalar;
  private final FileSigningKey key;

  private TestAuthority(MatterCertificate certificate, Secret scalar, FileSigningKey key) {
    this.certificate = certificate;
    this.scalar = scalar;
    this.key = key;
  }

  /** A CA that issued itself. */
  static TestAuthority root(
      String name,
      @Nullable VendorId vendorId,
      int pathLength,
      SecureRandom random,
      Instant start) {
    Secret scalar = P256.newScalar(random);
    FileSigningKey key = FileSigningKey.owning(scalar);
    CertificateDraft draft =
        new CertificateDraft(
            MatterName.write(name, vendorId, null),
            CertificateDraft.publicKey(key.publicPoint()),
            CertificateDraft.newSerial(random),
            start,
            CertificateDraft.NO_END,
            new BasicConstraints(pathLength),
            KEY_USAGE);
    return new TestAuthority(MatterCertificate.of(draft.signItself(key), name), scalar, key);
  }

  /** A CA below this one, valid as long. */
  TestAuthority intermediate(
      String name, VendorId vendorId, ProductId productId, SecureRandom random) {
    Secret scalar = P256.newScalar(random);
    FileSigningKey ownKey = FileSigningKey.owning(scalar);
    CertificateDraft draft =
        new CertificateDraft(
            MatterName.write(name, vendorId, productId),
            CertificateDraft.publicKey(ownKey.publicPoint()),
            CertificateDraft.newSerial(random),
            certificate.notBefore(),
            certificate.notAfter(),
            new BasicConstraints(0),
            KEY_USAGE);
    byte[] keyId = HexFormat.of().parseHex(certificate.extensions().subjectKeyId().orElseThrow());
    byte[] der = draft.sign(certificate.subjectName(), keyId, key);
    return new TestAuthority(MatterCertificate.of(der, name), scalar, ownKey);
  }

  MatterCertificate certificate() {
    return certificate;
  }

  SigningKey key() {
    return key;
  }

  byte[] certificatePem() throws IOException {
    return pem("CERTIFICATE", certificate.der());
  }

  /** PKCS#8, not encrypted: it is a test key. */
  byte[] keyPem() throws IOException {
    ECPrivateKey sec1 =
        scalar.use(
            bytes ->
                new ECPrivateKey(
                    P256.SCALAR * 8,
                    new BigInteger(1, bytes),
                    new DERBitString(key.publicPoint()),
                    null));
    AlgorithmIdentifier type =
        new AlgorithmIdentifier(X9ObjectIdentifiers.id_ecPublicKey, SECObjectIdentifiers.secp256r1);
    return pem("PRIVATE KEY", new PrivateKeyInfo(type, sec1).getEncoded());
  }

  private static byte[] pem(String label, byte[] der) throws IOException {
    StringWriter text = new StringWriter();
    try (PemWriter writer = new PemWriter(text)) {
      writer.writeObject(new PemObject(label, der));
    }
    // the same on every system, so that a folder can be compared and moved
    return text.toString().replace("\r\n", "\n").getBytes(StandardCharsets.US_ASCII);
  }

  @Override
  public void close() {
    key.close();
  }
}
