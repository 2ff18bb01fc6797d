package imprint.attestation;

import imprint.matter.VendorId;
import java.security.SecureRandom;
import java.time.Instant;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.jspecify.annotations.Nullable;

/**
 * A certificate authority that was just made, with its key.
 *
 * @param key closed with this
 */
public record Authority(MatterCertificate certificate, FileSigningKey key)
    implements AutoCloseable {

  /** A CA that issued itself. */
  static Authority root(
      String name,
      @Nullable VendorId vendorId,
      int pathLength,
      SecureRandom random,
      Instant start) {
    FileSigningKey key = FileSigningKey.random(random);
    CertificateDraft draft =
        new CertificateDraft(
            MatterName.write(name, vendorId, null),
            CertificateDraft.publicKey(key.publicPoint()),
            CertificateDraft.newSerial(random),
            start,
            CertificateDraft.NO_END,
            new BasicConstraints(pathLength),
            KeyUsage.keyCertSign | KeyUsage.cRLSign);
    return new Authority(draft.signItself(key), key);
  }

  @Override
  public void close() {
    key.close();
  }
}
