package imprint.attestation;

import java.util.HexFormat;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Who signed a Certification Declaration, as far as it matters to a commissioner. */
public enum CdSignerKind {
  /** The Connectivity Standards Alliance, for products that are sold. */
  PRODUCTION("CSA production"),
  /** The key that everybody has; commissioners in shops refuse it. */
  TEST("CSA test"),
  /** Somebody else; commissioners refuse it unless they were told of the key. */
  UNKNOWN("unknown");

  /** Public key of the "Matter Certification and Testing CA", which certifies the signers. */
  private static final String ROOT =
      "02384a3ac3aa5dbecb720fe6211d3cad48626ff711a0a4929fadd860f8e277ffc0";

  private final String words;

  CdSignerKind(String words) {
    this.words = words;
  }

  /**
   * Tells it from the key id that the declaration names. A signer of the Alliance that came after
   * this program is told from its certificate.
   *
   * @param certificate of who signed, or null where it is not at hand
   */
  public static CdSignerKind of(
      CertificationDeclaration declaration, @Nullable MatterCertificate certificate) {
    return of(declaration, certificate, root());
  }

  /** 65 bytes, 04‖X‖Y. */
  static byte[] root() {
    return P256.uncompressed(HexFormat.of().parseHex(ROOT));
  }

  static CdSignerKind of(
      CertificationDeclaration declaration, @Nullable MatterCertificate certificate, byte[] root) {
    Optional<CdSigner> known = declaration.signer();
    if (known.isPresent()) {
      return known.get().test() ? TEST : PRODUCTION;
    }
    boolean certified =
        certificate != null && isOf(certificate, declaration) && certificate.signedBy(root);
    return certified ? PRODUCTION : UNKNOWN;
  }

  /** Whether a certificate is the one that the declaration names as its signer's. */
  static boolean isOf(MatterCertificate certificate, CertificationDeclaration declaration) {
    String named = declaration.signerKeyId();
    return certificate.extensions().subjectKeyId().filter(named::equals).isPresent();
  }

  /** "CSA production", "CSA test" or "unknown". */
  @Override
  public String toString() {
    return words;
  }
}
