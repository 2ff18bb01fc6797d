package imprint.attestation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import imprint.finding.Severity;
import imprint.matter.ProductId;
import imprint.matter.VendorId;
import imprint.secret.token.SoftHsm;
import java.io.ByteArrayInputStream;
import java.math.BigInteger;
import java.nio.file.Path;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.SecureRandom;
import java.security.cert.CertificateFactory;
import java.security.spec.ECGenParameterSpec;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Date;
import java.util.Optional;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** A key on a token in earnest. */
@EnabledOnOs(value = OS.LINUX, disabledReason = "SoftHSM is looked for where Debian puts it")
class TokenSigningKeyTest {
  private static final VendorId VENDOR = new VendorId(0xFFF1);
  private static final ProductId PRODUCT = new ProductId(0x8000);

  @TempDir static Path folder;
  private static TestPki pki;

  @BeforeAll
  static void aKeyOnAToken() throws Exception {
    SoftHsm.library();
    pki =
        TestPki.create(
            folder.resolve("pki"), VENDOR, PRODUCT, new SecureRandom(), InstantSource.system());
    SoftHsm.put("pai one", "pai", pki.paiKey(), pki.paiCertificate());
  }

  @Test
  void aDacIssuedByTheTokenIsVerifiedByThePai() throws Exception {
    try (SigningKey key = open("pai")) {
      MatterCertificate pai =
          ((CertificateCredential) Credential.read(pki.paiCertificate(), null)).certificate();
      assertThat(AttestationCheck.fits(key, pai)).isTrue();
      assertThat(key.toString()).isEqualTo("TokenSigningKey[pai one]");
      DacIssuer issuer = new DacIssuer(pai, key, new SecureRandom(), InstantSource.system());
      try (Dac dac = issuer.issue("unit", VENDOR, PRODUCT, 100)) {
        CertificateFactory x509 = CertificateFactory.getInstance("X.509");
        x509.generateCertificate(new ByteArrayInputStream(dac.certificate().der()))
            .verify(x509.generateCertificate(new ByteArrayInputStream(pai.der())).getPublicKey());
      }
    }
  }

  @Test
  void productFilesMayNameItAndTheChecksHoldForIt() {
    KeyPlace place = new KeyPlace.OnToken(uri("pai one", "pai"));
    try (AttestationFiles files =
        AttestationFiles.read(
            pki.paiCertificate(),
            place,
            pki.certificationDeclaration(),
            pki.paaCertificate(),
            pki.cdSignerCertificate(),
            SoftHsm.PIN.toCharArray())) {
      AttestationCheck check = new AttestationCheck(InstantSource.system());
      assertThat(check.check(files, VENDOR, PRODUCT))
          .noneMatch(finding -> finding.severity() == Severity.ERROR);
      assertThat(files.paiKey().file()).isEqualTo(place.toString());
    }
  }

  /** The station key may be on the same token, and logs it out when it is done. */
  @Test
  void signsOnAfterSomebodyElseLoggedTheTokenOut() {
    try (SigningKey key = open("pai")) {
      try (SigningKey other = open("pai")) {
        SoftHsm.logOut("pai one");
        assertThat(key.signSha256(new byte[10])).isNotEmpty();
        assertThat(other.signSha256(new byte[10])).isNotEmpty();
      }
      assertThat(key.signSha256(new byte[10])).isNotEmpty();
    }
  }

  @Test
  void aClosedKeySignsNothing() {
    SigningKey key = open("pai");
    key.close();
    key.close();
    assertThatThrownBy(() -> key.signSha256(new byte[1])).isInstanceOf(IllegalStateException.class);
  }

  @Test
  void whatIsWrongWithTheTokenIsSaid() throws Exception {
    char[] pin = SoftHsm.PIN.toCharArray();
    TokenUri right = uri("pai one", "pai");
    Pki.refused("attestation.key-token-pin-needed", () -> TokenSigningKey.open(right, null));
    Pki.refused(
        "attestation.key-token-pin-wrong",
        () -> TokenSigningKey.open(right, "0987654321".toCharArray()));
    Pki.refused(
        "attestation.key-token-absent", () -> TokenSigningKey.open(uri("pai two", "pai"), null));
    Pki.refused(
        "attestation.key-token-no-key", () -> TokenSigningKey.open(uri("pai one", "pa"), pin));
    Pki.refused(
        "attestation.key-token-library",
        () ->
            TokenSigningKey.open(
                new TokenUri("pai one", "pai", Optional.empty(), "/absent.so"), pin));
  }

  @Test
  void aKeyOnAnotherCurveIsRefused() throws Exception {
    KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
    generator.initialize(new ECGenParameterSpec("secp384r1"));
    KeyPair pair = generator.generateKeyPair();
    X500Name name = new X500Name("CN=TEST");
    byte[] certificate =
        new JcaX509v3CertificateBuilder(
                name,
                BigInteger.ONE,
                Date.from(Instant.EPOCH),
                Date.from(Instant.EPOCH),
                name,
                pair.getPublic())
            .build(new JcaContentSignerBuilder("SHA384withECDSA").build(pair.getPrivate()))
            .getEncoded();
    SoftHsm.put(
        "pai one",
        "large",
        pair.getPrivate(),
        CertificateFactory.getInstance("X.509")
            .generateCertificate(new ByteArrayInputStream(certificate)));
    Pki.refused("attestation.key-token-other-curve", () -> open("large"));
  }

  private static SigningKey open(String object) {
    return TokenSigningKey.open(uri("pai one", object), SoftHsm.PIN.toCharArray());
  }

  private static TokenUri uri(String token, String object) {
    return new TokenUri(token, object, Optional.empty(), SoftHsm.library().toString());
  }
}
