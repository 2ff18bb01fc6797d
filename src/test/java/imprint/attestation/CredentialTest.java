package imprint.attestation;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CredentialTest {
  private static final byte[] PUBLIC_POINT =
      Pki.certificate("pai-fff1-8000-cert.der").publicPoint().orElseThrow();

  @TempDir Path folder;

  @ParameterizedTest
  @ValueSource(strings = {"pai-fff1-8000-cert.pem", "pai-fff1-8000-cert.der"})
  void readsACertificateFromPemAndDer(String file) {
    assertThat(Pki.certificate(file).commonName()).isEqualTo("Golden Test PAI FFF1 8000");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "pai-fff1-8000-key.pem",
        "pai-fff1-8000-key.pkcs8.der",
        "pai-fff1-8000-key.sec1.der"
      })
  void readsAPlainKeyInEveryForm(String file) {
    assertThat(Pki.key(file).publicPoint()).isEqualTo(PUBLIC_POINT);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "pai-fff1-8000-key.enc.pem",
        "pai-fff1-8000-key.enc-pbes1.pem",
        "pai-fff1-8000-key.enc-pbes2.pem",
        "pai-fff1-8000-key.enc-pbes2.der",
        "pai-fff1-8000-key.enc-scrypt.pem"
      })
  void opensAnEncryptedKeyWithItsPasswordAlone(String file) {
    Credential read = Credential.read(Pki.path(file), "secret".toCharArray());
    assertThat(((KeyCredential) read).key().publicPoint()).isEqualTo(PUBLIC_POINT);
    Pki.refused(
        "attestation.key-password-wrong",
        () -> Credential.read(Pki.path(file), "Secret".toCharArray()));
    Pki.refused("attestation.key-password-needed", () -> Credential.read(Pki.path(file), null));
  }

  @Test
  void readsSec1PemBehindTheCurveBlockThatOpensslWrites() {
    String text =
        "-----BEGIN EC PARAMETERS-----\nBggqhkjOPQMBBw==\n-----END EC PARAMETERS-----\n"
            + Pem.write("EC PRIVATE KEY", Pki.bytes("pai-fff1-8000-key.sec1.der"));
    assertThat(((KeyCredential) read(text)).key().publicPoint()).isEqualTo(PUBLIC_POINT);
  }

  @ParameterizedTest
  @CsvSource({"'\r\n','Subject: CN = PAI\n    Version: 3\n'", "'\n','\uFEFF'", "'\n',''"})
  void readsPemWithOtherLineEndsAndTextAroundIt(String lineEnd, String before) {
    String text = new String(Pki.bytes("pai-fff1-8000-cert.pem"), StandardCharsets.UTF_8);
    Credential read = read(before + text.replace("\n", lineEnd) + "\n# end\n");
    assertThat(read).isInstanceOf(CertificateCredential.class);
  }

  @Test
  void readsADeclaration() {
    assertThat(Pki.declaration("cd-fff1-8000.der").elements().certificateId())
        .isEqualTo("GLD00000TEST0000001");
  }

  @Test
  void goesByTheContentAndNotByTheName() throws Exception {
    Path file = Files.copy(Pki.path("cd-fff1-8000.der"), folder.resolve("pai-key.pem"));
    assertThat(Credential.read(file, null)).isInstanceOf(CertificationDeclaration.class);
  }

  @Test
  void aKeyDoesNotPrintItself() {
    Credential key = Credential.read(Pki.path("pai-fff1-8000-key.pem"), null);
    assertThat(key).hasToString("KeyCredential[key=FileSigningKey]");
  }

  private static Credential read(String text) {
    return Credential.of(text.getBytes(StandardCharsets.UTF_8), "text", null);
  }
}
