package imprint.attestation;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.math.BigInteger;
import java.util.Arrays;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.DERBitString;
import org.bouncycastle.asn1.DEROctetString;
import org.bouncycastle.asn1.pkcs.PrivateKeyInfo;
import org.bouncycastle.asn1.sec.ECPrivateKey;
import org.bouncycastle.asn1.sec.SECObjectIdentifiers;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.bouncycastle.asn1.x9.X9ObjectIdentifiers;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PrivateKeyReaderTest {
  private static final BigInteger ORDER =
      new BigInteger("ffffffff00000000ffffffffffffffffbce6faada7179e84f3b9cac2fc632551", 16);

  @Property(tries = 100)
  void everyFormOfAKeyIsTheSameKey(@ForAll("scalars") BigInteger scalar) throws IOException {
    byte[] point = P256.publicPoint(P256.scalarBytes(scalar));
    DERBitString stated = new DERBitString(point);
    assertThat(read(sec1(scalar, null).getEncoded())).isEqualTo(point);
    assertThat(read(sec1(scalar, stated).getEncoded())).isEqualTo(point);
    assertThat(read(new ECPrivateKey(256, scalar).getEncoded())).isEqualTo(point);
    assertThat(read(pkcs8(new ECPrivateKey(256, scalar)))).isEqualTo(point);
    assertThat(read(pkcs8(sec1(scalar, stated)))).isEqualTo(point);
  }

  @Test
  void readsACompressedPublicHalfToo() throws IOException {
    BigInteger scalar = BigInteger.valueOf(7);
    byte[] point = P256.publicPoint(P256.scalarBytes(scalar));
    byte[] compressed = Arrays.copyOf(point, 33);
    compressed[0] = (byte) (2 + (point[64] & 1));
    assertThat(read(sec1(scalar, new DERBitString(compressed)).getEncoded())).isEqualTo(point);
    compressed[1] ^= 1;
    byte[] wrong = sec1(scalar, new DERBitString(compressed)).getEncoded();
    Pki.refused("attestation.key-halves-differ", () -> read(wrong));
  }

  @Test
  void refusesAKeyOutsideTheRange() throws IOException {
    for (BigInteger scalar : new BigInteger[] {BigInteger.ZERO, ORDER, ORDER.add(BigInteger.ONE)}) {
      byte[] der = sec1(scalar, null).getEncoded();
      Pki.refused("attestation.key-broken", () -> read(der));
    }
  }

  @Test
  void refusesABareKeyThatIsTooLongForTheCurve() throws IOException {
    byte[] der = new ECPrivateKey(384, BigInteger.ONE.shiftLeft(383)).getEncoded();
    Pki.refused("attestation.key-not-p256", () -> read(der));
  }

  @ParameterizedTest
  @ValueSource(strings = {"1.3.132.0.10", "1.2.3.4"})
  void refusesOtherCurvesOfTheSameLength(String curve) throws IOException {
    byte[] der =
        new ECPrivateKey(256, BigInteger.TWO, new ASN1ObjectIdentifier(curve)).getEncoded();
    Pki.refused("attestation.key-not-p256", () -> read(der));
  }

  @Test
  void refusesPkcs8WhoseInnerKeyIsNone() throws IOException {
    byte[] der = new PrivateKeyInfo(p256(), new DEROctetString(new byte[3])).getEncoded();
    Pki.refused("attestation.key-broken", () -> read(der));
  }

  @Provide
  Arbitrary<BigInteger> scalars() {
    return Arbitraries.oneOf(
        Arbitraries.bigIntegers().between(BigInteger.ONE, ORDER.subtract(BigInteger.ONE)),
        Arbitraries.bigIntegers().between(BigInteger.ONE, BigInteger.valueOf(300)));
  }

  private static byte[] read(byte[] der) {
    try (SigningKey key = ((KeyCredential) Credential.of(der, "key", null)).key()) {
      return key.publicPoint();
    }
  }

  private static ECPrivateKey sec1(BigInteger scalar, @Nullable DERBitString stated) {
    return new ECPrivateKey(256, scalar, stated, SECObjectIdentifiers.secp256r1);
  }

  private static byte[] pkcs8(ECPrivateKey inner) throws IOException {
    return new PrivateKeyInfo(p256(), inner).getEncoded();
  }

  private static AlgorithmIdentifier p256() {
    return new AlgorithmIdentifier(
        X9ObjectIdentifiers.id_ecPublicKey, SECObjectIdentifiers.secp256r1);
  }
}
