package imprint.attestation;

import static org.assertj.core.api.Assertions.assertThat;

import imprint.secret.Secret;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

class KeyEncodingsTest {
  private static final Path MFG = Path.of("src/test/resources/mfg");

  @Test
  void aDacIsWrittenAsTheManufacturingToolWritesIt() throws IOException {
    MatterCertificate certificate =
        MatterCertificate.of(vector("m01-pai/dac-cert.der"), "dac-cert.der");
    Secret scalar = Secret.owning(vector("m01-pai/dac-private-key.bin"));
    try (Dac dac = Dac.owning(certificate, scalar)) {
      assertThat(dac.sec1Der()).hasSize(121).isEqualTo(vector("m01-pai/dac-key.der"));
      assertThat(dac.pkcs8Pem()).hasSize(241).isEqualTo(vector("m01-pai/dac-key.pem"));
      assertThat(dac.certificate().pem()).isEqualTo(vector("m01-pai/dac-cert.pem"));
    }
  }

  @Test
  void aPaiKeyIsWrittenAsTheManufacturingToolWritesIt() throws IOException {
    byte[] pem = vector("m02-paa/pai-key.pem");
    try (FileSigningKey key =
        (FileSigningKey) ((KeyCredential) Credential.of(pem, "pai-key.pem", null)).key()) {
      assertThat(key.pkcs8Pem()).hasSize(241).isEqualTo(pem);
    }
  }

  @Property(tries = 300)
  void whatIsWrittenIsReadAgain(@ForAll long seed) {
    byte[] bytes = new byte[P256.SCALAR];
    new Random(seed).nextBytes(bytes);
    bytes[0] = (byte) (seed % 2 == 0 ? 0 : 0x7F);
    try (FileSigningKey key = FileSigningKey.owning(Secret.copyOf(bytes))) {
      for (byte[] written :
          new byte[][] {
            key.sec1Der(), key.pkcs8Pem(), KeyEncodings.pkcs8Der(key.scalar(), key.publicPoint())
          }) {
        try (SigningKey read = ((KeyCredential) Credential.of(written, "key", null)).key()) {
          assertThat(read.publicPoint()).isEqualTo(key.publicPoint());
        }
      }
    }
  }

  @Property(tries = 300)
  void pemIsWrittenAsOpensslWritesIt(@ForAll byte[] der) {
    String expected = der.length == 0 ? null : Pem.write("CMS", der);
    if (expected != null) {
      assertThat(new String(PemText.write("CMS", der), StandardCharsets.US_ASCII))
          .isEqualTo(expected);
    }
  }

  private static byte[] vector(String name) throws IOException {
    return Files.readAllBytes(MFG.resolve(name));
  }
}
