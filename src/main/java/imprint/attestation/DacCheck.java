package imprint.attestation;

import imprint.finding.Finding;
import imprint.matter.ProductId;
import imprint.matter.VendorId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** Whether a DAC that somebody else issued is one (Matter core specification, 6.2.2.3). */
final class DacCheck {
  private static final CertificateRole DAC = CertificateRole.DAC;

  private DacCheck() {}

  /** The profile alone. */
  static List<Finding> profile(MatterCertificate dac, Instant now) {
    CertificateExtensions extensions = dac.extensions();
    List<Finding> findings = new ArrayList<>();
    if (extensions.ca() || extensions.pathLength().isPresent()) {
      findings.add(Finding.error("attestation.dac-is-ca"));
    }
    if (extensions.keyUsageBits() != CertificateExtensions.SIGN) {
      findings.add(Finding.error("attestation.dac-key-usage"));
    }
    findings.addAll(ProfileCheck.check(dac, DAC, now));
    findings.addAll(issuerIds(dac));
    return findings;
  }

  /** Its own ids must be there, and be its issuer's where the issuer has such. */
  private static List<Finding> issuerIds(MatterCertificate dac) {
    if (dac.vendorId().isEmpty() || dac.productId().isEmpty()) {
      return List.of(Finding.error("attestation.dac-no-ids"));
    }
    VendorId vendorId = dac.vendorId().get();
    ProductId productId = dac.productId().get();
    List<Finding> findings = new ArrayList<>();
    if (dac.issuerVendorId().filter(vendorId::equals).isEmpty()) {
      findings.add(
          Finding.error(
              "attestation.dac-issuer-vendor",
              vendorId,
              dac.issuerVendorId().map(VendorId::toString).orElse("–")));
    }
    dac.issuerProductId()
        .filter(issuer -> !issuer.equals(productId))
        .ifPresent(
            issuer ->
                findings.add(Finding.error("attestation.dac-issuer-product", productId, issuer)));
    return findings;
  }

  /** Whether the DAC is this PAI's. */
  static List<Finding> pair(MatterCertificate dac, MatterCertificate pai) {
    if (!dac.issuedBy(pai)) {
      return List.of(Finding.error("attestation.dac-other-pai"));
    }
    List<Finding> findings = new ArrayList<>();
    if (!dac.extensions().authorityKeyId().equals(pai.extensions().subjectKeyId())) {
      findings.add(Finding.error("attestation.dac-key-id"));
    }
    if (dac.notBefore().isBefore(pai.notBefore()) || dac.notAfter().isAfter(pai.notAfter())) {
      findings.add(
          Finding.error(
              "attestation.dac-outside-pai",
              ProfileCheck.day(pai.notBefore()),
              ProfileCheck.day(pai.notAfter())));
    }
    return findings;
  }

  /** Whether the DAC is for this product. */
  static List<Finding> ids(MatterCertificate dac, VendorId vendorId, ProductId productId) {
    List<Finding> findings = new ArrayList<>();
    dac.vendorId()
        .filter(vendor -> !vendor.equals(vendorId))
        .ifPresent(
            vendor ->
                findings.add(Finding.error("attestation.dac-other-vendor", vendor, vendorId)));
    dac.productId()
        .filter(product -> !product.equals(productId))
        .ifPresent(
            product ->
                findings.add(Finding.error("attestation.dac-other-product", product, productId)));
    return findings;
  }
}
