package imprint.nvs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import imprint.finding.Refusal;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What Espressif's own generator makes of the same CSV files, byte for byte. */
class NvsVectorsTest {
  /** Where the generator is wrong, we are not; each has its own test below. */
  private static final Set<String> GENERATOR_IS_WRONG =
      Set.of(
          "14-namespace-reopened",
          "16-no-namespace",
          "18-multiline-hash-loss",
          "39-nonascii-key-long");

  /** What we do otherwise unless we are asked to be compatible. */
  private static final Set<String> GENERATOR_IS_ODD =
      Set.of("21-wifi-magic-keys", "22-wifi-ap-pmk", "31-upper-encoding");

  static List<String> sameAsTheGenerator() {
    return Vectors.cases(true).stream().filter(name -> !GENERATOR_IS_WRONG.contains(name)).toList();
  }

  @ParameterizedTest
  @MethodSource("sameAsTheGenerator")
  void makesTheSameBytesWhereItIsCompatible(String name) {
    assertThat(Vectors.compatible(name)).isEqualTo(Vectors.image(name));
  }

  @ParameterizedTest
  @MethodSource("sameAsTheGenerator")
  void makesTheSameBytesByItsOwnRulesButForThreeOddities(String name) {
    assertThat(Arrays.equals(Vectors.ours(name), Vectors.image(name)))
        .isEqualTo(!GENERATOR_IS_ODD.contains(name));
  }

  /** What the generator's own decryption gives. */
  @ParameterizedTest
  @ValueSource(strings = {"40-enc-simple", "41-enc-rawkey64", "43-enc-matter-like", "44-enc-v1"})
  void makesTheSameBytesBeforeEncryption(String name) {
    assertThat(Vectors.ours(name)).isEqualTo(Vectors.bytes(name, "decrypted.bin"));
  }

  /** The generator writes a2 into beta, which was defined last. */
  @Test
  void aNamespaceNamedAgainIsOpenedAgain() {
    byte[] right =
        new NvsImage(0x3000)
            .namespace("alpha")
            .u8("a1", 1)
            .namespace("beta")
            .u8("b1", 2)
            .namespace("alpha")
            .u8("a2", 3)
            .toBytes();
    assertThat(Vectors.ours("14-namespace-reopened"))
        .isEqualTo(right)
        .isNotEqualTo(Vectors.image("14-namespace-reopened"));
    assertThat(right[PageLayout.entryAt(4)]).isEqualTo((byte) 1);
  }

  /** The generator loses the line. */
  @Test
  void aQuotedLineMayStartLikeAComment() {
    assertThat(Vectors.ours("18-multiline-hash-loss"))
        .isEqualTo(
            new NvsImage(0x3000).namespace("cfg").string("m", "first\n#second\nthird").toBytes());
  }

  /** In the other mode too: nobody wants a namespace that cannot be found, or a lost line. */
  @ParameterizedTest
  @ValueSource(strings = {"14-namespace-reopened", "18-multiline-hash-loss"})
  void compatibilityDoesNotGoAsFarAsSpoiling(String name) {
    assertThat(Vectors.compatible(name)).isEqualTo(Vectors.ours(name));
  }

  /** The generator loses the string's closing zero, which the device counts on. */
  @Test
  void capitalLettersInAnEncodingMakeNoDifference() {
    assertThat(Vectors.ours("31-upper-encoding"))
        .isEqualTo(new NvsImage(0x3000).namespace("cfg").u8("a", 12).string("b", "abc").toBytes());
  }

  /** The generator makes a namespace of the key (16), or overwrites the value with it (39). */
  @ParameterizedTest
  @CsvSource({"16-no-namespace,nvs.no-namespace", "39-nonascii-key-long,nvs.key-length"})
  void refusesWhatTheGeneratorSpoils(String name, String code) {
    assertThat(refusal(name).finding().code()).isEqualTo(code);
  }

  /** Case and finding, for all that the generator refuses too. */
  private static final Map<String, String> REFUSED =
      Map.ofEntries(
          Map.entry("e01-key-16", "nvs.key-length"),
          Map.entry("e02-u8-range", "nvs.number-range"),
          Map.entry("e03-odd-hex", "nvs.csv-hex"),
          Map.entry("e05-bad-encoding", "nvs.csv-encoding"),
          Map.entry("e06-size-unaligned", "nvs.size"),
          Map.entry("e07-size-zero", "nvs.size-range"),
          Map.entry("e08-insufficient", "nvs.csv-full"),
          Map.entry("e11-string-4001", "nvs.string-length"),
          Map.entry("e13-hex-int", "nvs.csv-integer"),
          Map.entry("e15-bad-header", "nvs.csv-header"),
          Map.entry("e16-v1-blob-1985", "nvs.blob-length"),
          Map.entry("e21-missing-csv", "file.absent"),
          Map.entry("e22-255-namespaces", "nvs.namespaces"),
          Map.entry("e23-blob-fill-bad", "nvs.csv-encoding"));

  static Set<Map.Entry<String, String>> refused() {
    return REFUSED.entrySet();
  }

  @ParameterizedTest
  @MethodSource("refused")
  void refusesWhatTheGeneratorRefuses(Map.Entry<String, String> expected) {
    assertThat(refusal(expected.getKey()).finding().code()).isEqualTo(expected.getValue());
  }

  /** Strings of 3969 to 4000 bytes crash the generator; the device takes them. */
  @Test
  void aStringMayFillAWholePage() {
    assertThat(Vectors.ours("e12-string-3968")).hasSize(0x4000);
  }

  /** As Excel saves it. */
  @Test
  void aByteOrderMarkIsSkipped() {
    assertThat(Vectors.ours("e26-bom"))
        .isEqualTo(new NvsImage(0x3000).namespace("cfg").u8("a", 1).toBytes());
  }

  @Test
  void everyCaseIsLookedAt() {
    assertThat(REFUSED.keySet()).contains(refusedByTheGenerator());
  }

  /** The first two are accepted; the others are mistakes in words of the command line. */
  private static final Set<String> NOT_REFUSED_HERE =
      Set.of("e12-string-3968", "e26-bom", "e10-not-bin", "e24-bad-size-text");

  private static String[] refusedByTheGenerator() {
    return Vectors.cases(false).stream()
        .filter(name -> !NOT_REFUSED_HERE.contains(name))
        .toArray(String[]::new);
  }

  private static Refusal refusal(String name) {
    return catchThrowableOfType(Refusal.class, () -> Vectors.ours(name));
  }
}
