package imprint.attestation;

import static org.assertj.core.api.Assertions.assertThat;

import imprint.attestation.AttestationFiles.Place;
import java.io.ByteArrayOutputStream;
import java.math.BigInteger;
import java.nio.file.Path;
import java.security.KeyFactory;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.security.spec.PKCS8EncodedKeySpec;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class KeyStoreReaderTest {
  private static final MatterCertificate PAI = Pki.certificate("pai-fff1-8000-cert.pem");

  /** PBES2 with AES, RC2-40 with 3DES, 3DES, without a check value, and our own tools' form. */
  @ParameterizedTest
  @ValueSource(strings = {"pai-fff1-8000.p12", "p12/legacy.p12", "p12/3des.p12", "p12/no-mac.p12"})
  void givesKeyAndCertificate(String file) {
    KeyStoreCredential read = (KeyStoreCredential) read(file, "secret");
    assertThat(read.certificate().der()).isEqualTo(PAI.der());
    assertThat(read.key().publicPoint()).isEqualTo(PAI.publicPoint().orElseThrow());
    assertThat(read.others()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"p12/legacy-empty-password.p12", "p12/open.p12"})
  void needsNoPasswordWhereTheFileHasNone(String file) {
    assertThat(read(file, null)).isInstanceOf(KeyStoreCredential.class);
    assertThat(read(file, "")).isInstanceOf(KeyStoreCredential.class);
  }

  @Test
  void takesPasswordsBeyondAscii() {
    assertThat(read("p12/unicode.p12", "gehe ïm 密")).isInstanceOf(KeyStoreCredential.class);
  }

  @Test
  void keepsTheCertificatesAboveIt() {
    KeyStoreCredential read = (KeyStoreCredential) read("p12/chain.p12", "secret");
    assertThat(read.certificate().role()).isEqualTo(CertificateRole.PAI);
    assertThat(read.others())
        .extracting(MatterCertificate::role)
        .containsExactly(CertificateRole.PAA);
  }

  @Test
  void aFileWithOneHalfIsThatHalf() {
    assertThat(read("p12/key-only.p12", "secret")).isInstanceOf(KeyCredential.class);
    assertThat(read("p12/certificate-only.p12", "secret"))
        .isInstanceOf(CertificateCredential.class);
  }

  @ParameterizedTest
  @CsvSource({
    "pai-fff1-8000.p12, , key-password-needed",
    "p12/legacy.p12, , key-password-needed",
    "p12/no-mac.p12, , key-password-needed",
    "pai-fff1-8000.p12, Secret, key-password-wrong",
    "p12/legacy.p12, Secret, key-password-wrong",
    "p12/no-mac.p12, Secret, key-password-wrong",
    "p12/rsa.p12, secret, key-not-p256",
    "p12/certificates-only.p12, secret, several-in-file",
  })
  void refusesWithOneSentence(String file, @Nullable String password, String code) {
    Pki.refused("attestation." + code, () -> read(file, password));
  }

  @Test
  void refusesSeveralKeys() throws Exception {
    KeyStore store = store();
    put(store, "one", "pai-fff1-8000");
    put(store, "two", "pai-fff1");
    Pki.refused("attestation.key-store-several", () -> read(written(store)));
  }

  @Test
  void refusesAKeyWithAnothersCertificate() throws Exception {
    KeyStore store = store();
    store.setKeyEntry(
        "one", key("pai-fff1-8000"), "secret".toCharArray(), chain("pai-fff1-cert.pem"));
    Pki.refused("attestation.key-store-no-pair", () -> read(written(store)));
  }

  @Test
  void refusesAnEmptyOne() throws Exception {
    Pki.refused("attestation.key-store-empty", () -> read(written(store())));
  }

  @Test
  void readsWhatTheJdkWrites() throws Exception {
    KeyStore store = store();
    put(store, "one", "pai-fff1-8000");
    assertThat(read(written(store))).isInstanceOf(KeyStoreCredential.class);
  }

  /** Of the certificates, of the key, of the check value. */
  @ParameterizedTest
  @CsvSource({"p12/no-mac.p12, 0", "p12/no-mac.p12, 1", "pai-fff1-8000.p12, 2"})
  void refusesToCountForEver(String file, int place) throws Exception {
    byte[] many = Rounds.replaced(Pki.bytes(file), place, 0x7FFF_FFFF);
    Pki.refused("attestation.key-encryption", () -> read(many));
  }

  @Test
  void whatAFileAsksForIsAddedUp() {
    PasswordCost cost = new PasswordCost();
    assertThat(cost.affords(BigInteger.valueOf(9_999_999))).isTrue();
    assertThat(cost.affords(BigInteger.ONE)).isTrue();
    assertThat(cost.affords(BigInteger.ONE)).isFalse();
    assertThat(new PasswordCost().affords(BigInteger.ZERO)).isFalse();
    assertThat(new PasswordCost().affords(BigInteger.valueOf(-1))).isFalse();
  }

  @ParameterizedTest
  @CsvSource({
    "PAI_CERTIFICATE, Golden Test PAI FFF1 8000",
    "PAA_CERTIFICATE, Golden Test PAA",
  })
  void eachPlaceTakesItsHalf(Place place, String commonName) {
    KeyStoreCredential both = (KeyStoreCredential) read("p12/chain.p12", "secret");
    assertThat(((CertificateCredential) both.half(place)).certificate().commonName())
        .isEqualTo(commonName);
  }

  @Test
  void oneFileServesAsCertificateKeyAndRootOfAProduct() {
    Path both = Pki.path("p12/chain.p12");
    try (AttestationFiles files =
        AttestationFiles.read(
            both, both, Pki.path("cd-fff1-8000.der"), both, "secret".toCharArray())) {
      Attestation attestation = files.inRoles();
      assertThat(attestation.pai().der()).isEqualTo(PAI.der());
      assertThat(CertificateIssuer.fits(attestation.pai(), attestation.paiKey())).isTrue();
      assertThat(attestation.paa()).isNotNull();
      assertThat(attestation.paiKey().signSha256(new byte[1])).isNotEmpty();
    }
  }

  @Test
  void aDacIsTakenFromOneFile() {
    Credential both = read("p12/dac.p12", "secret");
    try (Dac dac = Dac.of(both, both)) {
      assertThat(dac.commonName()).isEqualTo("4f6d1c52-7a0e-4b1e-9d7e-2f6f5a3c9b10");
    }
  }

  private static Credential read(String file, @Nullable String password) {
    return Credential.read(Pki.path(file), password == null ? null : password.toCharArray());
  }

  private static Credential read(byte[] file) {
    return Credential.of(file, "store", "secret".toCharArray());
  }

  private static KeyStore store() throws Exception {
    KeyStore store = KeyStore.getInstance("PKCS12");
    store.load(null, null);
    return store;
  }

  private static void put(KeyStore store, String alias, String pair) throws Exception {
    store.setKeyEntry(alias, key(pair), "secret".toCharArray(), chain(pair + "-cert.pem"));
  }

  private static PrivateKey key(String pair) throws Exception {
    try (FileSigningKey key = (FileSigningKey) Pki.key(pair + "-key.pem")) {
      byte[] pkcs8 = KeyEncodings.pkcs8Der(key.scalar(), key.publicPoint());
      return KeyFactory.getInstance("EC").generatePrivate(new PKCS8EncodedKeySpec(pkcs8));
    }
  }

  private static Certificate[] chain(String file) throws Exception {
    return new Certificate[] {
      CertificateFactory.getInstance("X.509")
          .generateCertificate(new java.io.ByteArrayInputStream(Pki.bytes(file)))
    };
  }

  private static byte[] written(KeyStore store) throws Exception {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    store.store(out, "secret".toCharArray());
    return out.toByteArray();
  }
}
