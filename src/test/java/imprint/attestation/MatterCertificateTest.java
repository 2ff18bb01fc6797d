package imprint.attestation;

import static org.assertj.core.api.Assertions.assertThat;

import imprint.matter.ProductId;
import imprint.matter.VendorId;
import java.time.Instant;
import java.util.OptionalInt;
import org.bouncycastle.asn1.x500.X500Name;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MatterCertificateTest {
  @ParameterizedTest
  @CsvSource({
    "paa-cert.pem, PAA, , ",
    "paa-fff1-cert.pem, PAA, 0xFFF1, ",
    "pai-fff1-cert.pem, PAI, 0xFFF1, ",
    "pai-fff1-8000-cert.pem, PAI, 0xFFF1, 0x8000",
    "pai-mvid-cert.pem, PAI, 0xFFF1, 0x8000",
    "dac-uuid-cert.pem, DAC, 0xFFF1, 0x8000",
    "dac-mvid-cert.pem, DAC, 0xFFF1, 0x8000",
  })
  void tellsRoleAndIds(String file, CertificateRole role, String vendor, String product) {
    MatterCertificate certificate = Pki.certificate(file);
    assertThat(certificate.role()).isEqualTo(role);
    assertThat(certificate.vendorId().map(VendorId::toString).orElse(null)).isEqualTo(vendor);
    assertThat(certificate.productId().map(ProductId::toString).orElse(null)).isEqualTo(product);
  }

  @Test
  void readsTheRestOfTheProfile() {
    MatterCertificate pai = Pki.certificate("pai-fff1-8000-cert.pem");
    assertThat(pai.serialNumber()).isEqualTo("1004");
    assertThat(pai.notBefore()).isEqualTo(Instant.parse("2024-01-01T00:00:00Z"));
    assertThat(pai.notAfter()).isEqualTo(Instant.parse("9999-12-31T23:59:59Z"));
    assertThat(pai.version()).isEqualTo(3);
    assertThat(pai.keyType()).isEqualTo("P-256");
    CertificateExtensions extensions = pai.extensions();
    assertThat(extensions.ca()).isTrue();
    assertThat(extensions.pathLength()).isEqualTo(OptionalInt.of(0));
    assertThat(extensions.keyUsage(CertificateExtensions.SIGN_CERTIFICATES)).isTrue();
    assertThat(extensions.keyUsage(CertificateExtensions.SIGN)).isFalse();
    assertThat(extensions.subjectKeyId()).contains("fa71769530ea0d3638d771573cd83c74127bb456");
    assertThat(extensions.authorityKeyId()).contains("ea1bb49401240bfc5c0066dabdb81fad34f10159");
  }

  @Test
  void knowsItsIssuer() {
    MatterCertificate pai = Pki.certificate("pai-fff1-8000-cert.pem");
    assertThat(pai.issuedBy(Pki.certificate("paa-cert.pem"))).isTrue();
    assertThat(pai.issuedBy(Pki.certificate("paa-fff1-cert.pem"))).isFalse();
    assertThat(Pki.certificate("dac-uuid-cert.pem").issuedBy(pai)).isTrue();
    assertThat(Pki.certificate("dac-mvid-cert.pem").issuedBy(pai)).isFalse();
  }

  @Test
  void aChangedCertificateWasIssuedByNobody() {
    byte[] der = Pki.bytes("pai-fff1-8000-cert.der").clone();
    der[der.length - 1] ^= 1;
    MatterCertificate changed = MatterCertificate.of(der, "changed");
    assertThat(changed.issuedBy(Pki.certificate("paa-cert.pem"))).isFalse();
  }

  /** The examples of the Matter core specification, 6.2.2.2. */
  @ParameterizedTest
  @CsvSource({
    "ACME Matter Devel DAC 5CDA9899 Mvid:FFF1 Mpid:00B1, 0xFFF1, 0x00B1",
    "ACME Matter Devel DAC 5CDA9899 Mpid:00B1 Mvid:FFF1, 0xFFF1, 0x00B1",
    "Mpid:00B1;ACME Matter Devel DAC 5CDA9899;Mvid:FFF1, 0xFFF1, 0x00B1",
    "Mvid:FFF1ACME Matter Devel DAC 5CDAMpid:00B19899, 0xFFF1, 0x00B1",
    "Mvid:FF1 ACME Mvid:FFF1, 0xFFF1, ",
    "ACME Matter Devel DAC 5CDA9899, , ",
  })
  void findsIdsInTheCommonName(String commonName, String vendor, String product) {
    MatterName name = MatterName.of(MatterName.write(commonName, null, null), "test");
    assertThat(name.vendorId() == null ? null : name.vendorId().toString()).isEqualTo(vendor);
    assertThat(name.productId() == null ? null : name.productId().toString()).isEqualTo(product);
  }

  /** Commissioners refuse such a name, also where it has the attributes. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "ACME Matter Devel DAC 5CDA9899 Mvid:FF1 Mpid:00B1",
        "ACME Matter Devel DAC 5CDA9899 Mvid:fff1 Mpid:00B1",
        "ACME PAI Mvid:FFF1 Mpid:80ab",
        "ACME PAI Mpid:",
      })
  void refusesAnIdInTheCommonNameThatIsNotWhole(String commonName) {
    Pki.refused(
        "attestation.certificate-id",
        () -> MatterName.of(MatterName.write(commonName, null, null), "test"));
    X500Name both = MatterName.write(commonName, new VendorId(0xFFF1), new ProductId(0x8000));
    Pki.refused("attestation.certificate-id", () -> MatterName.of(both, "test"));
  }

  @Test
  void attributesOutweighTheCommonName() {
    X500Name both = MatterName.write("x Mvid:FFF2 Mpid:8001", new VendorId(0xFFF1), null);
    MatterName name = MatterName.of(both, "test");
    assertThat(name.vendorId()).isEqualTo(new VendorId(0xFFF1));
    assertThat(name.productId()).isNull();
  }

  @ParameterizedTest
  @ValueSource(strings = {"fff1", "FFF", "0FFF1", "XYZ1", ""})
  void refusesAnIdThatIsNotFourUpperCaseDigits(String digits) {
    X500Name name = new X500Name("CN=x,1.3.6.1.4.1.37244.2.1=" + digits);
    Pki.refused("attestation.certificate-id", () -> MatterName.of(name, "test"));
  }

  @Test
  void refusesAnIdThatIsThereTwice() {
    X500Name name = new X500Name("CN=x,1.3.6.1.4.1.37244.2.1=FFF1,1.3.6.1.4.1.37244.2.1=FFF2");
    Pki.refused("attestation.certificate-broken", () -> MatterName.of(name, "test"));
  }
}
