package imprint.attestation;

import imprint.finding.Finding;
import imprint.matter.ProductId;
import imprint.matter.VendorId;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;

/** Whether a PAI is one (Matter core specification, 6.2.2.4) and may issue for a product. */
final class PaiCheck {
  private static final CertificateRole PAI = CertificateRole.PAI;

  /** Time enough to get another before the line stops. */
  private static final Duration SOON = Duration.ofDays(365);

  private PaiCheck() {}

  static List<Finding> check(
      MatterCertificate pai, Instant now, VendorId vendorId, ProductId productId) {
    List<Finding> findings = new ArrayList<>(profile(pai, now));
    findings.addAll(ids(pai, vendorId, productId));
    return findings;
  }

  /** The profile alone. */
  static List<Finding> profile(MatterCertificate pai, Instant now) {
    List<Finding> findings = new ArrayList<>(CaCheck.check(pai, PAI, now));
    if (pai.extensions().ca() && !pai.extensions().pathLength().equals(OptionalInt.of(0))) {
      findings.add(Finding.error("attestation.path-length", PAI, 0));
    }
    pai.issuerVendorId()
        .filter(vendor -> pai.vendorId().filter(vendor::equals).isEmpty())
        .ifPresent(vendor -> findings.add(Finding.error("attestation.paa-other-vendor", vendor)));
    if (pai.vendorId().isEmpty()) {
      findings.add(Finding.error("attestation.pai-no-vendor"));
    }
    if (!now.isAfter(pai.notAfter()) && now.plus(SOON).isAfter(pai.notAfter())) {
      findings.add(Finding.warning("attestation.pai-ends-soon", ProfileCheck.day(pai.notAfter())));
    }
    return findings;
  }

  /** What forbids issuing; a PAI that is only badly made is not looked for here. */
  static List<Finding> canIssue(
      MatterCertificate pai, Instant now, VendorId vendorId, ProductId productId) {
    List<Finding> findings = new ArrayList<>();
    if (now.isAfter(pai.notAfter())) {
      findings.addAll(ProfileCheck.validity(pai, PAI, now));
    }
    if (pai.vendorId().isEmpty()) {
      findings.add(Finding.error("attestation.pai-no-vendor"));
    }
    findings.addAll(ids(pai, vendorId, productId));
    return findings;
  }

  private static List<Finding> ids(MatterCertificate pai, VendorId vendorId, ProductId productId) {
    List<Finding> findings = new ArrayList<>();
    pai.vendorId()
        .filter(vendor -> !vendor.equals(vendorId))
        .ifPresent(
            vendor ->
                findings.add(Finding.error("attestation.pai-other-vendor", vendor, vendorId)));
    // a PAI without a product id may issue for all products of its vendor
    pai.productId()
        .filter(product -> !product.equals(productId))
        .ifPresent(
            product ->
                findings.add(Finding.error("attestation.pai-other-product", product, productId)));
    return findings;
  }
}
