package imprint.attestation;

import imprint.finding.Finding;
import imprint.matter.VendorId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;

/** Whether a PAA is one (Matter core specification, 6.2.2.5) and issued the PAI. */
final class PaaCheck {
  private static final String PAA = CertificateRole.PAA.name();

  private PaaCheck() {}

  /** What forbids issuing for a vendor; a PAA that is only badly made is not looked for here. */
  static List<Finding> canIssue(MatterCertificate paa, Instant now, VendorId vendorId) {
    List<Finding> findings = new ArrayList<>();
    if (now.isAfter(paa.notAfter())) {
      findings.addAll(CaCheck.validity(paa, PAA, now));
    }
    if (paa.extensions().pathLength().equals(OptionalInt.of(0))) {
      findings.add(Finding.error("attestation.path-length", PAA, 1));
    }
    findings.addAll(scope(paa, vendorId));
    return findings;
  }

  /** A PAA with a vendor id serves that vendor alone (Matter core specification, 6.2.2.5). */
  static List<Finding> scope(MatterCertificate paa, VendorId vendorId) {
    return paa
        .vendorId()
        .filter(vendor -> !vendor.equals(vendorId))
        .map(vendor -> Finding.error("attestation.paa-serves-other", vendor, vendorId))
        .stream()
        .toList();
  }

  static List<Finding> check(MatterCertificate paa, MatterCertificate pai, Instant now) {
    List<Finding> findings = new ArrayList<>(CaCheck.check(paa, PAA, now));
    OptionalInt pathLength = paa.extensions().pathLength();
    if (pathLength.isPresent() && pathLength.getAsInt() != 1) {
      findings.add(Finding.error("attestation.path-length", PAA, 1));
    }
    if (paa.productId().isPresent()) {
      findings.add(Finding.error("attestation.paa-product"));
    }
    if (!pai.issuedBy(paa)) {
      findings.add(Finding.error("attestation.paa-other"));
    } else if (!pai.extensions().authorityKeyId().equals(paa.extensions().subjectKeyId())) {
      findings.add(Finding.error("attestation.paa-key-id"));
    }
    return findings;
  }
}
