package imprint.cli;

import static org.assertj.core.api.Assertions.assertThat;

import imprint.secret.Secret;
import imprint.securecert.SecureCertImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.HexFormat;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class InspectSecureCertTest {
  private static final Path VECTORS = Path.of("src/test/resources/securecert");

  @TempDir Path folder;
  private Path file;
  private Shell shell;

  @BeforeEach
  void write() throws IOException {
    shell = new Shell(folder);
    file = folder.resolve("esp_secure_cert.bin");
    byte[] key = new byte[121];
    key[0] = 0x5A;
    try (var image = new SecureCertImage()) {
      image
          .deviceCertificate(new byte[] {0x30, 0x01})
          .privateKey(Secret.owning(key))
          .commissionable(3840, Secret.owning(new byte[97]), new byte[16], 1000)
          .rotatingId(Secret.owning(new byte[16]))
          .random128And129(new SecureRandom());
      Files.write(file, image.toBytes());
    }
  }

  @Test
  void showsTheEntriesAndHidesTheSecretOnes() {
    var result = shell.run("inspect", file.toString());
    assertThat(result.code()).isZero();
    assertThat(line(result.out(), "device-certificate")).endsWith("value=3001");
    assertThat(line(result.out(), "discriminator")).endsWith("value=3840");
    assertThat(line(result.out(), "iteration-count")).endsWith("value=1000");
    assertThat(line(result.out(), "salt")).endsWith("value=" + "00".repeat(16));
    for (String secret : new String[] {"private-key", "verifier", "rotating-id", "random-128"}) {
      assertThat(line(result.out(), secret)).contains("hidden");
    }
    assertThat(line(result.out(), "private-key")).contains("121 bytes").doesNotContain("5a");
  }

  @Test
  void revealsThemOnDemand() {
    var result = shell.run("inspect", file.toString(), "--reveal", "--json");
    assertThat(line(result.out(), "private-key"))
        .contains("\"value\":\"5a00")
        .contains("\"type\":2");
    assertThat(result.out()).doesNotContain("hidden");
  }

  @Test
  void warnsOfTheKeyThatThePeerLeavesInTheImage() throws IOException {
    Path peer = VECTORS.resolve("m21-ds-peripheral");
    var result = shell.run("inspect", peer.resolve("esp_secure_cert.bin").toString());
    assertThat(result.code()).isZero();
    assertThat(result.out()).contains("securecert.key-left");
    String scalar =
        HexFormat.of().formatHex(Files.readAllBytes(peer.resolve("DAC_private_key.bin")));
    assertThat(result.out()).doesNotContain(scalar);
  }

  @Test
  void aDamagedImageFails() throws IOException {
    byte[] bytes = Files.readAllBytes(file);
    bytes[20] ^= 1;
    Files.write(file, bytes);
    var result = shell.run("inspect", file.toString());
    assertThat(result.code()).isEqualTo(1);
    assertThat(result.out()).contains("securecert.crc");
  }

  private static String line(String out, String entry) {
    return out.lines().filter(l -> l.contains(entry)).findFirst().orElseThrow();
  }
}
