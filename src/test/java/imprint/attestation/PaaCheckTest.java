package imprint.attestation;

import static org.assertj.core.api.Assertions.assertThat;

import imprint.finding.Finding;
import imprint.matter.ProductId;
import imprint.matter.VendorId;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.List;
import java.util.function.UnaryOperator;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PaaCheckTest {
  private static final Instant NOW = Instant.parse("2026-11-22T12:00:00Z");
  private static final MatterCertificate PAI = Pki.certificate("pai-fff1-8000-cert.pem");
  private static final SigningKey KEY = Pki.key("paa-key.pem");

  @Test
  void findsNothingWrongWithTheIssuerOfThePai() {
    assertThat(PaaCheck.check(Pki.certificate("paa-cert.pem"), PAI, NOW)).isEmpty();
  }

  /** Name and key are enough to have issued: a PAA may be renewed under the same key. */
  @Test
  void takesARenewedPaaForTheIssuerToo() {
    assertThat(codes(paa -> paa)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({"0, path-length", "1, ''", "2, path-length"})
  void lastsForOnePaiBelow(int pathLength, String code) {
    assertThat(
            codes(
                paa -> paa.put(Extension.basicConstraints, true, new BasicConstraints(pathLength))))
        .isEqualTo(code.isEmpty() ? List.of() : List.of(code));
  }

  @Test
  void mayLeaveItsPathLengthOpen() {
    assertThat(codes(paa -> paa.put(Extension.basicConstraints, true, new BasicConstraints(true))))
        .isEmpty();
  }

  @Test
  void findsEveryFaultOfACertificateThatIsNoProperPaa() {
    assertThat(codes(paa -> paa.put(Extension.keyUsage, true, new KeyUsage(KeyUsage.keyCertSign))))
        .containsExactly("key-usage");
    assertThat(codes(paa -> paa.validity("2030-01-01T00:00:00Z", "2031-01-01T00:00:00Z")))
        .containsExactly("not-yet-valid", "pai-outside-paa");
    assertThat(codes(paa -> paa.validity("2020-01-01T00:00:00Z", "2021-01-01T00:00:00Z")))
        .containsExactly("expired", "pai-outside-paa");
    assertThat(codes(paa -> paa.subjectKeyId("00".repeat(20)))).containsExactly("paa-key-id");
    assertThat(codes(paa -> paa.signedWith("SHA384withECDSA")))
        .containsExactly("signature-algorithm");
  }

  @Test
  void namesTheCertificateThatItMeans() {
    Finding expired =
        PaaCheck.check(
                forged(paa -> paa.validity("2020-01-01T00:00:00Z", "2021-01-01T00:00:00Z")),
                PAI,
                NOW)
            .getFirst();
    assertThat(expired.toString()).startsWith("The PAA certificate was valid until 2021-01-01");
  }

  @Test
  void isForNoSingleProduct() {
    try (Authority other =
        Authority.root("PAA", new VendorId(0xFFF1), 1, new SecureRandom(), NOW)) {
      MatterCertificate paa =
          Forged.pai(other.key())
              .subject(MatterName.write("PAA", new VendorId(0xFFF1), new ProductId(1)))
              .put(Extension.basicConstraints, true, new BasicConstraints(1))
              .certificate();
      assertThat(PaaCheck.check(paa, PAI, NOW)).contains(Finding.error("attestation.paa-product"));
    }
  }

  @Test
  void anotherKeyUnderTheSameNameDidNotIssueThePai() {
    MatterCertificate impostor =
        Forged.pai(Pki.key("pai-fff1-key.pem"))
            .subject(MatterName.write("Golden Test PAA", null, null))
            .put(Extension.basicConstraints, true, new BasicConstraints(1))
            .certificate();
    assertThat(PaaCheck.check(impostor, PAI, NOW))
        .containsExactly(Finding.error("attestation.paa-other"));
  }

  private static List<String> codes(UnaryOperator<Forged> change) {
    return PaaCheck.check(forged(change), PAI, NOW).stream()
        .map(Finding::code)
        .map(code -> code.substring("attestation.".length()))
        .toList();
  }

  /** The PAA of the vectors made anew, with one change. */
  private static MatterCertificate forged(UnaryOperator<Forged> change) {
    Forged paa =
        Forged.pai(KEY)
            .subject(MatterName.write("Golden Test PAA", null, null))
            .put(Extension.basicConstraints, true, new BasicConstraints(1));
    return change.apply(paa).certificate();
  }
}
