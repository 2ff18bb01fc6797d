package imprint.attestation;

import imprint.finding.Finding;
import imprint.finding.Refusal;
import imprint.matter.ProductId;
import imprint.matter.VendorId;
import imprint.secret.Secret;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.HexFormat;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.KeyUsage;

/** Issues DACs under one PAI. May be used by several threads if the key may. */
public final class DacIssuer {
  /** X.520 allows no longer common name. */
  private static final int LONGEST_NAME = 64;

  private final MatterCertificate pai;
  private final SigningKey paiKey;
  private final byte[] authorityKeyId;
  private final SecureRandom random;
  private final InstantSource clock;

  /**
   * Both stay the caller's own.
   *
   * @throws Refusal attestation.key-other, attestation.no-subject-key-id
   */
  public DacIssuer(
      MatterCertificate pai, SigningKey paiKey, SecureRandom random, InstantSource clock) {
    if (pai.publicPoint().filter(p -> Arrays.equals(p, paiKey.publicPoint())).isEmpty()) {
      throw Refusal.of("attestation.key-other");
    }
    this.pai = pai;
    this.paiKey = paiKey;
    // the CA's own statement, not a hash of its key: CAs may make key ids as they like
    this.authorityKeyId =
        HexFormat.of()
            .parseHex(
                pai.extensions()
                    .subjectKeyId()
                    .orElseThrow(() -> Refusal.of("attestation.no-subject-key-id", "PAI")));
    this.random = random;
    this.clock = clock;
  }

  /**
   * Issues one DAC with a new key.
   *
   * <p>It starts now, but not before the PAI does, and ends after {@code lifetimeDays}, but not
   * after the PAI does: a chain is no longer valid than its shortest part, and some verifiers
   * refuse a certificate that promises more.
   *
   * @param commonName 1 … 64 bytes of UTF-8, usually the unit's UUID
   * @param lifetimeDays at least 1
   * @throws Refusal where the PAI may not issue this: expired, another vendor's or product's
   */
  public Dac issue(String commonName, VendorId vendorId, ProductId productId, int lifetimeDays) {
    int length = commonName.getBytes(StandardCharsets.UTF_8).length;
    if (length < 1 || length > LONGEST_NAME) {
      throw Refusal.of("attestation.common-name", length, LONGEST_NAME);
    }
    if (lifetimeDays < 1) {
      throw Refusal.of("attestation.lifetime", lifetimeDays);
    }
    Instant now = clock.instant().truncatedTo(ChronoUnit.SECONDS);
    refuseErrors(now, vendorId, productId);
    Instant start = later(now, pai.notBefore());
    Instant end = earlier(start.plus(Duration.ofDays(lifetimeDays)), pai.notAfter());

    Secret privateKey = P256.newScalar(random);
    try {
      CertificateDraft draft =
          new CertificateDraft(
              MatterName.write(commonName, vendorId, productId),
              CertificateDraft.publicKey(privateKey.use(P256::publicPoint)),
              CertificateDraft.newSerial(random),
              start,
              end,
              new BasicConstraints(false),
              KeyUsage.digitalSignature);
      byte[] der = draft.sign(pai.subjectName(), authorityKeyId, paiKey);
      return Dac.owning(MatterCertificate.of(der, "DAC"), privateKey);
    } catch (RuntimeException failed) {
      privateKey.close();
      throw failed;
    }
  }

  private void refuseErrors(Instant now, VendorId vendorId, ProductId productId) {
    for (Finding finding : PaiCheck.canIssue(pai, now, vendorId, productId)) {
      throw new Refusal(finding);
    }
  }

  private static Instant later(Instant a, Instant b) {
    return a.isAfter(b) ? a : b;
  }

  private static Instant earlier(Instant a, Instant b) {
    return a.isBefore(b) ? a : b;
  }
}
