package imprint.attestation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import imprint.finding.Refusal;
import imprint.finding.Severity;
import imprint.matter.ProductId;
import imprint.matter.VendorId;
import imprint.secret.token.SoftHsm;
import java.io.ByteArrayInputStream;
import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.KeyStore;
import java.security.SecureRandom;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.security.spec.ECGenParameterSpec;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Date;
import java.util.Locale;
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
    Pki.refused(
        "attestation.key-token-relative",
        () ->
            TokenSigningKey.open(
                new TokenUri("pai one", "pai", Optional.empty(), "libsofthsm2.so"), pin));
    Path open = Files.writeString(folder.resolve("open.so"), "");
    Files.setPosixFilePermissions(open, PosixFilePermissions.fromString("rw-rw-rw-"));
    Pki.refused(
        "attestation.key-token-writable",
        () ->
            TokenSigningKey.open(
                new TokenUri("pai one", "pai", Optional.empty(), open.toString()), pin));
  }

  @Test
  void aKeyOnAnotherCurveIsRefused() throws Exception {
    KeyStore.PrivateKeyEntry large = selfSigned("secp384r1", 1);
    SoftHsm.put("pai one", "large", large.getPrivateKey(), large.getCertificate());
    Pki.refused("attestation.key-token-other-curve", () -> open("large"));
  }

  /** Which one was meant cannot be told from the label, and neither is taken by chance. */
  @Test
  void twoKeysOfOneLabelAreRefused() throws Exception {
    SoftHsm.putTwins("pai one", "twin", selfSigned("secp256r1", 1), selfSigned("secp256r1", 2));
    assertThatThrownBy(() -> open("twin"))
        .isInstanceOfSatisfying(
            Refusal.class,
            refusal -> {
              assertThat(refusal.finding().code()).isEqualTo("attestation.key-token-two-keys");
              assertThat(refusal.finding().sentence(Locale.ENGLISH))
                  .isEqualTo("There are several keys twin on the token pai one.");
            });
  }

  private static KeyStore.PrivateKeyEntry selfSigned(String curve, int serial) throws Exception {
    KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
    generator.initialize(new ECGenParameterSpec(curve));
    KeyPair pair = generator.generateKeyPair();
    X500Name name = new X500Name("CN=TEST");
    byte[] certificate =
        new JcaX509v3CertificateBuilder(
                name,
                BigInteger.valueOf(serial),
                Date.from(Instant.EPOCH),
                Date.from(Instant.EPOCH),
                name,
                pair.getPublic())
            .build(new JcaContentSignerBuilder("SHA256withECDSA").build(pair.getPrivate()))
            .getEncoded();
    return new KeyStore.PrivateKeyEntry(
        pair.getPrivate(),
        new Certificate[] {
          CertificateFactory.getInstance("X.509")
              .generateCertificate(new ByteArrayInputStream(certificate))
        });
  }

  private static SigningKey open(String object) {
    return TokenSigningKey.open(uri("pai one", object), SoftHsm.PIN.toCharArray());
  }

  private static TokenUri uri(String token, String object) {
    return new TokenUri(token, object, Optional.empty(), SoftHsm.library().toString());
  }
}
