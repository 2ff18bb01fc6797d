package imprint.attestation;

import imprint.finding.Finding;
import imprint.matter.ProductId;
import imprint.matter.VendorId;
import java.math.BigInteger;
import java.util.List;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.KeyUsage;

/**
 * How long the DACs under a PAI may get, told before the first is issued: each carries the name of
 * the PAI, and has a serial number and a signature whose lengths vary.
 */
final class LongestDac {
  private static final String UUID = "00000000-0000-4000-8000-000000000000";
  private static final BigInteger LONGEST_SERIAL =
      BigInteger.ONE.shiftLeft(159).subtract(BigInteger.ONE);

  /** Two INTEGERs of 33 bytes in a SEQUENCE. */
  private static final byte[] LONGEST_SIGNATURE = new byte[72];

  private static final byte[] POINT = new byte[65];
  private static final byte[] KEY_ID = new byte[20];

  private LongestDac() {}

  /** Whether devices have room for every DAC that is issued under this PAI. */
  static List<Finding> check(MatterCertificate pai) {
    int length = under(pai);
    return length > ProfileCheck.LONGEST
        ? List.of(Finding.error("attestation.dac-too-long", length, ProfileCheck.LONGEST))
        : List.of();
  }

  /** Bytes of DER. */
  static int under(MatterCertificate pai) {
    return new CertificateDraft(
            MatterName.write(UUID, new VendorId(1), new ProductId(1)),
            CertificateDraft.publicKey(POINT),
            LONGEST_SERIAL,
            CertificateDraft.NO_END,
            CertificateDraft.NO_END,
            new BasicConstraints(false),
            KeyUsage.digitalSignature)
        .sign(pai.subjectName(), KEY_ID, new Unsigned())
        .der()
        .length;
  }

  /** The length is all that counts. */
  private static final class Unsigned implements SigningKey {
    @Override
    public byte[] signSha256(byte[] tbs) {
      return LONGEST_SIGNATURE;
    }

    @Override
    public byte[] publicPoint() {
      return POINT;
    }

    @Override
    public void close() {}
  }
}
