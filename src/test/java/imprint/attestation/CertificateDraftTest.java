package imprint.attestation;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.Arrays;
import java.util.HexFormat;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.bouncycastle.cert.X509CertificateHolder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CertificateDraftTest {
  private static final Instant START = Instant.parse("2026-11-22T10:47:07Z");

  /** Everything but the signature, which is random, of a DAC that esp-matter-mfg-tool issued. */
  @Test
  void signsTheSameBytesAsTheMfgToolForTheSameUnit() throws IOException {
    byte[] theirs = Files.readAllBytes(Path.of("src/test/resources/mfg/m01-pai/dac-cert.der"));
    MatterCertificate dac = MatterCertificate.of(theirs, "m01");
    MatterCertificate pai = Pki.certificate("pai-fff1-8000-cert.pem");
    CertificateDraft draft =
        new CertificateDraft(
            MatterName.write(
                dac.commonName(), dac.vendorId().orElseThrow(), dac.productId().orElseThrow()),
            CertificateDraft.publicKey(dac.publicPoint().orElseThrow()),
            new BigInteger(dac.serialNumber(), 16),
            dac.notBefore(),
            dac.notAfter(),
            new BasicConstraints(false),
            KeyUsage.digitalSignature);
    byte[] ours =
        draft
            .sign(
                pai.subjectName(),
                HexFormat.of().parseHex(pai.extensions().subjectKeyId().orElseThrow()),
                Pki.key("pai-fff1-8000-key.pem"))
            .der();
    assertThat(tbs(ours)).isEqualTo(tbs(theirs));
    assertThat(MatterCertificate.of(ours, "ours").issuedBy(pai)).isTrue();
    assertThat(dac.issuedBy(pai)).isTrue();
  }

  @ParameterizedTest
  @CsvSource({
    "2049-12-31T23:59:59Z, 170d3439313233313233353935395a",
    "2050-01-01T00:00:00Z, 180f32303530303130313030303030305a",
    "9999-12-31T23:59:59Z, 180f39393939313233313233353935395a",
    "2048-02-29T01:02:03.999Z, 170d3438303232393031303230335a",
  })
  void writesTimesInTheShortestFormThatRfc5280Allows(String end, String hex) {
    assertThat(HexFormat.of().formatHex(selfSigned(1, Instant.parse(end)))).contains(hex);
  }

  @ParameterizedTest
  @CsvSource({"0, 020100", "1, 020101"})
  void writesThePathLengthOfACa(int pathLength, String hex) {
    assertThat(HexFormat.of().formatHex(selfSigned(pathLength, CertificateDraft.NO_END)))
        .contains("30120603551d130101ff040830060101ff" + hex)
        .contains("300e0603551d0f0101ff040403020106");
  }

  @Test
  void aSelfSignedCertificateIssuedItself() {
    MatterCertificate root = MatterCertificate.of(selfSigned(1, CertificateDraft.NO_END), "root");
    assertThat(root.role()).isEqualTo(CertificateRole.PAA);
    assertThat(root.issuedBy(root)).isTrue();
    assertThat(root.extensions().authorityKeyId()).isEqualTo(root.extensions().subjectKeyId());
  }

  @Test
  void serialNumbersAreNeverZero() {
    SecureRandom zeroFirst =
        new SecureRandom() {
          private int draws;

          @Override
          public void nextBytes(byte[] bytes) {
            Arrays.fill(bytes, (byte) draws++);
          }
        };
    assertThat(CertificateDraft.newSerial(zeroFirst)).isPositive();
  }

  private static byte[] selfSigned(int pathLength, Instant end) {
    SigningKey key = Pki.key("paa-key.pem");
    return new CertificateDraft(
            MatterName.write("Root", null, null),
            CertificateDraft.publicKey(key.publicPoint()),
            BigInteger.ONE,
            START,
            end,
            new BasicConstraints(pathLength),
            KeyUsage.keyCertSign | KeyUsage.cRLSign)
        .signItself(key)
        .der();
  }

  private static byte[] tbs(byte[] der) throws IOException {
    return new X509CertificateHolder(der).toASN1Structure().getTBSCertificate().getEncoded("DER");
  }
}
