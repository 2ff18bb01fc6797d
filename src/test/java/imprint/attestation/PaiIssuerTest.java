package imprint.attestation;

import static org.assertj.core.api.Assertions.assertThat;

import imprint.finding.Severity;
import imprint.matter.ProductId;
import imprint.matter.VendorId;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HexFormat;
import java.util.Optional;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.Extension;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PaiIssuerTest {
  private static final Instant NOW = Instant.parse("2026-11-22T10:47:07.987Z");
  private static final VendorId VENDOR = new VendorId(0xFFF1);
  private static final ProductId PRODUCT = new ProductId(0x8000);
  private static final MatterCertificate PAA = Pki.certificate("paa-cert.pem");
  private static final SigningKey KEY = Pki.key("paa-key.pem");

  @Test
  void itsExtensionsAreThoseThatTheManufacturingToolWrites() throws IOException {
    byte[] theirs = Files.readAllBytes(Path.of("src/test/resources/mfg/m02-paa/pai-cert.der"));
    String expected = extensionsBeforeKeyIds(HexFormat.of().formatHex(theirs));
    try (Authority pai = issue(36_500)) {
      String hex = HexFormat.of().formatHex(pai.certificate().der());
      assertThat(extensionsBeforeKeyIds(hex))
          .isEqualTo(expected)
          .contains("30120603551d130101ff040830060101ff020100")
          .contains("300e0603551d0f0101ff040403020186");
      assertThat(hex).contains("0c0446464631").contains("0c0438303030");
    }
  }

  private static String extensionsBeforeKeyIds(String hex) {
    int start = hex.indexOf("0603551d13");
    return hex.substring(start - 4, hex.indexOf("0603551d0e", start));
  }

  @Test
  void standsBetweenItsPaaAndItsDacs() {
    try (Authority pai = issue(36_500)) {
      MatterCertificate certificate = pai.certificate();
      assertThat(certificate.role()).isEqualTo(CertificateRole.PAI);
      assertThat(certificate.issuedBy(PAA)).isTrue();
      assertThat(certificate.extensions().authorityKeyId())
          .isEqualTo(PAA.extensions().subjectKeyId());
      assertThat(
              new AttestationCheck(InstantSource.fixed(NOW))
                  .checkSoFar(certificate, pai.key(), null, PAA, null, VENDOR, PRODUCT))
          .noneMatch(finding -> finding.severity() == Severity.ERROR);
      DacIssuer issuer =
          new DacIssuer(certificate, pai.key(), new SecureRandom(), InstantSource.fixed(NOW));
      try (Dac dac = issuer.issue("unit", VENDOR, PRODUCT, 1)) {
        assertThat(dac.certificate().issuedBy(certificate)).isTrue();
      }
    }
  }

  @Test
  void whatIsIssuedReadsTheSameFromItsBytes() {
    try (Authority pai = issue(36_500)) {
      MatterCertificate read = MatterCertificate.of(pai.certificate().der(), "pai");
      assertThat(read.extensions()).isEqualTo(pai.certificate().extensions());
      assertThat(read.serialNumber()).isEqualTo(pai.certificate().serialNumber());
      assertThat(read.notBefore()).isEqualTo(pai.certificate().notBefore());
      assertThat(read.notAfter()).isEqualTo(pai.certificate().notAfter());
      assertThat(read.vendorId()).isEqualTo(pai.certificate().vendorId()).contains(VENDOR);
      assertThat(read.subjectDer()).isEqualTo(pai.certificate().subjectDer());
      assertThat(read.issuedBy(PAA)).isTrue();
    }
  }

  /** The peer hashes the CA's key instead and then refuses its own device certificates. */
  @Test
  void takesTheAuthorityKeyIdFromThePaaAndNotFromItsKey() {
    String own = "0102030405060708090a0b0c0d0e0f1011121314";
    MatterCertificate paa = root(forged -> forged.subjectKeyId(own));
    try (Authority pai = issuer(paa).issue("PAI", VENDOR, PRODUCT, Optional.empty(), 1)) {
      assertThat(pai.certificate().extensions().authorityKeyId()).contains(own);
    }
  }

  @Test
  void aPaaOfOneVendorIssuesForNoOther() {
    MatterCertificate paa =
        root(
            forged ->
                forged
                    .subject(MatterName.write("PAA", new VendorId(0xFFF2), null))
                    .issuer(MatterName.write("PAA", new VendorId(0xFFF2), null)));
    Pki.refused(
        "attestation.paa-serves-other",
        () -> issuer(paa).issue("PAI", VENDOR, PRODUCT, Optional.empty(), 1));
  }

  @Test
  void refusesWhatIsNoPaaOrHasAnotherKey() {
    Pki.refused("attestation.not-a-paa", () -> issuer(Pki.certificate("pai-fff1-8000-cert.pem")));
    Pki.refused(
        "attestation.paa-key-other",
        () ->
            new PaiIssuer(
                PAA, Pki.key("pai-fff1-key.pem"), new SecureRandom(), InstantSource.fixed(NOW)));
  }

  @Test
  void refusesAPaaThatMayNotHaveACaBelow() {
    MatterCertificate paa =
        root(forged -> forged.put(Extension.basicConstraints, true, new BasicConstraints(0)));
    Pki.refused(
        "attestation.path-length",
        () -> issuer(paa).issue("PAI", VENDOR, PRODUCT, Optional.empty(), 1));
  }

  @Test
  void refusesAnExpiredPaa() {
    MatterCertificate paa =
        root(forged -> forged.validity("2020-01-01T00:00:00Z", "2021-01-01T00:00:00Z"));
    Pki.refused(
        "attestation.expired",
        () -> issuer(paa).issue("PAI", VENDOR, PRODUCT, Optional.empty(), 1));
  }

  @ParameterizedTest
  @CsvSource({"0, lifetime", "-1, lifetime"})
  void refusesALifetimeThatIsNone(long days, String code) {
    Pki.refused("attestation." + code, () -> issue(days));
  }

  @ParameterizedTest
  @CsvSource({"''", "'é234567890123456789012345678901234567890123456789012345678901234'"})
  void refusesANameOfNoOrTooManyBytes(String name) {
    assertThat(name.getBytes(StandardCharsets.UTF_8).length).isIn(0, 65);
    Pki.refused(
        "attestation.common-name",
        () -> issuer(PAA).issue(name, VENDOR, PRODUCT, Optional.empty(), 1));
  }

  @Test
  void closingWipesTheKey() {
    Authority pai = issue(1);
    pai.close();
    org.assertj.core.api.Assertions.assertThatThrownBy(() -> pai.key().signSha256(new byte[1]))
        .isInstanceOf(IllegalStateException.class);
  }

  private static MatterCertificate root(java.util.function.UnaryOperator<Forged> change) {
    return change
        .apply(
            Forged.pai(KEY)
                .subject(MatterName.write("PAA", null, null))
                .issuer(MatterName.write("PAA", null, null))
                .put(Extension.basicConstraints, true, new BasicConstraints(1)))
        .certificate();
  }

  private static Authority issue(long days) {
    return issuer(PAA).issue("ESP32 PAI 00", VENDOR, PRODUCT, Optional.empty(), days);
  }

  private static PaiIssuer issuer(MatterCertificate paa) {
    return new PaiIssuer(paa, KEY, new SecureRandom(), InstantSource.fixed(NOW));
  }
}
