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
   * @param signer the certificate of who signed, or null where it is not at hand
   */
  static List<Finding> check(
      CertificationDeclaration declaration,
      @Nullable MatterCertificate pai,
      @Nullable MatterCertificate signer,
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
    if (origin != null) {
      findings.addAll(origin(origin, vendorId, productId));
    }
    if (pai != null) {
      findings.addAll(paa(elements, pai.extensions().authorityKeyId()));
    }
    findings.addAll(alone(declaration, signer));
    return findings;
  }

  /**
   * Whether a declaration covers certificates, whatever product they are for.
   *
   * @param vendorId of the DAC, or of the PAI
   * @param productId of the same
   */
  static List<Finding> certificates(
      CdElements elements,
      @Nullable MatterCertificate pai,
      VendorId vendorId,
      ProductId productId) {
    List<Finding> findings = new ArrayList<>(ids(elements, vendorId, productId));
    if (pai != null) {
      findings.addAll(paa(elements, pai.extensions().authorityKeyId()));
    }
    return findings;
  }

  /**
   * Whether a declaration allows a PAA.
   *
   * @param keyId of the PAA, which need not be at hand: its PAI names it
   */
  static List<Finding> paa(CdElements elements, Optional<String> keyId) {
    List<String> allowed = elements.authorizedPaas();
    return allowed.isEmpty() || keyId.filter(allowed::contains).isPresent()
        ? List.of()
        : List.of(Finding.error("attestation.cd-other-paa"));
  }

  /** With an origin of the DAC, only that counts for the certificates. */
  private static List<Finding> ids(CdElements elements, VendorId vendorId, ProductId productId) {
    DacOrigin origin = elements.dacOrigin();
    if (origin != null) {
      return origin(origin, vendorId, productId);
    }
    List<Finding> findings = new ArrayList<>();
    if (!elements.vendorId().equals(vendorId)) {
      findings.add(Finding.error("attestation.cd-other-vendor", elements.vendorId(), vendorId));
    }
    if (!elements.productIds().contains(productId)) {
      findings.add(Finding.error("attestation.cd-other-product", productId));
    }
    return findings;
  }

  private static List<Finding> origin(DacOrigin origin, VendorId vendorId, ProductId productId) {
    return origin.vendorId().equals(vendorId) && origin.productId().equals(productId)
        ? List.of()
        : List.of(
            Finding.error("attestation.cd-dac-origin", origin.vendorId(), origin.productId()));
  }

  /** What can be said while no product is known. */
  static List<Finding> alone(
      CertificationDeclaration declaration, @Nullable MatterCertificate signer) {
    List<Finding> findings = new ArrayList<>(signature(declaration, signer));
    findings.addAll(type(declaration.elements()));
    return findings;
  }

  private static List<Finding> signature(
      CertificationDeclaration declaration, @Nullable MatterCertificate signer) {
    if (signer != null && !CdSignerKind.isOf(signer, declaration)) {
      return List.of(Finding.error("attestation.cd-signer-other", declaration.signerKeyId()));
    }
    Optional<byte[]> key =
        declaration
            .signer()
            .map(CdSigner::publicPoint)
            .or(() -> Optional.ofNullable(signer).flatMap(MatterCertificate::publicPoint));
    if (key.isPresent() && !declaration.signedBy(key.get())) {
      return List.of(Finding.error("attestation.cd-signature"));
    }
    return switch (CdSignerKind.of(declaration, signer)) {
      case PRODUCTION -> List.of();
      case TEST -> testKey(declaration.elements());
      case UNKNOWN -> unknown(declaration, signer);
    };
  }

  /** Commissioners take the published key for declarations of tests at most. */
  private static List<Finding> testKey(CdElements elements) {
    return List.of(
        elements.type() == CertificationType.OFFICIAL
            ? Finding.error("attestation.cd-test-key-official")
            : Finding.warning("attestation.cd-signer-test"));
  }

  private static List<Finding> unknown(
      CertificationDeclaration declaration, @Nullable MatterCertificate signer) {
    String code = signer == null ? "attestation.cd-signer-unknown" : "attestation.cd-signer-own";
    String who = signer == null ? declaration.signerKeyId() : signer.subject();
    if (declaration.elements().vendorId().test()) {
      // who tests signs with a key of his own
      return List.of(Finding.note(code, who));
    }
    // commissioners would answer 601 to every unit (esp-matter issue 376)
    return List.of(
        declaration.elements().type() == CertificationType.OFFICIAL
            ? Finding.error(code, who)
            : Finding.warning(code, who));
  }

  private static List<Finding> type(CdElements elements) {
    return switch (elements.type()) {
      case TEST -> List.of(Finding.warning("attestation.cd-test"));
      case PROVISIONAL -> List.of(Finding.warning("attestation.cd-provisional"));
      case OFFICIAL -> List.of();
    };
  }
}
