package imprint.attestation;

import imprint.finding.Finding;
import imprint.finding.Refusal;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Optional;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.BasicConstraints;

/**
 * What issuing has in common under a PAA and under a PAI: a CA, its key, and how its own statements
 * get into what it issues.
 */
final class CertificateIssuer {
  /** X.520 allows no longer common name. */
  private static final int LONGEST_NAME = 64;

  private final MatterCertificate ca;
  private final CertificateRole role;
  private final SigningKey key;
  private final byte[] authorityKeyId;
  private final SecureRandom random;
  private final InstantSource clock;

  /**
   * @throws Refusal attestation.no-subject-key-id
   */
  CertificateIssuer(
      MatterCertificate ca,
      CertificateRole role,
      SigningKey key,
      SecureRandom random,
      InstantSource clock) {
    this.ca = ca;
    this.role = role;
    this.key = key;
    // the CA's own statement, not a hash of its key: CAs may make key ids as they like
    this.authorityKeyId =
        HexFormat.of()
            .parseHex(
                ca.extensions()
                    .subjectKeyId()
                    .orElseThrow(() -> Refusal.of("attestation.no-subject-key-id", role)));
    this.random = random;
    this.clock = clock;
  }

  static boolean fits(MatterCertificate ca, SigningKey key) {
    return ca.publicPoint().filter(p -> Arrays.equals(p, key.publicPoint())).isPresent();
  }

  /**
   * @throws Refusal attestation.common-name
   */
  static void requireName(String commonName) {
    int length = commonName.getBytes(StandardCharsets.UTF_8).length;
    if (length < 1 || length > LONGEST_NAME) {
      throw Refusal.of("attestation.common-name", length, LONGEST_NAME);
    }
  }

  Instant now() {
    return clock.instant();
  }

  SecureRandom random() {
    return random;
  }

  Validity validity(Optional<Instant> start, long lifetimeDays) {
    return Validity.within(ca, role, start, now(), lifetimeDays);
  }

  /**
   * Issues a certificate for a key.
   *
   * @param point 65 bytes, 04‖X‖Y
   * @param keyUsage bits of {@link org.bouncycastle.asn1.x509.KeyUsage}
   * @throws Refusal attestation.too-long, where the names make it so
   */
  MatterCertificate issue(
      X500Name subject,
      byte[] point,
      Validity validity,
      BasicConstraints constraints,
      int keyUsage) {
    MatterCertificate issued =
        new CertificateDraft(
                subject,
                CertificateDraft.publicKey(point),
                CertificateDraft.newSerial(random),
                validity.notBefore(),
                validity.notAfter(),
                constraints,
                keyUsage)
            .sign(ca.subjectName(), authorityKeyId, key);
    for (Finding finding : ProfileCheck.length(issued, issued.role())) {
      throw new Refusal(finding);
    }
    return issued;
  }
}
