package imprint.attestation;

import imprint.finding.Finding;
import imprint.finding.Refusal;
import imprint.matter.ProductId;
import imprint.matter.VendorId;
import java.security.SecureRandom;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.KeyUsage;

/** Issues PAIs under one PAA. May be used by several threads if the key may. */
public final class PaiIssuer {
  private static final int KEY_USAGE =
      KeyUsage.digitalSignature | KeyUsage.keyCertSign | KeyUsage.cRLSign;

  private final MatterCertificate paa;
  private final CertificateIssuer issuer;

  /**
   * Both stay the caller's own.
   *
   * @throws Refusal attestation.not-a-paa, attestation.paa-key-other, attestation.no-subject-key-id
   */
  public PaiIssuer(
      MatterCertificate paa, SigningKey paaKey, SecureRandom random, InstantSource clock) {
    if (paa.role() != CertificateRole.PAA) {
      throw Refusal.of("attestation.not-a-paa", paa.role());
    }
    if (!CertificateIssuer.fits(paa, paaKey)) {
      throw Refusal.of("attestation.paa-key-other");
    }
    this.paa = paa;
    this.issuer = new CertificateIssuer(paa, CertificateRole.PAA, paaKey, random, clock);
  }

  /**
   * Issues one PAI with a new key, for one product.
   *
   * @param commonName 1 … 64 bytes of UTF-8
   * @param start empty: now, but not before the PAA's own start
   * @param lifetimeDays at least 1; cut to the PAA's end
   * @return to be closed by the caller
   * @throws Refusal where the PAA may not issue this: expired, another vendor's, no CA below it
   *     allowed; attestation.common-name, attestation.lifetime, attestation.start-…
   */
  public Authority issue(
      String commonName,
      VendorId vendorId,
      ProductId productId,
      Optional<Instant> start,
      long lifetimeDays) {
    CertificateIssuer.requireName(commonName);
    for (Finding finding : PaaCheck.canIssue(paa, issuer.now(), vendorId)) {
      throw new Refusal(finding);
    }
    Validity validity = issuer.validity(start, lifetimeDays);
    FileSigningKey key = FileSigningKey.random(issuer.random());
    try {
      return new Authority(
          issuer.issue(
              MatterName.write(commonName, vendorId, productId),
              key.publicPoint(),
              validity,
              new BasicConstraints(0),
              KEY_USAGE),
          key);
    } catch (RuntimeException failed) {
      key.close();
      throw failed;
    }
  }
}
