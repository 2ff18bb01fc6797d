package imprint.factory;

import imprint.attestation.CertificateCredential;
import imprint.attestation.CertificationDeclaration;
import imprint.attestation.Credential;
import imprint.attestation.KeyCredential;
import imprint.attestation.KeyStoreCredential;
import imprint.attestation.MatterCertificate;
import imprint.matter.ProductId;
import imprint.matter.VendorId;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * A file of a draft, and what it says about itself.
 *
 * @param vendorId empty where the file names none
 * @param productIds empty where the file serves any product
 * @param validUntil last moment, for a certificate
 * @param locked an encrypted key whose password is not known
 */
public record DraftedFile(
    Path file,
    Optional<VendorId> vendorId,
    List<ProductId> productIds,
    Optional<Instant> validUntil,
    boolean locked) {
  public DraftedFile {
    productIds = List.copyOf(productIds);
  }

  static DraftedFile locked(Path file) {
    return new DraftedFile(file, Optional.empty(), List.of(), Optional.empty(), true);
  }

  static DraftedFile of(Path file, Credential credential) {
    return switch (credential) {
      case KeyCredential _ ->
          new DraftedFile(file, Optional.empty(), List.of(), Optional.empty(), false);
      case CertificateCredential(MatterCertificate certificate) -> of(file, certificate);
      case KeyStoreCredential(_, MatterCertificate certificate, _) -> of(file, certificate);
      case CertificationDeclaration declaration ->
          new DraftedFile(
              file,
              Optional.of(declaration.elements().vendorId()),
              declaration.elements().productIds(),
              Optional.empty(),
              false);
    };
  }

  private static DraftedFile of(Path file, MatterCertificate certificate) {
    return new DraftedFile(
        file,
        certificate.vendorId(),
        certificate.productId().stream().toList(),
        Optional.of(certificate.notAfter()),
        false);
  }
}
