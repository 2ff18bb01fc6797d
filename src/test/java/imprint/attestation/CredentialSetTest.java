package imprint.attestation;

import static org.assertj.core.api.Assertions.assertThat;

import imprint.attestation.CdElements.DacOrigin;
import imprint.attestation.CredentialSet.Remark;
import imprint.finding.Severity;
import imprint.matter.ProductId;
import imprint.matter.VendorId;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CredentialSetTest {
  private static final SigningKey SIGNER = Pki.key("paa-key.pem");

  private final CredentialSet set =
      new CredentialSet(InstantSource.fixed(Instant.parse("2026-11-22T12:00:00Z")));

  @Test
  void saysNothingOfNothing() {
    assertThat(set.check()).isEmpty();
  }

  @Test
  void aLoneKeyIsNobodysYet() {
    set.add("key", SIGNER);
    assertThat(set.check()).isEmpty();
    assertThat(set.ownerOf(SIGNER)).isEmpty();
  }

  @Test
  void everyCertificateFindsItsIssuerAmongSeveral() {
    certificates(
        "paa-fff1-cert.pem",
        "paa-cert.pem",
        "pai-fff2-8001-cert.pem",
        "pai-fff1-8000-cert.pem",
        "dac-uuid-cert.pem");
    assertThat(errors()).isEmpty();
  }

  @Test
  void aKeyIsHeldAgainstTheCertificateThatLacksOne() {
    certificates("pai-fff1-8000-cert.pem", "pai-fff1-cert.pem");
    set.add("right", Pki.key("pai-fff1-8000-key.pem"));
    set.add("wrong", Pki.key("pai-fff2-8001-key.pem"));
    assertThat(set.check())
        .filteredOn(remark -> remark.finding().severity() == Severity.ERROR)
        .singleElement()
        .satisfies(
            remark -> {
              assertThat(remark.finding().code()).isEqualTo("attestation.key-other");
              assertThat(remark.files()).containsExactly("wrong", "pai-fff1-cert.pem");
            });
  }

  @Test
  void aKeyTooManyIsHeldAgainstTheFirstCertificate() {
    certificates("pai-fff1-8000-cert.pem");
    set.add("right", Pki.key("pai-fff1-8000-key.pem"));
    set.add("more", SIGNER);
    assertThat(errors()).containsExactly("key-other");
  }

  @Test
  void theSignerOfADeclarationIsNoRoot() {
    certificates("cd-signer-cert.pem", "pai-fff1-8000-cert.pem");
    set.add("cd", Pki.declaration("cd-fff1-8000.der"));
    assertThat(errors()).isEmpty();
    assertThat(set.signsADeclaration(Pki.certificate("cd-signer-cert.pem"))).isTrue();
    assertThat(codes()).contains("cd-signer-own").doesNotContain("cd-signer-unknown");
  }

  /** A laboratory's declaration for a product that carries another maker's certificates. */
  @ParameterizedTest
  @CsvSource({
    "0xFFF1, 0x8000, ''",
    "0xFFF1, 0x8001, cd-dac-origin",
    "0xFFF3, 0x8000, cd-dac-origin"
  })
  void anOriginOfTheDacCountsInsteadOfTheProduct(String vendor, String product, String code) {
    certificates("dac-uuid-cert.pem", "pai-fff1-8000-cert.pem");
    set.add(
        "cd",
        declaration(new DacOrigin(VendorId.parse(vendor), ProductId.parse(product)), List.of()));
    assertThat(errors()).isEqualTo(code.isEmpty() ? List.of() : List.of(code));
  }

  @ParameterizedTest
  @CsvSource({
    "ea1bb49401240bfc5c0066dabdb81fad34f10159, ''",
    "0000000000000000000000000000000000000000, cd-other-paa"
  })
  void aListOfPaasHoldsForTheDacsPaiToo(String keyId, String code) {
    certificates("dac-uuid-cert.pem", "pai-fff1-8000-cert.pem");
    set.add(
        "cd",
        declaration(new DacOrigin(new VendorId(0xFFF1), new ProductId(0x8000)), List.of(keyId)));
    assertThat(errors()).isEqualTo(code.isEmpty() ? List.of() : List.of(code));
  }

  @Test
  void aPaiForAllProductsIsCoveredByAnyDeclarationOfItsVendor() {
    certificates("pai-fff1-cert.pem");
    set.add("cd", Pki.declaration("cd-fff1-8000.der"));
    assertThat(errors()).isEmpty();
  }

  @Test
  void aPublishedKeyIsToldEvenAlone() {
    set.add(
        "key",
        new SigningKey() {
          @Override
          public byte[] signSha256(byte[] tbs) {
            throw new IllegalStateException("nothing to sign for");
          }

          @Override
          public byte[] publicPoint() {
            return CdSigner.CSA_TEST.publicPoint();
          }

          @Override
          public void close() {}
        });
    assertThat(codes()).containsExactly("test-paa");
  }

  private static CertificationDeclaration declaration(
      @Nullable DacOrigin origin, List<String> authorizedPaas) {
    CdElements elements =
        new CdElements(
            new VendorId(0xFFF2),
            List.of(new ProductId(7)),
            0x0100,
            "IMPRINTTESTCD000-00",
            0,
            0,
            1,
            CertificationType.TEST,
            origin,
            authorizedPaas);
    return CertificationDeclaration.of(CdDraft.sign(elements, SIGNER), "cd");
  }

  private void certificates(String... files) {
    for (String file : files) {
      set.add(file, Pki.certificate(file));
    }
  }

  private List<String> codes() {
    return set.check().stream().map(CredentialSetTest::code).toList();
  }

  private List<String> errors() {
    return set.check().stream()
        .filter(remark -> remark.finding().severity() == Severity.ERROR)
        .map(CredentialSetTest::code)
        .toList();
  }

  private static String code(Remark remark) {
    return remark.finding().code().substring("attestation.".length());
  }
}
