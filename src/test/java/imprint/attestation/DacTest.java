package imprint.attestation;

import static org.assertj.core.api.Assertions.assertThat;

import imprint.secret.Secret;
import org.junit.jupiter.api.Test;

class DacTest {
  private static final Credential CERTIFICATE =
      Credential.read(Pki.path("dac-uuid-cert.pem"), null);
  private static final Credential KEY = Credential.read(Pki.path("dac-uuid-key.pem"), null);

  @Test
  void isPutTogetherFromACertificateAndItsKey() {
    try (Dac dac = Dac.of(CERTIFICATE, KEY)) {
      assertThat(dac.commonName()).isEqualTo("4f6d1c52-7a0e-4b1e-9d7e-2f6f5a3c9b10");
      assertThat(dac.serialNumber()).isEqualTo("1009");
      assertThat(dac.privateKey().length()).isEqualTo(32);
      assertThat(dac.publicKey())
          .isEqualTo(dac.certificate().publicPoint().orElseThrow())
          .isEqualTo(dac.privateKey().use(P256::publicPoint));
    }
  }

  @Test
  void closingItLeavesTheKeyOfTheFileAlone() {
    Dac.of(CERTIFICATE, KEY).close();
    try (Dac again = Dac.of(CERTIFICATE, KEY)) {
      assertThat(again.privateKey().<Boolean>use(key -> P256.isScalar(key))).isTrue();
    }
  }

  @Test
  void refusesFilesThatAreSomethingElse() {
    Credential pai = Credential.read(Pki.path("pai-fff1-8000-cert.pem"), null);
    Pki.refused("attestation.not-a-dac", () -> Dac.of(pai, KEY));
    Pki.refused("attestation.not-a-dac", () -> Dac.of(KEY, CERTIFICATE));
    Pki.refused(
        "attestation.dac-key-other",
        () -> Dac.of(CERTIFICATE, Credential.read(Pki.path("paa-key.pem"), null)));
  }

  @Test
  void refusesBytesThatAreNoKey() {
    MatterCertificate certificate = Pki.certificate("dac-uuid-cert.pem");
    Pki.refused(
        "attestation.dac-key-other", () -> Dac.owning(certificate, Secret.owning(new byte[32])));
  }
}
