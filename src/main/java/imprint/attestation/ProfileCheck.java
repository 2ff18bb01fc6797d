package imprint.attestation;

import imprint.finding.Finding;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * What the profiles of PAA, PAI and DAC have in common (Matter core specification, 6.2.2.3 to
 * 6.2.2.5).
 */
final class ProfileCheck {
  /** RFC 5280, 4.1.2.2. */
  private static final int LONGEST_SERIAL = 20;

  /** Bytes of DER: devices and commissioners reserve no more (core specification, 6.1.3). */
  static final int LONGEST = 600;

  /** Hex digits of a SHA-1: the profiles fix how key ids are made. */
  private static final int KEY_ID = 40;

  private ProfileCheck() {}

  /**
   * @param role for the sentence
   */
  static List<Finding> check(MatterCertificate certificate, CertificateRole role, Instant now) {
    List<Finding> findings = new ArrayList<>();
    if (certificate.publicPoint().isEmpty()) {
      findings.add(Finding.error("attestation.not-p256", role, certificate.keyType()));
    }
    if (certificate.version() != 3) {
      findings.add(Finding.error("attestation.version", role, certificate.version()));
    }
    findings.addAll(length(certificate, role));
    byte[] serial = certificate.serial().toByteArray();
    if (certificate.serial().signum() < 1 || serial.length > LONGEST_SERIAL) {
      findings.add(Finding.error("attestation.serial", role, LONGEST_SERIAL));
    }
    if (!certificate.signedWithEcdsaSha256()) {
      findings.add(Finding.error("attestation.signature-algorithm", role));
    } else if (!certificate.namesOneSignatureAlgorithm()) {
      findings.add(Finding.error("attestation.two-algorithms", role));
    }
    findings.addAll(validity(certificate, role, now));
    findings.addAll(extensions(certificate.extensions(), role));
    return findings;
  }

  /** Whether a device has room for it. */
  static List<Finding> length(MatterCertificate certificate, CertificateRole role) {
    int length = certificate.der().length;
    return length > LONGEST
        ? List.of(Finding.error("attestation.too-long", role, length, LONGEST))
        : List.of();
  }

  static List<Finding> validity(MatterCertificate certificate, CertificateRole role, Instant now) {
    if (now.isBefore(certificate.notBefore())) {
      return List.of(
          Finding.error("attestation.not-yet-valid", role, day(certificate.notBefore())));
    }
    if (now.isAfter(certificate.notAfter())) {
      return List.of(Finding.error("attestation.expired", role, day(certificate.notAfter())));
    }
    return List.of();
  }

  private static List<Finding> extensions(CertificateExtensions extensions, CertificateRole role) {
    List<Finding> findings = new ArrayList<>();
    if (!extensions.basicConstraintsCritical() || !extensions.keyUsageCritical()) {
      findings.add(Finding.error("attestation.not-critical", role));
    }
    if (extensions.subjectKeyId().isEmpty()) {
      findings.add(Finding.error("attestation.no-subject-key-id", role));
    }
    if (extensions.authorityKeyId().isEmpty() && role != CertificateRole.PAA) {
      findings.add(Finding.error("attestation.no-authority-key-id", role));
    }
    if (extensions.keyIdCritical()) {
      findings.add(Finding.error("attestation.key-id-critical", role));
    }
    if (extensions.subjectKeyId().filter(id -> id.length() != KEY_ID).isPresent()
        || extensions.authorityKeyId().filter(id -> id.length() != KEY_ID).isPresent()) {
      findings.add(Finding.error("attestation.key-id-length", role, KEY_ID / 2));
    }
    for (String unknown : extensions.unknownCritical()) {
      findings.add(Finding.error("attestation.unknown-critical", role, unknown));
    }
    return findings;
  }

  static String day(Instant instant) {
    return instant.toString().substring(0, 10);
  }
}
