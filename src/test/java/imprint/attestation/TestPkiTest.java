package imprint.attestation;

import static org.assertj.core.api.Assertions.assertThat;

import imprint.finding.Finding;
import imprint.finding.Severity;
import imprint.matter.ProductId;
import imprint.matter.VendorId;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.SecureRandom;
import java.security.spec.PKCS8EncodedKeySpec;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TestPkiTest {
  private static final InstantSource CLOCK =
      InstantSource.fixed(Instant.parse("2026-11-22T10:47:07.5Z"));
  private static final ProductId PRODUCT = new ProductId(0x00A1);

  @TempDir Path folder;

  @ParameterizedTest
  @ValueSource(ints = {0xFFF1, 0xFFF4})
  void everythingInItBelongsTogether(int vendor) {
    TestPki pki = create(new VendorId(vendor));
    try (AttestationFiles files = read(pki)) {
      List<Finding> findings =
          new AttestationCheck(CLOCK).check(files, new VendorId(vendor), PRODUCT);
      assertThat(findings).noneMatch(finding -> finding.severity() == Severity.ERROR);
      assertThat(files.inRoles().test()).isTrue();
    }
  }

  @Test
  void everyNameSaysTest() {
    TestPki pki = create(new VendorId(0xFFF1));
    for (Path file :
        List.of(pki.paaCertificate(), pki.paiCertificate(), pki.cdSignerCertificate())) {
      assertThat(certificate(file).commonName()).contains("TEST");
    }
    try (AttestationFiles files = read(pki)) {
      assertThat(files.inRoles().declaration().elements().certificateId()).contains("TEST");
    }
  }

  @Test
  void theSignerSignedTheDeclaration() {
    TestPki pki = create(new VendorId(0xFFF1));
    MatterCertificate signer = certificate(pki.cdSignerCertificate());
    try (AttestationFiles files = read(pki)) {
      CertificationDeclaration declaration = files.inRoles().declaration();
      assertThat(declaration.signedBy(signer.publicPoint().orElseThrow())).isTrue();
      assertThat(signer.extensions().subjectKeyId()).contains(declaration.signerKeyId());
    }
    assertThat(((KeyCredential) Credential.read(pki.cdSignerKey(), null)).key().publicPoint())
        .isEqualTo(signer.publicPoint().orElseThrow());
  }

  @Test
  void theJdkReadsItsKeys() throws Exception {
    TestPki pki = create(new VendorId(0xFFF1));
    String pem = Files.readString(pki.paiKey());
    byte[] der = Base64.getMimeDecoder().decode(pem.replaceAll("-----[A-Z ]+-----", "").strip());
    PrivateKey key = KeyFactory.getInstance("EC").generatePrivate(new PKCS8EncodedKeySpec(der));
    assertThat(key.getFormat()).isEqualTo("PKCS#8");
    assertThat(pem).doesNotContain("\r");
  }

  @Test
  void issuesDacs() {
    TestPki pki = create(new VendorId(0xFFF2));
    try (AttestationFiles files = read(pki)) {
      Attestation chain = files.inRoles();
      DacIssuer issuer = new DacIssuer(chain.pai(), chain.paiKey(), new SecureRandom(), CLOCK);
      try (Dac dac = issuer.issue("unit", new VendorId(0xFFF2), PRODUCT, 36500)) {
        assertThat(dac.certificate().issuedBy(chain.pai())).isTrue();
      }
    }
  }

  @Test
  void filesAreTheirOwnersAlone() throws Exception {
    create(new VendorId(0xFFF1));
    try (var files = Files.list(folder)) {
      assertThat(files.toList())
          .hasSize(7)
          .allSatisfy(
              file ->
                  assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                      .isEqualTo("rw-------"));
    }
  }

  @Test
  void isNotMadeForARealVendor() {
    Pki.refused("attestation.not-a-test-vendor", () -> create(new VendorId(0x131B)));
    assertThat(folder).isEmptyDirectory();
  }

  @Test
  void neverReplacesKeys() throws Exception {
    TestPki pki = create(new VendorId(0xFFF1));
    byte[] before = Files.readAllBytes(pki.paiKey());
    Pki.refused("attestation.test-pki-exists", () -> create(new VendorId(0xFFF1)));
    assertThat(Files.readAllBytes(pki.paiKey())).isEqualTo(before);
  }

  private TestPki create(VendorId vendorId) {
    return TestPki.create(folder, vendorId, PRODUCT, new SecureRandom(), CLOCK);
  }

  private static AttestationFiles read(TestPki pki) {
    return AttestationFiles.read(
        pki.paiCertificate(),
        pki.paiKey(),
        pki.certificationDeclaration(),
        pki.paaCertificate(),
        null);
  }

  private static MatterCertificate certificate(Path file) {
    return ((CertificateCredential) Credential.read(file, null)).certificate();
  }
}
