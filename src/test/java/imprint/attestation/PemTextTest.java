package imprint.attestation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import imprint.attestation.PemText.Encryption;
import java.nio.charset.StandardCharsets;
import org.bouncycastle.util.io.pem.PemObject;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PemTextTest {
  private static final String BLOCK = Pem.write("CERTIFICATE", new byte[] {1, 2, 3});

  @Test
  void tellsTextFromDer() {
    assertThat(PemText.isPem(Pki.bytes("paa-cert.pem"))).isTrue();
    assertThat(PemText.isPem(Pki.bytes("pai-fff1-8000-cert.der"))).isFalse();
    assertThat(PemText.isPem(bytes("no block here"))).isFalse();
  }

  @Test
  void givesTheBytesOfTheOneBlock() {
    PemObject block = PemText.onlyBlock(bytes("text\n" + BLOCK + "more\n"), "a.pem");
    assertThat(block.getContent()).containsExactly(1, 2, 3);
    assertThat(PemText.encryption(block)).isEmpty();
  }

  @Test
  void readsHowATraditionalKeyIsEncrypted() {
    PemObject block = PemText.onlyBlock(Pki.bytes("pai-fff1-8000-key.enc.pem"), "a.pem");
    assertThat(PemText.encryption(block))
        .contains(new Encryption("AES-256-CBC", "98F133C5D906712AEC85385C28B5DFD6"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "-----BEGIN CERTIFICATE-----\nAQID\n",
        "-----BEGIN CERTIFICATE-----\nAQID\n-----END PRIVATE KEY-----\n",
        "-----BEGIN CERTIFICATE-----\n!!!!\n-----END CERTIFICATE-----\n",
        "-----BEGIN CERTIFICATE-----\nAQI\n-----END CERTIFICATE-----\n",
      })
  void refusesADamagedBlock(String text) {
    Pki.refused("attestation.pem-broken", () -> PemText.onlyBlock(bytes(text), "a.pem"));
  }

  @Test
  void countsTheBlocksThatThereAre() {
    assertThatThrownBy(() -> PemText.onlyBlock(bytes(BLOCK.repeat(3)), "a.pem"))
        .hasMessageContaining("holds 3");
  }

  @Test
  void refusesACurveWithoutItsKey() {
    String curve = Pem.write("EC PARAMETERS", new byte[] {5, 0});
    Pki.refused("attestation.unknown-file", () -> PemText.onlyBlock(bytes(curve), "a.pem"));
  }

  @Test
  void aLabelCannotPaintOnATerminal() {
    String text = Pem.write("EVIL \u001B[31m", new byte[] {5, 0});
    assertThatThrownBy(() -> PemText.onlyBlock(bytes(text), "a.pem"))
        .hasMessageContaining("EVIL ??31?");
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.ISO_8859_1);
  }
}
