package imprint.attestation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import imprint.attestation.AttestationFiles.Place;
import imprint.finding.Finding;
import imprint.matter.ProductId;
import imprint.matter.VendorId;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.Extension;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FilePlacesTest {
  private static final String PAI = "pai-fff1-8000-cert.pem";
  private static final String KEY = "pai-fff1-8000-key.pem";
  private static final String CD = "cd-fff1-8000.der";
  private static final String PAA = "paa-cert.pem";

  @ParameterizedTest
  @CsvSource({
    KEY + ", " + PAI + ", " + CD + ", " + PAA + ", pai-certificate, pai-key",
    CD + ", " + KEY + ", " + PAI + ", " + PAA + ", pai-certificate, certification-declaration",
    PAA + ", " + KEY + ", " + CD + ", " + PAI + ", pai-certificate, paa-certificate",
    PAI + ", " + CD + ", " + KEY + ", " + PAA + ", pai-key, certification-declaration",
    PAI + ", " + PAA + ", " + CD + ", " + KEY + ", pai-key, paa-certificate",
  })
  void saysOnceWhichTwoFilesAreSwapped(
      String pai, String key, String cd, String paa, String one, String other) {
    List<Finding> findings = check(pai, key, cd, paa);
    assertThat(findings).extracting(Finding::code).containsExactly("attestation.swapped");
    assertThat(findings.getFirst().arguments()).contains(one, other);
    assertThat(findings.getFirst().toString()).contains("Swap the two files.");
  }

  @ParameterizedTest
  @CsvSource({
    PAA + ", " + KEY + ", " + CD + ", " + PAA + ", attestation.is-paa",
    "dac-uuid-cert.pem, " + KEY + ", " + CD + ", " + PAA + ", attestation.is-dac",
    CD + ", " + KEY + ", " + CD + ", " + PAA + ", attestation.is-cd",
    KEY + ", " + KEY + ", " + CD + ", " + PAA + ", attestation.is-key",
    PAI + ", " + PAI + ", " + CD + ", " + PAA + ", attestation.is-pai",
    PAI + ", " + KEY + ", " + PAI + ", " + PAA + ", attestation.is-pai",
    PAI + ", " + KEY + ", " + CD + ", " + PAI + ", attestation.is-pai",
    PAI + ", " + KEY + ", " + CD + ", dac-mvid-cert.pem, attestation.is-dac",
  })
  void saysWhatAMisplacedFileIs(String pai, String key, String cd, String paa, String code) {
    assertThat(check(pai, key, cd, paa)).extracting(Finding::code).containsExactly(code);
  }

  @Test
  void saysThatAnotherCertificateHasNothingToDoWithMatter() {
    SigningKey key = Pki.key("pai-fff1-key.pem");
    MatterCertificate web =
        Forged.pai(key)
            .subject(new X500Name("CN=www.example.org"))
            .without(Extension.basicConstraints)
            .certificate();
    AttestationFiles right = files(PAI, KEY, CD, PAA);
    AttestationFiles files =
        new AttestationFiles(
            new AttestationFiles.Given(
                Place.PAI_CERTIFICATE, "web.pem", new CertificateCredential(web)),
            right.paiKey(),
            right.certificationDeclaration(),
            right.paaCertificate(),
            null);
    assertThat(FilePlaces.check(files))
        .containsExactly(Finding.error("attestation.is-certificate", "web.pem", "pai-certificate"));
  }

  @Test
  void misplacedFilesHaveNoRoles() {
    Pki.refused("attestation.is-paa", () -> files(PAA, KEY, CD, PAA).inRoles());
    assertThat(files(PAI, KEY, CD, PAA).inRoles().paa()).isNotNull();
  }

  @Test
  void closingTheFilesWipesAKeyInTheWrongPlaceToo() {
    AttestationFiles files = files(KEY, PAI, CD, PAA);
    files.close();
    SigningKey key = ((KeyCredential) files.paiCertificate().credential()).key();
    assertThatThrownBy(() -> key.signSha256(new byte[1])).isInstanceOf(IllegalStateException.class);
  }

  private static List<Finding> check(String pai, String key, String cd, String paa) {
    return new AttestationCheck(InstantSource.fixed(Instant.parse("2026-11-22T12:00:00Z")))
        .check(files(pai, key, cd, paa), new VendorId(0xFFF1), new ProductId(0x8000));
  }

  private static AttestationFiles files(String pai, String key, String cd, String paa) {
    return AttestationFiles.read(Pki.path(pai), Pki.path(key), Pki.path(cd), Pki.path(paa), null);
  }
}
