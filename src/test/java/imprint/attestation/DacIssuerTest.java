package imprint.attestation;

import static org.assertj.core.api.Assertions.assertThat;

import imprint.matter.ProductId;
import imprint.matter.VendorId;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HexFormat;
import org.bouncycastle.asn1.ASN1Primitive;
import org.bouncycastle.asn1.util.ASN1Dump;
import org.bouncycastle.cert.X509CertificateHolder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DacIssuerTest {
  private static final String UUID = "4f6d1c52-7a0e-4b1e-9d7e-2f6f5a3c9b10";
  private static final VendorId VENDOR = new VendorId(0xFFF1);
  private static final ProductId PRODUCT = new ProductId(0x8000);
  private static final Instant NOW = Instant.parse("2026-11-22T10:47:07.987Z");

  @Test
  void followsTheProfileByteForByte() {
    try (Dac dac = issue("pai-fff1-8000", 36500)) {
      String hex = HexFormat.of().formatHex(dac.certificate().der());
      String uuid = HexFormat.of().formatHex(UUID.getBytes(StandardCharsets.US_ASCII));
      String subject =
          "305b312d302b06035504030c24"
              + uuid
              + "31143012060a2b0601040182a27c02010c0446464631"
              + "31143012060a2b0601040182a27c02020c0438303030";
      String ecdsaWithSha256WithoutParameters = "300a06082a8648ce3d040302";
      String validity =
          "3020"
              + "170d"
              + HexFormat.of().formatHex("261122104707Z".getBytes(StandardCharsets.US_ASCII))
              + "180f"
              + HexFormat.of().formatHex("21261029104707Z".getBytes(StandardCharsets.US_ASCII));
      String extensions =
          "a360305e"
              + "300c0603551d130101ff04023000"
              + "300e0603551d0f0101ff040403020780"
              + "301d0603551d0e04160414"
              + HexFormat.of().formatHex(P256.keyId(dac.publicKey()))
              + "301f0603551d23041830168014"
              + "fa71769530ea0d3638d771573cd83c74127bb456";
      assertThat(hex)
          .contains("a003020102")
          .contains(validity + subject + "3059301306072a8648ce3d020106082a8648ce3d030107034200")
          .contains(extensions + ecdsaWithSha256WithoutParameters);
      assertThat(dac.certificate().role()).isEqualTo(CertificateRole.DAC);
      assertThat(dac.commonName()).isEqualTo(UUID);
    }
  }

  @Test
  void copiesTheIssuerByteForByte() {
    // a PAI that writes its name in another string type than we would
    SigningKey key = Pki.key("pai-fff1-key.pem");
    MatterCertificate pai = Forged.pai(key).subject(Forged.printableName()).certificate();
    try (Dac dac = issuer(pai, key).issue(UUID, VENDOR, PRODUCT, 1)) {
      String hex = HexFormat.of().formatHex(dac.certificate().der());
      assertThat(hex).contains(HexFormat.of().formatHex(Forged.encoded(Forged.printableName())));
    }
  }

  @Test
  void takesTheAuthorityKeyIdFromThePaiAndNotFromItsKey() {
    SigningKey key = Pki.key("pai-fff1-key.pem");
    String own = "0102030405060708090a0b0c0d0e0f1011121314";
    MatterCertificate pai = Forged.pai(key).subjectKeyId(own).certificate();
    try (Dac dac = issuer(pai, key).issue(UUID, VENDOR, PRODUCT, 1)) {
      assertThat(dac.certificate().extensions().authorityKeyId()).contains(own);
    }
  }

  @ParameterizedTest
  @CsvSource({"pai-fff1", "pai-mvid", "pai-short"})
  void namesVendorAndProductByAttributeWhateverThePaiDoes(String pai) {
    try (Dac dac = issue(pai, 365)) {
      String dump = ASN1Dump.dumpAsString(primitive(dac.certificate().der()), true);
      assertThat(dump).contains("1.3.6.1.4.1.37244.2.1", "1.3.6.1.4.1.37244.2.2");
      assertThat(dac.certificate().vendorId()).contains(VENDOR);
      assertThat(dac.certificate().productId()).contains(PRODUCT);
    }
  }

  @ParameterizedTest
  @CsvSource({
    "pai-fff1-8000, 1, 2026-11-23T10:47:07Z",
    "pai-short, 36500, 2044-01-01T00:00:00Z",
    "pai-short, 365, 2027-11-22T10:47:07Z",
    "pai-fff1-8000, 2147483647, 9999-12-31T23:59:59Z",
  })
  void endsAfterItsLifetimeButNotAfterThePai(String pai, int days, Instant end) {
    try (Dac dac = issue(pai, days)) {
      assertThat(dac.certificate().notAfter()).isEqualTo(end);
    }
  }

  @ParameterizedTest
  @CsvSource({"8400, 170d, 3439", "8500, 180f, 32303530"})
  void writesYearsFrom2050OnInFull(int days, String timeType, String year) {
    try (Dac dac = issue("pai-fff1-8000", days)) {
      assertThat(HexFormat.of().formatHex(dac.certificate().der())).contains(timeType + year);
    }
  }

  @Test
  void doesNotStartBeforeThePai() {
    InstantSource early = InstantSource.fixed(Instant.parse("2020-01-01T00:00:00Z"));
    DacIssuer issuer =
        new DacIssuer(
            Pki.certificate("pai-fff1-8000-cert.pem"),
            Pki.key("pai-fff1-8000-key.pem"),
            new SecureRandom(),
            early);
    try (Dac dac = issuer.issue(UUID, VENDOR, PRODUCT, 10)) {
      assertThat(dac.certificate().notBefore()).isEqualTo(Instant.parse("2024-01-01T00:00:00Z"));
    }
  }

  @Test
  void serialNumbersArePositiveAndNeverTheSame() throws Exception {
    try (Dac one = issue("pai-fff1-8000", 1);
        Dac two = issue("pai-fff1-8000", 1)) {
      assertThat(one.serialNumber()).isNotEqualTo(two.serialNumber());
      assertThat(one.publicKey()).isNotEqualTo(two.publicKey());
      X509CertificateHolder holder = new X509CertificateHolder(one.certificate().der());
      assertThat(holder.getSerialNumber().signum()).isPositive();
      assertThat(holder.getSerialNumber().toByteArray()).hasSizeLessThanOrEqualTo(20);
    }
  }

  @Test
  void refusesWhatThePaiMayNotIssue() {
    DacIssuer issuer =
        issuer(Pki.certificate("pai-fff1-8000-cert.pem"), Pki.key("pai-fff1-8000-key.pem"));
    Pki.refused(
        "attestation.pai-other-vendor", () -> issuer.issue(UUID, new VendorId(0xFFF2), PRODUCT, 1));
    Pki.refused(
        "attestation.pai-other-product",
        () -> issuer.issue(UUID, VENDOR, new ProductId(0x8001), 1));
    Pki.refused("attestation.common-name", () -> issuer.issue("", VENDOR, PRODUCT, 1));
    Pki.refused("attestation.common-name", () -> issuer.issue("é".repeat(33), VENDOR, PRODUCT, 1));
    Pki.refused("attestation.lifetime", () -> issuer.issue(UUID, VENDOR, PRODUCT, 0));
  }

  @Test
  void refusesAnExpiredPai() {
    DacIssuer late =
        new DacIssuer(
            Pki.certificate("pai-short-cert.pem"),
            Pki.key("pai-short-key.pem"),
            new SecureRandom(),
            InstantSource.fixed(Instant.parse("2044-01-01T00:00:01Z")));
    Pki.refused("attestation.expired", () -> late.issue(UUID, VENDOR, PRODUCT, 1));
  }

  @Test
  void refusesAKeyThatIsNotThePais() {
    Pki.refused(
        "attestation.key-other",
        () -> issuer(Pki.certificate("pai-fff1-8000-cert.pem"), Pki.key("paa-key.pem")));
  }

  @Test
  void refusesAPaiWithoutASubjectKeyId() {
    SigningKey key = Pki.key("pai-fff1-key.pem");
    MatterCertificate pai = Forged.pai(key).subjectKeyId(null).certificate();
    Pki.refused("attestation.no-subject-key-id", () -> issuer(pai, key));
  }

  @Test
  void closingWipesTheKey() {
    Dac dac = issue("pai-fff1-8000", 1);
    byte[] scalar = dac.privateKey().use(key -> key);
    dac.close();
    assertThat(scalar).containsOnly(0);
    assertThat(dac.toString()).doesNotContain("Secret").contains(dac.serialNumber());
  }

  @Test
  void aDacIsPutTogetherFromItsPartsOnlyIfTheyFit() {
    MatterCertificate certificate = Pki.certificate("dac-uuid-cert.pem");
    try (Dac other = issue("pai-fff1-8000", 1)) {
      Pki.refused(
          "attestation.dac-key-other", () -> Dac.owning(certificate, other.privateKey().copy()));
    }
  }

  private static Dac issue(String pai, int days) {
    return issuer(Pki.certificate(pai + "-cert.pem"), Pki.key(pai + "-key.pem"))
        .issue(UUID, VENDOR, PRODUCT, days);
  }

  private static DacIssuer issuer(MatterCertificate pai, SigningKey key) {
    return new DacIssuer(pai, key, new SecureRandom(), InstantSource.fixed(NOW));
  }

  private static ASN1Primitive primitive(byte[] der) {
    try {
      return ASN1Primitive.fromByteArray(der);
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }
}
