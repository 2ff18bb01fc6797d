package imprint.attestation;

import imprint.finding.Finding;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * What PAA and PAI certificates have in common (Matter core specification, 6.2.2.4 and 6.2.2.5).
 */
final class CaCheck {
  private static final int REQUIRED =
      CertificateExtensions.SIGN_CERTIFICATES | CertificateExtensions.SIGN_REVOCATIONS;
  private static final int ALLOWED = REQUIRED | CertificateExtensions.SIGN;

  private CaCheck() {}

  /**
   * @param role "PAA" or "PAI", for the sentence
   */
  static List<Finding> check(MatterCertificate ca, String role, Instant now) {
    List<Finding> findings = new ArrayList<>();
    if (ca.publicPoint().isEmpty()) {
      findings.add(Finding.error("attestation.not-p256", role, ca.keyType()));
    }
    if (ca.version() != 3) {
      findings.add(Finding.error("attestation.version", role, ca.version()));
    }
    if (!ca.signedWithEcdsaSha256()) {
      findings.add(Finding.error("attestation.signature-algorithm", role));
    }
    findings.addAll(validity(ca, role, now));
    findings.addAll(extensions(ca.extensions(), role));
    return findings;
  }

  static List<Finding> validity(MatterCertificate certificate, String role, Instant now) {
    if (now.isBefore(certificate.notBefore())) {
      return List.of(
          Finding.error("attestation.not-yet-valid", role, day(certificate.notBefore())));
    }
    if (now.isAfter(certificate.notAfter())) {
      return List.of(Finding.error("attestation.expired", role, day(certificate.notAfter())));
    }
    return List.of();
  }

  private static List<Finding> extensions(CertificateExtensions extensions, String role) {
    List<Finding> findings = new ArrayList<>();
    if (!extensions.ca()) {
      findings.add(Finding.error("attestation.not-ca", role));
    }
    int usage = extensions.keyUsageBits();
    if ((usage & REQUIRED) != REQUIRED || (usage & ~ALLOWED) != 0) {
      findings.add(Finding.error("attestation.key-usage", role));
    }
    if (!extensions.basicConstraintsCritical() || !extensions.keyUsageCritical()) {
      findings.add(Finding.error("attestation.not-critical", role));
    }
    if (extensions.subjectKeyId().isEmpty()) {
      findings.add(Finding.error("attestation.no-subject-key-id", role));
    }
    return findings;
  }

  private static String day(Instant instant) {
    return instant.toString().substring(0, 10);
  }
}
