package imprint.attestation;

import static org.assertj.core.api.Assertions.assertThat;

import imprint.finding.Finding;
import imprint.finding.Severity;
import imprint.matter.ProductId;
import imprint.matter.VendorId;
import java.math.BigInteger;
import java.security.SecureRandom;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.function.UnaryOperator;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AttestationCheckTest {
  private static final Instant NOW = Instant.parse("2026-11-22T12:00:00Z");
  private static final VendorId VENDOR = new VendorId(0xFFF1);
  private static final ProductId PRODUCT = new ProductId(0x8000);
  private static final SigningKey KEY = Pki.key("pai-fff1-key.pem");

  @Test
  void findsNothingWrongWithWhatBelongsTogether() {
    List<Finding> findings = check(golden("pai-fff1-8000", "paa-cert.pem"), VENDOR, PRODUCT);
    assertThat(findings)
        .extracting(Finding::code)
        .containsExactly(
            "attestation.cd-test", "attestation.test-vendor", "attestation.cd-signer-unknown");
    assertThat(findings).noneMatch(finding -> finding.severity() == Severity.ERROR);
  }

  @ParameterizedTest
  @CsvSource({"pai-fff1", "pai-mvid", "pai-short"})
  void takesEveryLegalFormOfPai(String pai) {
    assertThat(errors(golden(pai, "paa-cert.pem"), VENDOR, PRODUCT)).isEmpty();
  }

  @Test
  void notesThatNobodyCheckedThePaiWithoutAPaa() {
    assertThat(check(golden("pai-fff1-8000", null), VENDOR, PRODUCT))
        .contains(Finding.note("attestation.no-paa"));
    assertThat(check(golden("pai-fff1-8000", null), new VendorId(0x1234), PRODUCT))
        .as("a product for sale")
        .contains(Finding.warning("attestation.no-paa"));
  }

  @ParameterizedTest
  @CsvSource({
    "0xFFF2, 0x8000, attestation.pai-other-vendor attestation.cd-other-vendor",
    "0xFFF1, 0x8001, attestation.pai-other-product attestation.cd-other-product",
  })
  void comparesPaiAndDeclarationWithTheProduct(String vendor, String product, String codes) {
    assertThat(
            errors(golden("pai-fff1-8000", null), VendorId.parse(vendor), ProductId.parse(product)))
        .containsExactly(codes.split(" "));
  }

  @Test
  void aPaiWithoutAProductIdMayServeAnyProduct() {
    assertThat(errors(golden("pai-fff1", null), VENDOR, new ProductId(0x8001)))
        .containsExactly("attestation.cd-other-product");
  }

  @Test
  void namesBothIdsInTheSentence() {
    assertThat(check(golden("pai-fff2-8001", null), VENDOR, PRODUCT).getFirst())
        .hasToString(
            "The PAI certificate is for vendor 0xFFF2, but the product is of vendor 0xFFF1. "
                + "Choose the PAI certificate of this vendor, or correct the vendor id of the "
                + "product.");
  }

  @Test
  void findsAKeyThatIsAnothers() {
    assertThat(errors(golden("pai-fff1-8000", "paa-cert.pem", "pai-fff1-key.pem")))
        .containsExactly("attestation.key-other");
    assertThat(errors(golden("pai-fff1-8000", "paa-cert.pem", "paa-key.pem")))
        .containsExactly("attestation.key-of-paa");
  }

  @Test
  void believesTheTestSignatureMoreThanTheStatedPublicKey() {
    SigningKey liar =
        new SigningKey() {
          @Override
          public byte[] signSha256(byte[] tbs) {
            return Pki.key("paa-key.pem").signSha256(tbs);
          }

          @Override
          public byte[] publicPoint() {
            return KEY.publicPoint();
          }

          @Override
          public void close() {}
        };
    assertThat(errors(attestation(Pki.certificate("pai-fff1-cert.pem"), liar)))
        .containsExactly("attestation.key-other");
  }

  @Test
  void findsAPaaThatDidNotIssueThePai() {
    assertThat(errors(golden("pai-fff1-8000", "paa-fff1-cert.pem")))
        .containsExactly("attestation.paa-other");
  }

  @ParameterizedTest
  @CsvSource({
    "2023-12-31T23:59:59Z, attestation.not-yet-valid",
    "2044-01-01T00:00:01Z, attestation.expired"
  })
  void findsAPaiOutsideItsTime(String now, String code) {
    List<Finding> findings =
        new AttestationCheck(InstantSource.fixed(Instant.parse(now)))
            .check(golden("pai-short", null), VENDOR, PRODUCT);
    assertThat(codes(findings)).containsExactly(code);
  }

  @Test
  void aPaiIsValidInItsFirstAndLastSecond() {
    for (String now : List.of("2024-01-01T00:00:00Z", "2044-01-01T00:00:00Z")) {
      AttestationCheck check = new AttestationCheck(InstantSource.fixed(Instant.parse(now)));
      assertThat(codes(check.check(golden("pai-short", null), VENDOR, PRODUCT))).isEmpty();
    }
  }

  @Test
  void findsAPaiWithoutPathLength() {
    assertThat(errors(golden("pai-nopathlen", "paa-cert.pem")))
        .containsExactly("attestation.path-length");
  }

  @Test
  void findsEveryFaultOfACertificateThatIsNoProperPai() {
    faulty(
        pai -> pai.put(Extension.basicConstraints, true, new BasicConstraints(1)), "path-length");
    faulty(pai -> pai.put(Extension.basicConstraints, true, new BasicConstraints(false)), "not-ca");
    faulty(pai -> pai.without(Extension.keyUsage), "key-usage", "not-critical");
    faulty(pai -> usage(pai, KeyUsage.keyCertSign), "key-usage");
    faulty(
        pai -> usage(pai, KeyUsage.keyCertSign | KeyUsage.cRLSign | KeyUsage.keyAgreement),
        "key-usage");
    faulty(
        pai -> pai.put(Extension.basicConstraints, false, new BasicConstraints(0)), "not-critical");
    faulty(pai -> pai.subjectKeyId(null), "no-subject-key-id");
    faulty(pai -> pai.without(Extension.authorityKeyIdentifier), "no-authority-key-id");
    faulty(pai -> pai.signedWith("SHA512withECDSA"), "signature-algorithm");
    faulty(pai -> pai.subject(new X500Name("CN=No ids")), "pai-no-vendor");
    faulty(
        pai -> pai.issuer(MatterName.write("PAA", new VendorId(0xFFF2), null)), "paa-other-vendor");
  }

  @Test
  void aPaiMayAlsoSignOtherThings() {
    Forged pai =
        usage(Forged.pai(KEY), KeyUsage.keyCertSign | KeyUsage.cRLSign | KeyUsage.digitalSignature);
    assertThat(errors(attestation(pai.certificate(), KEY))).isEmpty();
  }

  @Test
  void findsAPaiOnAnotherCurve() {
    assertThat(check(attestation(Forged.paiOnP384().certificate(), KEY), VENDOR, PRODUCT))
        .contains(Finding.error("attestation.not-p256", "PAI", "P-384"));
  }

  @Test
  void findsAPaiThatNamesAnotherKeyOfItsPaa() {
    try (Authority paa = authority();
        Authority other = authority()) {
      CertificateDraft draft =
          new CertificateDraft(
              MatterName.write("PAI", VENDOR, PRODUCT),
              CertificateDraft.publicKey(KEY.publicPoint()),
              BigInteger.ONE,
              NOW,
              CertificateDraft.NO_END,
              new BasicConstraints(0),
              KeyUsage.keyCertSign | KeyUsage.cRLSign);
      byte[] otherKeyId = P256.keyId(other.key().publicPoint());
      MatterCertificate pai = draft.sign(paa.certificate().subjectName(), otherKeyId, paa.key());
      Attestation chain =
          new Attestation(pai, KEY, Pki.declaration("cd-fff1-8000.der"), paa.certificate());
      assertThat(errors(chain)).containsExactly("attestation.paa-key-id");
    }
  }

  @Test
  void findsAWrongPairBeforeTheRestIsThere() {
    AttestationCheck check = new AttestationCheck(InstantSource.fixed(NOW));
    MatterCertificate pai = Pki.certificate("pai-fff1-8000-cert.pem");
    CertificationDeclaration other = Pki.declaration("cd-fff2-8001.der");
    assertThat(codes(check.checkSoFar(pai, KEY, null, null, null, VENDOR, PRODUCT)))
        .containsExactly("attestation.key-other");
    assertThat(codes(check.checkSoFar(null, KEY, other, null, null, VENDOR, PRODUCT)))
        .containsExactly("attestation.cd-other-vendor", "attestation.cd-other-product");
    assertThat(codes(check.checkSoFar(null, KEY, null, null, null, VENDOR, PRODUCT))).isEmpty();
  }

  private static Authority authority() {
    return Authority.root("PAA", null, 1, new SecureRandom(), NOW);
  }

  private static void faulty(UnaryOperator<Forged> fault, String... codes) {
    MatterCertificate pai = fault.apply(Forged.pai(KEY)).certificate();
    assertThat(errors(attestation(pai, KEY)))
        .as(String.join(" ", codes))
        .extracting(code -> code.substring("attestation.".length()))
        .containsExactly(codes);
  }

  private static Forged usage(Forged pai, int bits) {
    return pai.put(Extension.keyUsage, true, new KeyUsage(bits));
  }

  private static Attestation golden(String pai, @Nullable String paa) {
    return golden(pai, paa, pai + "-key.pem");
  }

  private static Attestation golden(String pai, @Nullable String paa, String key) {
    return new Attestation(
        Pki.certificate(pai + "-cert.pem"),
        Pki.key(key),
        Pki.declaration("cd-fff1-8000.der"),
        paa == null ? null : Pki.certificate(paa));
  }

  private static Attestation attestation(MatterCertificate pai, SigningKey key) {
    return new Attestation(pai, key, Pki.declaration("cd-fff1-8000.der"), null);
  }

  private static List<Finding> check(Attestation attestation, VendorId vendor, ProductId product) {
    return new AttestationCheck(InstantSource.fixed(NOW)).check(attestation, vendor, product);
  }

  private static List<String> errors(Attestation attestation) {
    return errors(attestation, VENDOR, PRODUCT);
  }

  private static List<String> errors(Attestation attestation, VendorId vendor, ProductId product) {
    return codes(check(attestation, vendor, product));
  }

  private static List<String> codes(List<Finding> findings) {
    return findings.stream()
        .filter(finding -> finding.severity() == Severity.ERROR)
        .map(Finding::code)
        .toList();
  }
}
