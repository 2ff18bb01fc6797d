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
import java.util.HexFormat;
import java.util.List;
import java.util.function.UnaryOperator;
import org.bouncycastle.asn1.DEROctetString;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.AuthorityKeyIdentifier;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.bouncycastle.asn1.x509.SubjectKeyIdentifier;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DacCheckTest {
  private static final Instant NOW = Instant.parse("2026-11-22T12:00:00Z");
  private static final VendorId VENDOR = new VendorId(0xFFF1);
  private static final ProductId PRODUCT = new ProductId(0x8000);
  private static final MatterCertificate DAC = Pki.certificate("dac-uuid-cert.pem");
  private static final MatterCertificate PAI = Pki.certificate("pai-fff1-8000-cert.pem");
  private static final SigningKey KEY = Pki.key("dac-uuid-key.pem");

  @Test
  void findsNothingWrongWithWhatBelongsTogether() {
    assertThat(codes(DAC, KEY, PAI, VENDOR, PRODUCT)).isEmpty();
  }

  /** The peer refuses this form, which the specification allows. */
  @Test
  void takesIdsInTheCommonName() {
    MatterCertificate dac = Pki.certificate("dac-mvid-cert.pem");
    assertThat(codes(dac, null, Pki.certificate("pai-mvid-cert.pem"), VENDOR, PRODUCT)).isEmpty();
  }

  @Test
  void findsNothingWrongWithWhatWeIssue() {
    DacIssuer issuer =
        new DacIssuer(
            PAI, Pki.key("pai-fff1-8000-key.pem"), new SecureRandom(), InstantSource.fixed(NOW));
    try (Dac dac = issuer.issue("unit", VENDOR, PRODUCT, 4_294_967_295L)) {
      assertThat(codes(dac.certificate(), null, PAI, VENDOR, PRODUCT)).isEmpty();
    }
  }

  /** The peer does not compare the ids with the product's. */
  @ParameterizedTest
  @CsvSource({
    "0xFFF2, 0x8000, dac-other-vendor",
    "0xFFF1, 0x8001, dac-other-product",
  })
  void comparesItsIdsWithTheProducts(String vendor, String product, String code) {
    assertThat(codes(DAC, KEY, PAI, VendorId.parse(vendor), ProductId.parse(product)))
        .containsExactly(code);
  }

  @Test
  void findsAnothersKey() {
    assertThat(codes(DAC, Pki.key("paa-key.pem"), PAI, VENDOR, PRODUCT))
        .containsExactly("dac-key-other");
  }

  @Test
  void findsAnotherPai() {
    assertThat(codes(DAC, KEY, Pki.certificate("pai-fff1-cert.pem"), VENDOR, PRODUCT))
        .containsExactly("dac-other-pai");
  }

  @Test
  void findsOneThatLivesLongerThanItsPai() {
    MatterCertificate ca = Pki.certificate("pai-short-cert.pem");
    MatterCertificate dac = issued(ca, "pai-short", ca.extensions().subjectKeyId().orElseThrow());
    assertThat(codes(dac, null, ca, VENDOR, PRODUCT)).containsExactly("dac-outside-pai");
  }

  /** What the peer itself issues under a CA whose key id is not the hash of its key. */
  @Test
  void findsOneThatNamesAnotherKeyIdOfItsPai() {
    MatterCertificate dac = issued(PAI, "pai-fff1-8000", "00".repeat(20));
    assertThat(codes(dac, null, PAI, VENDOR, PRODUCT)).containsExactly("dac-key-id");
  }

  @Test
  void findsEveryFaultOfACertificateThatIsNoProperDac() {
    faulty(dac -> dac, "");
    faulty(dac -> dac.put(Extension.basicConstraints, true, new BasicConstraints(0)), "dac-is-ca");
    faulty(dac -> dac.put(Extension.keyUsage, true, new KeyUsage(0x86)), "dac-key-usage");
    faulty(
        dac -> dac.put(Extension.keyUsage, false, new KeyUsage(KeyUsage.digitalSignature)),
        "not-critical");
    faulty(dac -> dac.without(Extension.basicConstraints), "not-critical");
    faulty(dac -> dac.subjectKeyId(null), "no-subject-key-id");
    faulty(dac -> dac.subjectKeyId("0102"), "key-id-length");
    faulty(dac -> dac.without(Extension.authorityKeyIdentifier), "no-authority-key-id");
    faulty(
        dac ->
            dac.put(
                Extension.authorityKeyIdentifier, false, new AuthorityKeyIdentifier(new byte[3])),
        "key-id-length");
    faulty(
        dac ->
            dac.put(Extension.subjectKeyIdentifier, true, new SubjectKeyIdentifier(new byte[20])),
        "key-id-critical");
    faulty(
        dac -> dac.put(Extension.nameConstraints, true, new DEROctetString(new byte[0])),
        "unknown-critical");
    faulty(dac -> dac.serial(BigInteger.ONE.shiftLeft(159)), "serial");
    faulty(dac -> dac.serial(BigInteger.ONE.negate()), "serial");
    faulty(dac -> dac.signedWith("SHA384withECDSA"), "signature-algorithm");
    faulty(dac -> dac.subject(new X500Name("CN=none")), "dac-no-ids");
    faulty(dac -> dac.subject(MatterName.write("half", VENDOR, null)), "dac-no-ids");
    faulty(
        dac -> dac.issuer(MatterName.write("PAI", new VendorId(0xFFF2), null)),
        "dac-issuer-vendor");
    faulty(dac -> dac.issuer(new X500Name("CN=PAI")), "dac-issuer-vendor");
    faulty(
        dac -> dac.issuer(MatterName.write("PAI", VENDOR, new ProductId(1))), "dac-issuer-product");
    faulty(dac -> dac.validity("2030-01-01T00:00:00Z", "2031-01-01T00:00:00Z"), "not-yet-valid");
    faulty(dac -> dac.validity("2020-01-01T00:00:00Z", "2021-01-01T00:00:00Z"), "expired");
  }

  @Test
  void takesTheLongestSerialNumber() {
    faulty(dac -> dac.serial(BigInteger.ONE.shiftLeft(159).subtract(BigInteger.ONE)), "");
  }

  /** The inner name of the algorithm is not covered by what a library compares. */
  @Test
  void findsTwoAlgorithmsInOneCertificate() {
    String hex = HexFormat.of().formatHex(DAC.der());
    String ecdsaSha256 = "2a8648ce3d040302";
    String inner = hex.replaceFirst(ecdsaSha256, "2a8648ce3d040303");
    MatterCertificate forged = MatterCertificate.of(HexFormat.of().parseHex(inner), "forged");
    assertThat(codes(forged, null, null, VENDOR, PRODUCT)).containsExactly("two-algorithms");
  }

  @Test
  void aDacHasNoPathLength() {
    // legal DER that no library writes: not a CA, and yet a limit for the CAs below
    faulty(
        dac ->
            dac.put(
                Extension.basicConstraints,
                true,
                new org.bouncycastle.asn1.DERSequence(new org.bouncycastle.asn1.ASN1Integer(0))),
        "dac-is-ca");
  }

  private static void faulty(UnaryOperator<Forged> fault, String code) {
    MatterCertificate dac = fault.apply(Forged.dac(KEY)).certificate();
    assertThat(codes(dac, KEY, null, VENDOR, PRODUCT))
        .as(code)
        .isEqualTo(code.isEmpty() ? List.of() : List.of(code));
  }

  /** Signed by the CA, valid for ever. */
  private static MatterCertificate issued(MatterCertificate ca, String caName, String keyId) {
    return new CertificateDraft(
            MatterName.write("unit", VENDOR, PRODUCT),
            CertificateDraft.publicKey(KEY.publicPoint()),
            BigInteger.TWO,
            NOW,
            CertificateDraft.NO_END,
            new BasicConstraints(false),
            KeyUsage.digitalSignature)
        .sign(ca.subjectName(), HexFormat.of().parseHex(keyId), Pki.key(caName + "-key.pem"));
  }

  private static List<String> codes(
      MatterCertificate dac,
      @Nullable SigningKey key,
      @Nullable MatterCertificate pai,
      VendorId vendor,
      ProductId product) {
    return new AttestationCheck(InstantSource.fixed(NOW))
        .checkDac(dac, key, pai, vendor, product).stream()
            .filter(finding -> finding.severity() == Severity.ERROR)
            .map(Finding::code)
            .map(code -> code.substring("attestation.".length()))
            .toList();
  }
}
