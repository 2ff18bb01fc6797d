package imprint.attestation;

import imprint.finding.Finding;
import imprint.matter.VendorId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;

/** Whether a PAA is one (Matter core specification, 6.2.2.5) and issued the PAI. */
final class PaaCheck {
  private static final CertificateRole PAA = CertificateRole.PAA;

  private PaaCheck() {}

  /** The profile alone. */
  static List<Finding> profile(MatterCertificate paa, Instant now) {
    List<Finding> findings = new ArrayList<>(CaCheck.check(paa, PAA, now));
    OptionalInt pathLength = paa.extensions().pathLength();
    if (pathLength.isPresent() && pathLength.getAsInt() != 1) {
      findings.add(Finding.error("attestation.path-length", PAA, 1));
    }
    if (paa.productId().isPresent()) {
      findings.add(Finding.error("attestation.paa-product"));
    }
    return findings;
  }

  static List<Finding> check(MatterCertificate paa, MatterCertificate pai, Instant now) {
    List<Finding> findings = new ArrayList<>(profile(paa, now));
    findings.addAll(pair(paa, pai));
    return findings;
  }

  /** Whether the PAI is this PAA's. */
  static List<Finding> pair(MatterCertificate paa, MatterCertificate pai) {
    if (!pai.issuedBy(paa)) {
      return List.of(Finding.error("attestation.paa-other"));
    }
    List<Finding> findings = new ArrayList<>();
    if (!pai.extensions().authorityKeyId().equals(paa.extensions().subjectKeyId())) {
      findings.add(Finding.error("attestation.paa-key-id"));
    }
    if (pai.notBefore().isBefore(paa.notBefore()) || pai.notAfter().isAfter(paa.notAfter())) {
      findings.add(
          Finding.warning(
              "attestation.pai-outside-paa",
              ProfileCheck.day(paa.notBefore()),
              ProfileCheck.day(paa.notAfter())));
    }
    return findings;
  }

  /** What forbids issuing for a vendor; a PAA that is only badly made is not looked for here. */
  static List<Finding> canIssue(MatterCertificate paa, Instant now, VendorId vendorId) {
    List<Finding> findings = new ArrayList<>();
    if (now.isAfter(paa.notAfter())) {
      findings.addAll(ProfileCheck.validity(paa, PAA, now));
    }
    if (paa.extensions().pathLength().equals(OptionalInt.of(0))) {
      findings.add(Finding.error("attestation.path-length", PAA, 1));
    }
    findings.addAll(scope(paa, vendorId));
    return findings;
  }

  /** A PAA with a vendor id serves that vendor alone. */
  static List<Finding> scope(MatterCertificate paa, VendorId vendorId) {
    return paa
        .vendorId()
        .filter(vendor -> !vendor.equals(vendorId))
        .map(vendor -> Finding.error("attestation.paa-serves-other", vendor, vendorId))
        .stream()
        .toList();
  }
}
