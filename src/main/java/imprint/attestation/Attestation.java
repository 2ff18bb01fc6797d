package imprint.attestation;

import org.jspecify.annotations.Nullable;

/**
 * What a product attests its units with.
 *
 * @param paiKey closed with this
 * @param paa null where it was not given
 * @param cdSigner certificate of who signed the declaration; null where it was not given
 */
public record Attestation(
    MatterCertificate pai,
    SigningKey paiKey,
    CertificationDeclaration declaration,
    @Nullable MatterCertificate paa,
    @Nullable MatterCertificate cdSigner)
    implements AutoCloseable {

  /** Without the certificate of who signed the declaration. */
  public Attestation(
      MatterCertificate pai,
      SigningKey paiKey,
      CertificationDeclaration declaration,
      @Nullable MatterCertificate paa) {
    this(pai, paiKey, declaration, paa, null);
  }

  /**
   * Whether units made with this may not be sold: a test vendor id, a PAI that is or hangs on a
   * {@link PublishedTestKey}, or a declaration that was made for tests, for a certification still
   * under way, or with the published test key.
   */
  public boolean test() {
    return pai.vendorId().filter(vendor -> vendor.test()).isPresent()
        || declaration.elements().vendorId().test()
        || declaration.elements().type() != CertificationType.OFFICIAL
        || declaration.signer().filter(CdSigner::test).isPresent()
        || PublishedTestKey.in(pai).isPresent();
  }

  @Override
  public void close() {
    paiKey.close();
  }
}
