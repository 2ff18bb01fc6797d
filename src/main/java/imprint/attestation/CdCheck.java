package imprint.attestation;

import imprint.attestation.CdElements.DacOrigin;
import imprint.finding.Finding;
import imprint.matter.ProductId;
import imprint.matter.VendorId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Whether a declaration covers a product and the chain (Matter core specification, 6.2.3.1). */
final class CdCheck {
  private CdCheck() {}

  /**
   * @param pai null while it is not there yet
   */
  static List<Finding> check(
      CertificationDeclaration declaration,
      @Nullable MatterCertificate pai,
      VendorId vendorId,
      ProductId productId) {
    CdElements elements = declaration.elements();
    List<Finding> findings = new ArrayList<>();
    if (!elements.vendorId().equals(vendorId)) {
      findings.add(Finding.error("attestation.cd-other-vendor", elements.vendorId(), vendorId));
    }
    if (!elements.productIds().contains(productId)) {
      findings.add(Finding.error("attestation.cd-other-product", productId));
    }
    DacOrigin origin = elements.dacOrigin();
    if (origin != null
        && !(origin.vendorId().equals(vendorId) && origin.productId().equals(productId))) {
      findings.add(
          Finding.error("attestation.cd-dac-origin", origin.vendorId(), origin.productId()));
    }
    if (pai != null && !authorizes(elements, pai)) {
      findings.add(Finding.error("attestation.cd-other-paa"));
    }
    findings.addAll(signer(declaration));
    findings.addAll(type(elements));
    return findings;
  }

  /** The PAA need not be at hand: the PAI names its key. */
  private static boolean authorizes(CdElements elements, MatterCertificate pai) {
    List<String> authorized = elements.authorizedPaas();
    return authorized.isEmpty()
        || pai.extensions().authorityKeyId().filter(authorized::contains).isPresent();
  }

  private static List<Finding> signer(CertificationDeclaration declaration) {
    Optional<CdSigner> signer = declaration.signer();
    if (signer.isEmpty()) {
      // who tests signs with a key of his own; who sells cannot
      return List.of(
          declaration.elements().vendorId().test()
              ? Finding.note("attestation.cd-signer-unknown", declaration.signerKeyId())
              : Finding.warning("attestation.cd-signer-unknown", declaration.signerKeyId()));
    }
    if (!declaration.signedBy(signer.get().publicPoint())) {
      return List.of(Finding.error("attestation.cd-signature"));
    }
    return signer.get().test() ? List.of(Finding.warning("attestation.cd-signer-test")) : List.of();
  }

  private static List<Finding> type(CdElements elements) {
    return switch (elements.type()) {
      case TEST -> List.of(Finding.warning("attestation.cd-test"));
      case PROVISIONAL -> List.of(Finding.warning("attestation.cd-provisional"));
      case OFFICIAL -> List.of();
    };
  }
}
