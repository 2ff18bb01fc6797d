package imprint.attestation;

import imprint.finding.Finding;
import imprint.finding.Refusal;
import imprint.matter.ProductId;
import imprint.matter.VendorId;
import imprint.secret.Secret;
import java.security.SecureRandom;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.KeyUsage;

/** Issues DACs under one PAI. May be used by several threads if the key may. */
public final class DacIssuer {
  private static final BasicConstraints NO_CA = new BasicConstraints(false);

  private final MatterCertificate pai;
  private final CertificateIssuer issuer;

  /**
   * Both stay the caller's own.
   *
   * @throws Refusal attestation.key-other, attestation.no-subject-key-id
   */
  public DacIssuer(
      MatterCertificate pai, SigningKey paiKey, SecureRandom random, InstantSource clock) {
    if (!CertificateIssuer.fits(pai, paiKey)) {
      throw Refusal.of("attestation.key-other");
    }
    this.pai = pai;
    this.issuer = new CertificateIssuer(pai, CertificateRole.PAI, paiKey, random, clock);
  }

  /**
   * Issues one DAC with a new key, valid from now on, but not before the PAI is.
   *
   * @see #issue(String, VendorId, ProductId, Optional, long)
   */
  public Dac issue(String commonName, VendorId vendorId, ProductId productId, long lifetimeDays) {
    return issue(commonName, vendorId, productId, Optional.empty(), lifetimeDays);
  }

  /**
   * Issues one DAC with a new key.
   *
   * @param commonName 1 … 64 bytes of UTF-8, usually the unit's UUID
   * @param start empty: now, but not before the PAI's own start
   * @param lifetimeDays at least 1; cut to the PAI's end. 4294967295 and whatever else reaches
   *     beyond the year 9999 means "no end"
   * @return to be closed by the caller
   * @throws Refusal where the PAI may not issue this: expired, another vendor's or product's;
   *     attestation.common-name, attestation.lifetime, attestation.start-before-issuer,
   *     attestation.start-after-issuer
   */
  public Dac issue(
      String commonName,
      VendorId vendorId,
      ProductId productId,
      Optional<Instant> start,
      long lifetimeDays) {
    CertificateIssuer.requireName(commonName);
    for (Finding finding : PaiCheck.canIssue(pai, issuer.now(), vendorId, productId)) {
      throw new Refusal(finding);
    }
    Validity validity = issuer.validity(start, lifetimeDays);
    Secret privateKey = P256.newScalar(issuer.random());
    try {
      byte[] point = privateKey.use(P256::publicPoint);
      MatterCertificate certificate =
          issuer.issue(
              MatterName.write(commonName, vendorId, productId),
              point,
              validity,
              NO_CA,
              KeyUsage.digitalSignature);
      return Dac.issued(certificate, privateKey, point);
    } catch (RuntimeException failed) {
      privateKey.close();
      throw failed;
    }
  }
}
