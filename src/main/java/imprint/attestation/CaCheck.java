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

  static List<Finding> check(MatterCertificate ca, CertificateRole role, Instant now) {
    List<Finding> findings = new ArrayList<>();
    if (!ca.extensions().ca()) {
      findings.add(Finding.error("attestation.not-ca", role));
    }
    int usage = ca.extensions().keyUsageBits();
    if ((usage & REQUIRED) != REQUIRED || (usage & ~ALLOWED) != 0) {
      findings.add(Finding.error("attestation.key-usage", role));
    }
    findings.addAll(ProfileCheck.check(ca, role, now));
    return findings;
  }
}
