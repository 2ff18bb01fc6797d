package imprint.factory;

import imprint.attestation.CertificateCredential;
import imprint.attestation.CertificationDeclaration;
import imprint.attestation.Credential;
import imprint.attestation.KeyCredential;
import imprint.attestation.KeyStoreCredential;
import imprint.attestation.MatterCertificate;
import imprint.attestation.TokenUri;
import imprint.matter.ProductId;
import imprint.matter.VendorId;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * A file of a draft, and what it says about itself; or a key on a token.
 *
 * @param file empty for a key on a token
 * @param token empty for a file
 * @param vendorId empty where the file names none
 * @param productIds empty where the file serves any product
 * @param validUntil last moment, for a certificate
 * @param locked an encrypted key whose password is not known, or a token that is not open
 */
public record DraftedFile(
    Optional<Path> file,
    Optional<TokenUri> token,
    Optional<VendorId> vendorId,
    List<ProductId> productIds,
    Optional<Instant> validUntil,
    boolean locked) {
  public DraftedFile {
    productIds = List.copyOf(productIds);
  }

  private DraftedFile(
      Path file,
      Optional<VendorId> vendorId,
      List<ProductId> productIds,
      Optional<Instant> validUntil,
      boolean locked) {
    this(Optional.of(file), Optional.empty(), vendorId, productIds, validUntil, locked);
  }

  static DraftedFile locked(Path file) {
    return new DraftedFile(file, Optional.empty(), List.of(), Optional.empty(), true);
  }

  static DraftedFile on(TokenUri token, boolean locked) {
    return new DraftedFile(
        Optional.empty(),
        Optional.of(token),
        Optional.empty(),
        List.of(),
        Optional.empty(),
        locked);
  }

  /** The file without its folder, or the token and the name of the key on it. */
  public String name() {
    return token
        .map(uri -> uri.token() + ": " + uri.object())
        .orElseGet(() -> file.map(Path::getFileName).map(Path::toString).orElse(""));
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
