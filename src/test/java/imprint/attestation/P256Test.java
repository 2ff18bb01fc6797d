package imprint.attestation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import imprint.secret.Secret;
import java.security.KeyFactory;
import java.security.SecureRandom;
import java.security.Signature;
import java.security.interfaces.ECPublicKey;
import java.security.spec.X509EncodedKeySpec;
import java.util.Arrays;
import java.util.HexFormat;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class P256Test {
  private static final String ORDER =
      "ffffffff00000000ffffffffffffffffbce6faada7179e84f3b9cac2fc632551";
  private static final String ORDER_LESS_ONE =
      "ffffffff00000000ffffffffffffffffbce6faada7179e84f3b9cac2fc632550";

  @Property(tries = 50)
  void theJdkAcceptsOurSignatures(@ForAll byte[] message) throws Exception {
    try (FileSigningKey key = FileSigningKey.owning(P256.newScalar(new SecureRandom()))) {
      Signature verifier = Signature.getInstance("SHA256withECDSA");
      verifier.initVerify(jdkKey(key.publicPoint()));
      verifier.update(message);
      byte[] signature = key.signSha256(message);
      assertThat(verifier.verify(signature)).isTrue();
      assertThat(P256.verify(key.publicPoint(), message, signature)).isTrue();
    }
  }

  @Test
  void aSignatureFitsItsMessageAndItsKeyOnly() {
    SigningKey key = Pki.key("pai-fff1-key.pem");
    byte[] signature = key.signSha256(new byte[] {1});
    assertThat(P256.verify(key.publicPoint(), new byte[] {2}, signature)).isFalse();
    assertThat(P256.verify(Pki.key("paa-key.pem").publicPoint(), new byte[] {1}, signature))
        .isFalse();
    assertThat(P256.verify(key.publicPoint(), new byte[] {1}, new byte[] {0x30, 0})).isFalse();
  }

  @ParameterizedTest
  @CsvSource({ORDER_LESS_ONE + ", true", ORDER + ", false", "01, false"})
  void aPrivateKeyIs32BytesBelowTheOrder(String hex, boolean right) {
    assertThat(P256.isScalar(HexFormat.of().parseHex(hex))).isEqualTo(right);
    assertThat(P256.isScalar(new byte[32])).isFalse();
  }

  /** Found by the fuzz test: the decoder of signatures casts without looking. */
  @ParameterizedTest
  @ValueSource(strings = {"30060201018101ff", "3006a00302010102", "30060201010401ff", "3003020101"})
  void whatIsNoPairOfNumbersIsNoSignature(String signature) {
    byte[] point = P256.publicPoint(P256.scalarBytes(java.math.BigInteger.TEN));
    assertThat(P256.verify(point, new byte[1], HexFormat.of().parseHex(signature))).isFalse();
  }

  @Test
  void aDrawOutsideTheRangeIsDrawnAgain() {
    byte[] tooLarge = HexFormat.of().parseHex(ORDER);
    byte[] fine = HexFormat.of().parseHex(ORDER_LESS_ONE);
    try (Secret scalar = P256.newScalar(new Draws(tooLarge, new byte[32], fine))) {
      assertThat(scalar.use(byte[]::clone)).isEqualTo(fine);
    }
  }

  @Test
  void aPointHasToLieOnTheCurve() {
    byte[] point = Pki.key("paa-key.pem").publicPoint();
    assertThat(P256.isPoint(point)).isTrue();
    point[64] ^= 1;
    assertThat(P256.isPoint(point)).isFalse();
    assertThat(P256.isPoint(new byte[65])).isFalse();
    assertThat(P256.isPoint(Arrays.copyOf(point, 64))).isFalse();
  }

  @Test
  void aClosedKeyIsWipedAndSignsNothing() {
    byte[] bytes = HexFormat.of().parseHex(ORDER_LESS_ONE);
    FileSigningKey key = FileSigningKey.owning(Secret.owning(bytes));
    key.close();
    assertThat(bytes).containsOnly(0);
    assertThatThrownBy(() -> key.signSha256(new byte[1])).isInstanceOf(IllegalStateException.class);
  }

  private static ECPublicKey jdkKey(byte[] point) throws Exception {
    byte[] spki = CertificateDraft.publicKey(point).getEncoded();
    return (ECPublicKey) KeyFactory.getInstance("EC").generatePublic(new X509EncodedKeySpec(spki));
  }

  /** Gives out what it was told to. */
  private static final class Draws extends SecureRandom {
    private final byte[][] draws;
    private int next;

    Draws(byte[]... draws) {
      this.draws = draws;
    }

    @Override
    public void nextBytes(byte[] bytes) {
      System.arraycopy(draws[next++], 0, bytes, 0, bytes.length);
    }
  }
}
