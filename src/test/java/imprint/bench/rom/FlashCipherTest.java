package imprint.bench.rom;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The encryption hardware makes what espsecure 5.0.2 made. */
class FlashCipherTest {
  /** One piece of flash, plain and as it lies there. */
  record Vector(String name, FlashCipher cipher, long address, byte[] plain, byte[] sealed) {
    @Override
    public String toString() {
      return name;
    }
  }

  static Stream<Vector> vectors() throws IOException {
    return Stream.concat(vectors("esp32"), vectors("xts"));
  }

  private static Stream<Vector> vectors(String scheme) throws IOException {
    String file = "/bench/flash-encryption-" + scheme + ".json";
    try (InputStream in = FlashCipherTest.class.getResourceAsStream(file)) {
      JsonNode all = new ObjectMapper().readTree(Objects.requireNonNull(in, file)).get("vectors");
      return StreamSupport.stream(all.spliterator(), false)
          .map(FlashCipherTest::vector)
          .toList()
          .stream();
    }
  }

  private static Vector vector(JsonNode node) {
    byte[] key = HexFormat.of().parseHex(node.get("key_hex").asText());
    JsonNode config = node.get("flash_crypt_config");
    return new Vector(
        node.get("name").asText(),
        config == null ? new XtsCipher(key) : new Esp32Cipher(key, config.asInt()),
        Long.decode(node.get("address").asText()),
        bytes(node, "plaintext"),
        bytes(node, "ciphertext"));
  }

  private static byte[] bytes(JsonNode node, String name) {
    JsonNode hex = node.get(name + "_hex");
    return hex == null
        ? Base64.getDecoder().decode(node.get(name + "_base64").asText())
        : HexFormat.of().parseHex(hex.asText());
  }

  @ParameterizedTest
  @MethodSource("vectors")
  void bothWays(Vector vector) {
    int length = vector.plain().length;
    assertThat(vector.cipher().encrypt(vector.address(), vector.plain(), 0, length))
        .isEqualTo(vector.sealed());
    assertThat(vector.cipher().decrypt(vector.address(), vector.sealed(), 0, length))
        .isEqualTo(vector.plain());
  }

  @Property(tries = 60)
  void whatWasSealedOpensAgainInPiecesOfAnySize(
      @ForAll @Size(64) byte[] key,
      @ForAll @IntRange(min = 0, max = 0xFFFF0) int place,
      @ForAll @IntRange(min = 1, max = 40) int blocks,
      @ForAll @IntRange(min = 0, max = 39) int cut,
      @ForAll long seed) {
    long address = 16L * place;
    byte[] plain = new byte[16 * blocks];
    new Random(seed).nextBytes(plain);
    for (FlashCipher cipher : ciphers(key)) {
      byte[] sealed = cipher.encrypt(address, plain, 0, plain.length);
      assertThat(sealed).isNotEqualTo(plain);
      assertThat(cipher.decrypt(address, sealed, 0, sealed.length)).isEqualTo(plain);
      int from = 16 * (cut % blocks);
      assertThat(cipher.encrypt(address + from, plain, from, plain.length - from))
          .isEqualTo(Arrays.copyOfRange(sealed, from, sealed.length));
    }
  }

  private static List<FlashCipher> ciphers(byte[] key) {
    return List.of(
        new XtsCipher(key),
        new XtsCipher(Arrays.copyOf(key, 32)),
        new XtsCipher(Arrays.copyOf(key, 16)),
        new Esp32Cipher(Arrays.copyOf(key, 32), 0xF),
        new Esp32Cipher(Arrays.copyOf(key, 24), 0xF));
  }
}
