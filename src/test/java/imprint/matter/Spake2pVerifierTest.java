package imprint.matter;

import static imprint.matter.Payloads.refused;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import javax.crypto.SecretKeyFactory;
import javax.crypto.spec.PBEKeySpec;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.CharRange;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import net.jqwik.api.constraints.StringLength;
import org.bouncycastle.crypto.ec.CustomNamedCurves;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class Spake2pVerifierTest {
  private static final byte[] SALT = new byte[16];

  static Stream<JsonNode> vectors() throws IOException {
    try (var in = Spake2pVerifierTest.class.getResourceAsStream("/spake2p/vectors.json")) {
      return StreamSupport.stream(new ObjectMapper().readTree(in).spliterator(), false);
    }
  }

  @Provide
  Arbitrary<Passcode> passcodes() {
    return Payloads.passcodes();
  }

  @ParameterizedTest
  @MethodSource("vectors")
  void computesTheVectors(JsonNode vector) {
    byte[] verifier =
        Spake2pVerifier.compute(
            Passcode.of(vector.get("passcode").asInt()),
            HexFormat.of().parseHex(vector.get("salt_hex").asText()),
            vector.get("iterations").asInt());
    assertThat(HexFormat.of().formatHex(verifier)).isEqualTo(vector.get("verifier_hex").asText());
  }

  @Property(tries = 20)
  void endsInAPointOfTheCurve(@ForAll("passcodes") Passcode passcode) {
    byte[] verifier = Spake2pVerifier.compute(passcode, SALT, 1000);
    assertThat(verifier).hasSize(Spake2pVerifier.LENGTH);
    var point =
        CustomNamedCurves.getByName("P-256")
            .getCurve()
            .decodePoint(Arrays.copyOfRange(verifier, 32, 97));
    assertThat(point.isValid()).isTrue();
  }

  /** Only there may the JDK be asked: it takes characters for bytes. */
  @Property(tries = 100)
  void agreesWithTheJdkWhereThePasswordIsAscii(
      @ForAll @StringLength(min = 1, max = 70) @CharRange(from = 1, to = 126) String password,
      @ForAll @Size(min = 1, max = 40) byte[] salt,
      @ForAll @IntRange(min = 1, max = 50) int iterations,
      @ForAll @IntRange(min = 1, max = 100) int length)
      throws GeneralSecurityException {
    byte[] theirs =
        SecretKeyFactory.getInstance("PBKDF2WithHmacSHA256")
            .generateSecret(new PBEKeySpec(password.toCharArray(), salt, iterations, length * 8))
            .getEncoded();
    byte[] ours =
        Spake2pVerifier.pbkdf2(
            password.getBytes(StandardCharsets.US_ASCII), salt, iterations, length);
    assertThat(ours).isEqualTo(theirs);
  }

  @Property(tries = 30)
  void manyAtOnceAreWhatTheyAreOneByOne(
      @ForAll @Size(min = 1, max = 40) List<@Size(max = 64) byte[]> passwords,
      @ForAll @Size(min = 0, max = 51) byte[] salt,
      @ForAll @IntRange(min = 1, max = 20) int iterations,
      @ForAll @IntRange(min = 1, max = 100) int length) {
    List<byte[]> salts = new ArrayList<>();
    List<byte[]> results = new ArrayList<>();
    for (byte[] password : passwords) {
      byte[] own = salt.clone();
      Arrays.fill(own, 0, Math.min(1, own.length), (byte) salts.size());
      salts.add(own);
      results.add(Spake2pVerifier.pbkdf2(password, own, iterations, length));
    }
    assertThat(Pbkdf2Lanes.derive(passwords, salts, iterations, length))
        .usingElementComparator(Arrays::compare)
        .containsExactlyElementsOf(results);
  }

  /** Whether they are derived at once or one by one is left to this computer. */
  @Test
  void manyPasscodesHaveTheVerifiersOfEach() {
    List<Passcode> passcodes = new ArrayList<>();
    List<byte[]> salts = new ArrayList<>();
    for (int i = 0; i < Spake2pVerifier.MANY; i++) {
      passcodes.add(Passcode.of(30_000_000 + 641_237 * i));
      salts.add(ByteBuffer.allocate(16 + i % 17).putInt(i).array());
    }
    List<byte[]> verifiers = Spake2pVerifier.compute(passcodes, salts, 1000);
    assertThat(verifiers).hasSize(Spake2pVerifier.MANY);
    for (int i = 0; i < Spake2pVerifier.MANY; i++) {
      assertThat(verifiers.get(i))
          .isEqualTo(Spake2pVerifier.compute(passcodes.get(i), salts.get(i), 1000));
      assertThat(ByteBuffer.wrap(salts.get(i)).getInt()).isEqualTo(i);
    }
  }

  @Test
  void refusesOneSaltAmongMany() {
    List<Passcode> passcodes = Collections.nCopies(2, Passcode.of(20202021));
    refused(
        "matter.salt-length",
        () -> Spake2pVerifier.compute(passcodes, List.of(SALT, new byte[15]), 1000));
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 15, 33})
  void refusesASaltOfTheWrongLength(int length) {
    refused(
        "matter.salt-length",
        () -> Spake2pVerifier.compute(Passcode.of(20202021), new byte[length], 1000));
  }

  @ParameterizedTest
  @ValueSource(ints = {-1, 0, 999, 100_001, Integer.MAX_VALUE})
  void refusesAnIterationCountOutsideTheSpecification(int iterations) {
    refused(
        "matter.iterations-range",
        () -> Spake2pVerifier.compute(Passcode.of(20202021), SALT, iterations));
  }

  @Test
  void leavesTheSaltAlone() {
    byte[] salt = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16};
    Spake2pVerifier.compute(Passcode.of(20202021), salt, 1000);
    assertThat(salt).containsExactly(1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16);
  }
}
