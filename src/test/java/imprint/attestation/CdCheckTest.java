package imprint.attestation;

import static org.assertj.core.api.Assertions.assertThat;

import imprint.attestation.CdElements.DacOrigin;
import imprint.finding.Finding;
import imprint.finding.Severity;
import imprint.matter.ProductId;
import imprint.matter.VendorId;
import java.security.SecureRandom;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class CdCheckTest {
  /** A vendor who sells: nothing about it is a test. */
  private static final VendorId SELLER = new VendorId(0x131B);

  private static final ProductId PRODUCT = new ProductId(1);
  private static final SigningKey SIGNER = Pki.key("paa-key.pem");

  @Test
  void coversEveryProductOfItsList() {
    CdElements elements = elements(CertificationType.OFFICIAL, null);
    assertThat(codes(elements, SELLER, new ProductId(2))).containsExactly("cd-signer-unknown");
    assertThat(codes(elements, SELLER, new ProductId(3)))
        .containsExactly("cd-other-product", "cd-signer-unknown");
  }

  /** Commissioners refuse each of its units; who tests signs with a key of his own. */
  @Test
  void anUnknownSignerStopsWhatIsToBeSold() {
    assertThat(severity(elements(CertificationType.OFFICIAL, null))).isEqualTo(Severity.ERROR);
    assertThat(severity(elements(CertificationType.PROVISIONAL, null))).isEqualTo(Severity.WARNING);
    assertThat(CdCheck.alone(Pki.declaration("cd-fff1-8000.der"), null).getFirst().severity())
        .isEqualTo(Severity.NOTE);
  }

  private static Severity severity(CdElements elements) {
    CertificationDeclaration declaration =
        CertificationDeclaration.of(CdDraft.sign(elements, SIGNER), "cd.der");
    return CdCheck.alone(declaration, null).stream()
        .filter(finding -> finding.code().equals("attestation.cd-signer-unknown"))
        .map(Finding::severity)
        .findFirst()
        .orElseThrow();
  }

  @Test
  void isOfOneVendor() {
    assertThat(codes(elements(CertificationType.OFFICIAL, null), new VendorId(0x131C), PRODUCT))
        .containsExactly("cd-other-vendor", "cd-signer-unknown");
  }

  @ParameterizedTest
  @CsvSource({"TEST, cd-test", "PROVISIONAL, cd-provisional"})
  void warnsOfATypeThatMayNotBeSold(CertificationType type, String code) {
    CdElements elements = elements(type, null);
    assertThat(codes(elements, SELLER, PRODUCT)).contains(code);
    assertThat(attestation(elements).test()).isTrue();
    assertThat(attestation(elements(CertificationType.OFFICIAL, null)).test()).isFalse();
  }

  @Test
  void asksForTheCertificatesThatItNames() {
    assertThat(codes(elements(CertificationType.OFFICIAL, new DacOrigin(SELLER, PRODUCT))))
        .doesNotContain("cd-dac-origin");
    assertThat(
            codes(
                elements(CertificationType.OFFICIAL, new DacOrigin(new VendorId(0x1234), PRODUCT))))
        .contains("cd-dac-origin");
  }

  @Test
  void allowsThePaaThatThePaiNames() {
    assertThat(codes(elements(CertificationType.OFFICIAL, null, Forged.PAA_KEY_ID)))
        .doesNotContain("cd-other-paa");
    assertThat(codes(elements(CertificationType.OFFICIAL, null, "00".repeat(20))))
        .contains("cd-other-paa");
  }

  @ParameterizedTest
  @EnumSource(CdSigner.class)
  void believesNoOneWhoOnlyNamesAKnownSigner(CdSigner signer) {
    byte[] der = CdDraft.sign(elements(CertificationType.OFFICIAL, null), SIGNER);
    String ours = HexFormat.of().formatHex(P256.keyId(SIGNER.publicPoint()));
    String forged = HexFormat.of().formatHex(der).replace(ours, signer.keyId());
    CertificationDeclaration declaration =
        CertificationDeclaration.of(HexFormat.of().parseHex(forged), "forged");
    assertThat(declaration.signer()).contains(signer);
    assertThat(codes(declaration, SELLER, PRODUCT)).containsExactly("cd-signature");
  }

  @Test
  void believesTheCertificateThatItIsGiven() {
    CertificationDeclaration declaration = Pki.declaration("cd-fff1-8000.der");
    MatterCertificate signer = Pki.certificate("cd-signer-cert.pem");
    assertThat(alone(declaration, signer)).containsExactly("cd-signer-own", "cd-test");
    assertThat(alone(declaration, null)).containsExactly("cd-signer-unknown", "cd-test");
    assertThat(alone(declaration, Pki.certificate("paa-cert.pem")))
        .containsExactly("cd-signer-other", "cd-test");
    assertThat(CdSignerKind.of(declaration, signer)).hasToString("unknown");
  }

  @Test
  void aCertificateOfTheRightNameButAnotherKeyDidNotSign() {
    CertificationDeclaration declaration = Pki.declaration("cd-fff1-8000.der");
    MatterCertificate impostor =
        Forged.pai(SIGNER).subjectKeyId(declaration.signerKeyId()).certificate();
    assertThat(alone(declaration, impostor)).containsExactly("cd-signature", "cd-test");
  }

  @ParameterizedTest
  @EnumSource(CdSigner.class)
  void tellsTheAlliancesSignersApart(CdSigner signer) {
    byte[] der = CdDraft.sign(elements(CertificationType.OFFICIAL, null), SIGNER);
    String ours = HexFormat.of().formatHex(P256.keyId(SIGNER.publicPoint()));
    String named = HexFormat.of().formatHex(der).replace(ours, signer.keyId());
    CertificationDeclaration declaration =
        CertificationDeclaration.of(HexFormat.of().parseHex(named), "named");
    assertThat(CdSignerKind.of(declaration, null))
        .hasToString(signer.test() ? "CSA test" : "CSA production");
  }

  /** A signer that came after this program, under a root of ours in the Alliance's place. */
  @Test
  void anAlliancesSignerOfTomorrowIsToldFromItsCertificate() {
    try (Authority root = Authority.root("CSA", null, 1, new SecureRandom(), Instant.EPOCH)) {
      PaiIssuer issuer =
          new PaiIssuer(
              root.certificate(),
              root.key(),
              new SecureRandom(),
              InstantSource.fixed(Instant.EPOCH));
      try (Authority signer = issuer.issue("006", SELLER, PRODUCT, Optional.empty(), 100)) {
        CertificationDeclaration declaration =
            CertificationDeclaration.of(
                CdDraft.sign(elements(CertificationType.OFFICIAL, null), signer.key()), "cd");
        MatterCertificate certificate = signer.certificate();
        byte[] point = root.key().publicPoint();
        assertThat(CdSignerKind.of(declaration, certificate, point))
            .isEqualTo(CdSignerKind.PRODUCTION);
        assertThat(CdSignerKind.of(declaration, null, point)).isEqualTo(CdSignerKind.UNKNOWN);
        assertThat(CdSignerKind.of(declaration, root.certificate(), point))
            .isEqualTo(CdSignerKind.UNKNOWN);
        assertThat(CdSignerKind.of(declaration, certificate)).isEqualTo(CdSignerKind.UNKNOWN);
      }
    }
  }

  /** The subject key id of the published certificate "Matter Certification and Testing CA". */
  @Test
  void knowsTheKeyOfTheAlliancesRoot() {
    assertThat(HexFormat.of().formatHex(P256.keyId(CdSignerKind.root())))
        .isEqualTo("97e469d0c50414c26fc701f77e947739098df6a5");
  }

  private static List<String> alone(
      CertificationDeclaration declaration, @Nullable MatterCertificate signer) {
    return CdCheck.alone(declaration, signer).stream()
        .map(Finding::code)
        .map(code -> code.substring("attestation.".length()))
        .toList();
  }

  private static CdElements elements(
      CertificationType type, @Nullable DacOrigin origin, String... authorizedPaas) {
    return new CdElements(
        SELLER,
        List.of(PRODUCT, new ProductId(2)),
        0x0100,
        "CSA22000SWC00000-00",
        0,
        0,
        1,
        type,
        origin,
        List.of(authorizedPaas));
  }

  private static Attestation attestation(CdElements elements) {
    return attestation(CertificationDeclaration.of(CdDraft.sign(elements, SIGNER), "cd"));
  }

  private static Attestation attestation(CertificationDeclaration declaration) {
    SigningKey key = Pki.key("pai-fff1-key.pem");
    MatterCertificate pai =
        Forged.pai(key).subject(MatterName.write("PAI", SELLER, null)).certificate();
    return new Attestation(pai, key, declaration, null);
  }

  private static List<String> codes(CdElements elements) {
    return codes(elements, SELLER, PRODUCT);
  }

  private static List<String> codes(CdElements elements, VendorId vendor, ProductId product) {
    return codes(attestation(elements).declaration(), vendor, product);
  }

  private static List<String> codes(
      CertificationDeclaration declaration, VendorId vendor, ProductId product) {
    return CdCheck.check(declaration, attestation(declaration).pai(), null, vendor, product)
        .stream()
        .map(Finding::code)
        .map(code -> code.substring("attestation.".length()))
        .toList();
  }
}
