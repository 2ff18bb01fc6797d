package imprint.attestation;

import static org.assertj.core.api.Assertions.assertThat;

import imprint.finding.Finding;
import imprint.matter.ProductId;
import imprint.matter.VendorId;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HexFormat;
import java.util.List;
import org.bouncycastle.asn1.x500.X500Name;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is said about a certificate or a PAA while nothing else is known. */
class LoneCertificateTest {
  private static final Instant NOW = Instant.parse("2026-11-22T12:00:00Z");

  @ParameterizedTest
  @CsvSource({
    "paa-cert.pem, ''",
    "paa-fff1-cert.pem, test-vendor",
    "pai-fff1-8000-cert.pem, test-vendor",
    "pai-mvid-cert.pem, test-vendor",
    "dac-uuid-cert.pem, test-vendor",
    "dac-mvid-cert.pem, test-vendor",
    "pai-nopathlen-cert.pem, path-length test-vendor",
  })
  void isHeldAgainstTheProfileOfItsRole(String file, String codes) {
    assertThat(codes(check(NOW).checkAlone(Pki.certificate(file))))
        .isEqualTo(codes.isEmpty() ? List.of() : List.of(codes.split(" ")));
  }

  @Test
  void aPaiThatEndsWithinAYearIsToldInTime() {
    MatterCertificate pai = Pki.certificate("pai-short-cert.pem");
    assertThat(codes(check(Instant.parse("2042-12-31T00:00:00Z")).checkAlone(pai)))
        .doesNotContain("pai-ends-soon");
    assertThat(check(Instant.parse("2043-06-01T00:00:00Z")).checkAlone(pai))
        .contains(Finding.warning("attestation.pai-ends-soon", "2044-01-01"));
    assertThat(codes(check(Instant.parse("2044-06-01T00:00:00Z")).checkAlone(pai)))
        .contains("expired")
        .doesNotContain("pai-ends-soon");
  }

  /** The peer lets a root of one vendor serve another. */
  @Test
  void aRootOfOneVendorServesNoOther() {
    MatterCertificate paa = Pki.certificate("paa-fff1-cert.pem");
    assertThat(codes(check(NOW).checkPaa(paa, null, null, new VendorId(0xFFF1)))).isEmpty();
    assertThat(codes(check(NOW).checkPaa(paa, null, null, new VendorId(0xFFF2))))
        .containsExactly("paa-serves-other");
    assertThat(
            codes(
                check(NOW).checkPaa(paa, Pki.key("pai-fff1-key.pem"), null, new VendorId(0xFFF1))))
        .containsExactly("paa-key-other");
  }

  /** What a PAI says by its authority key id, the PAA says itself. */
  @Test
  void aRootIsHeldAgainstTheListOfTheDeclaration() {
    MatterCertificate paa = Pki.certificate("paa-cert.pem");
    VendorId vendor = new VendorId(0xFFF1);
    assertThat(codes(check(NOW).checkPaa(paa, null, allowing(Forged.PAA_KEY_ID), vendor)))
        .isEmpty();
    assertThat(codes(check(NOW).checkPaa(paa, null, allowing("00".repeat(20)), vendor)))
        .containsExactly("cd-other-paa");
  }

  private static CertificationDeclaration allowing(String paa) {
    CdElements elements =
        new CdElements(
            new VendorId(0xFFF1),
            List.of(new ProductId(0x8000)),
            0x16,
            "GLD00000TEST0000001",
            0,
            0,
            1,
            CertificationType.TEST,
            null,
            List.of(paa));
    return CertificationDeclaration.of(CdDraft.sign(elements, Pki.key("paa-key.pem")), "own");
  }

  @Test
  void writesNamesOutWithoutWhatMovesACursor() {
    assertThat(Pki.certificate("pai-fff1-8000-cert.pem").subject())
        .isEqualTo("CN=Golden Test PAI FFF1 8000, VID=FFF1, PID=8000");
    MatterCertificate odd =
        Forged.pai(Pki.key("pai-fff1-key.pem"))
            .subject(new X500Name("CN=a\u001B[2Jb,O=Org,1.2.3=x"))
            .certificate();
    assertThat(odd.subject()).startsWith("CN=a\\u001b[2Jb, O=Org, 1.2.3=").doesNotContain("\u001B");
  }

  /** Found by the fuzz test: a name that is no UTF-8 although it says so. */
  @Test
  void writesNamesOutThatAreNotInTheirOwnEncoding() {
    String hex = HexFormat.of().formatHex(Pki.bytes("pai-fff1-8000-cert.der"));
    // issuer "Golden Test PAA", its common name made an attribute that nobody reads
    String odd = hex.replaceFirst("0603550403" + "0c0f476f6c64", "0603550463" + "0c0f476f6cff");
    MatterCertificate certificate = MatterCertificate.of(HexFormat.of().parseHex(odd), "odd");
    assertThat(certificate.issuer()).isEqualTo("2.5.4.99=?");
  }

  private static AttestationCheck check(Instant now) {
    return new AttestationCheck(InstantSource.fixed(now));
  }

  private static List<String> codes(List<Finding> findings) {
    return findings.stream()
        .map(Finding::code)
        .map(code -> code.substring("attestation.".length()))
        .toList();
  }
}
