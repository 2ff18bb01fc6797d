package imprint.attestation;

import static org.assertj.core.api.Assertions.assertThat;

import imprint.finding.Finding;
import imprint.matter.ProductId;
import imprint.matter.VendorId;
import java.security.SecureRandom;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.bouncycastle.asn1.x500.X500Name;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Devices and commissioners have room for 600 bytes (Matter core specification, 6.1.3). */
class CertificateLengthTest {
  private static final Instant NOW = Instant.parse("2026-11-22T12:00:00Z");
  private static final VendorId VENDOR = new VendorId(0xFFF1);
  private static final ProductId PRODUCT = new ProductId(0x8000);
  private static final SigningKey KEY = Pki.key("pai-fff1-key.pem");

  @Test
  void sixHundredBytesAreTheMost() {
    assertThat(codes(check().checkAlone(ofLength(600)))).doesNotContain("attestation.too-long");
    assertThat(check().checkAlone(ofLength(601)))
        .contains(Finding.error("attestation.too-long", CertificateRole.PAI, 601, 600));
  }

  @Test
  void everyRoleIsHeldAgainstIt() {
    MatterCertificate dac = Forged.dac(KEY).issuer(longName(300)).certificate();
    assertThat(codes(check().checkAlone(dac))).contains("attestation.too-long");
    assertThat(codes(ProfileCheck.check(named(300), CertificateRole.PAA, NOW)))
        .contains("attestation.too-long");
  }

  /** By name alone, a PAI that is in order may make device certificates that are not. */
  @Test
  void aPaiThatShallIssueLeavesRoomForItsDacs() {
    MatterCertificate pai = named(150);
    assertThat(pai.der().length).isLessThan(600);
    assertThat(codes(soFar(pai, KEY))).contains("attestation.dac-too-long");
    assertThat(codes(soFar(pai, null))).doesNotContain("attestation.dac-too-long");
    assertThat(codes(soFar(named(20), KEY))).doesNotContain("attestation.dac-too-long");
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 30, 80})
  void knowsHowLongDacsGet(int name) {
    MatterCertificate pai = named(name);
    int told = LongestDac.under(pai);
    Optional<Instant> late = Optional.of(Instant.parse("2060-01-01T00:00:00Z"));
    DacIssuer issuer = issuer(pai);
    for (int i = 0; i < 50; i++) {
      try (Dac dac =
          issuer.issue(
              "4f6d1c52-7a0e-4b1e-9d7e-2f6f5a3c9b10", VENDOR, PRODUCT, late, 4_294_967_295L)) {
        assertThat(dac.certificate().der().length).isBetween(told - 5, told);
      }
    }
  }

  @Test
  void issuesNoneThatIsTooLong() {
    DacIssuer issuer = issuer(named(200));
    Pki.refused("attestation.too-long", () -> issuer.issue("unit", VENDOR, PRODUCT, 1));
  }

  private static MatterCertificate named(int letters) {
    return Forged.pai(KEY).subject(longName(letters)).certificate();
  }

  /** Signatures differ in length, so a name alone does not give it. */
  private static MatterCertificate ofLength(int bytes) {
    for (int letters = 150; letters < 300; letters++) {
      for (int i = 0; i < 20; i++) {
        MatterCertificate pai = named(letters);
        if (pai.der().length == bytes) {
          return pai;
        }
      }
    }
    throw new AssertionError(bytes);
  }

  private static X500Name longName(int letters) {
    return new X500Name("O=" + "o".repeat(letters) + ",CN=PAI,1.3.6.1.4.1.37244.2.1=FFF1");
  }

  private static List<Finding> soFar(MatterCertificate pai, @Nullable SigningKey key) {
    return check().checkSoFar(pai, key, null, null, null, VENDOR, PRODUCT);
  }

  private static AttestationCheck check() {
    return new AttestationCheck(InstantSource.fixed(NOW));
  }

  private static DacIssuer issuer(MatterCertificate pai) {
    return new DacIssuer(pai, KEY, new SecureRandom(), InstantSource.fixed(NOW));
  }

  private static List<String> codes(List<Finding> findings) {
    return findings.stream().map(Finding::code).toList();
  }
}
