package imprint.line;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import imprint.bench.SimulatedBoard;
import imprint.finding.Refusal;
import imprint.ledger.State;
import imprint.ledger.Unit;
import imprint.nvs.NvsContents;
import imprint.nvs.NvsReader;
import imprint.secret.token.SoftHsm;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** A product whose PAI key is on a token. */
@EnabledOnOs(value = OS.LINUX, disabledReason = "SoftHSM is looked for where Debian puts it")
class TokenAtTheLineTest {
  private static final String PORT = "sim:1";

  @TempDir Path folder;
  private BenchStation bench;
  private Path yaml;

  @BeforeEach
  void open() {
    SoftHsm.library();
    bench = new BenchStation(folder);
    yaml = folder.resolve("product/product.yaml");
  }

  @AfterEach
  void close() {
    if (bench != null) {
      bench.close();
    }
  }

  /** The file of the key goes, so that nothing but the token can have signed. */
  private void onToken(String token, String name) throws IOException {
    Path key = folder.resolve("product/pai-key.pem");
    SoftHsm.put(token, name, key, folder.resolve("product/pai-cert.pem"));
    Files.delete(key);
    String uri =
        "pkcs11:token=%s;object=%s?module-path=%s"
            .formatted(token.replace(" ", "%20"), name, SoftHsm.library());
    Files.writeString(
        yaml, Files.readString(yaml).replaceAll("pai-key: .*", "pai-key: \"" + uri + "\""));
  }

  @Test
  void aBoardGetsADeviceCertificateFromTheToken() throws Exception {
    onToken("pai one", "at-the-line");
    assertThatThrownBy(() -> bench.station().load(yaml, null))
        .isInstanceOfSatisfying(
            Refusal.class,
            refusal ->
                assertThat(refusal.finding().code()).isEqualTo("attestation.key-token-pin-needed"));
    bench.station().load(yaml, SoftHsm.PIN.toCharArray());
    SimulatedBoard board = bench.plug(PORT, 1);
    assertThat(bench.run(PORT)).isInstanceOf(Outcome.Done.class);
    assertThat(bench.ledger().latest(2)).singleElement().returns(State.DONE, Unit::state);
    try (NvsContents nvs = NvsReader.read(board.flash((4 << 20) - 0x20000, 0x6000))) {
      byte[] dac = nvs.blob("chip-factory", "dac-cert").orElseThrow();
      x509(new ByteArrayInputStream(dac))
          .verify(
              x509(Files.newInputStream(folder.resolve("product/pai-cert.pem"))).getPublicKey());
    }
  }

  private static Certificate x509(InputStream bytes) throws Exception {
    try (bytes) {
      return CertificateFactory.getInstance("X.509").generateCertificate(bytes);
    }
  }

  @Test
  void aTokenThatIsPulledOutSetsTheBoardAsideAndNothingIsHalfMade() throws Exception {
    onToken("frail", "pai");
    bench.station().load(yaml, SoftHsm.PIN.toCharArray());
    SimulatedBoard board = bench.plug(PORT, 2);
    byte[] before = board.flash(0, 4 << 20);
    SoftHsm.breakToken("frail");
    assertThat(bench.run(PORT))
        .isInstanceOfSatisfying(
            Outcome.SetAside.class,
            outcome -> {
              assertThat(outcome.finding().code()).isEqualTo("attestation.key-token-gone");
              assertThat(outcome.unit()).isEmpty();
            });
    assertThat(bench.ledger().latest(2)).as("no identity was begun").isEmpty();
    assertThat(board.flash(0, 4 << 20)).isEqualTo(before);
  }
}
