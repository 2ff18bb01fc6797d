package imprint.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import imprint.cli.Shell.Result;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The very command lines that Espressif's generator was run with. */
class NvsVectorsByCommandTest {
  private static final Path ROOT = Path.of("src/test/resources/nvs").toAbsolutePath();

  /** What we accept although the generator fails on it. */
  private static final Set<String> ACCEPTED_HERE = Set.of("e12-string-3968", "e26-bom");

  /** What the generator spoils: refused (16, 39), or made right. */
  private static final Set<String> GENERATOR_IS_WRONG =
      Set.of(
          "14-namespace-reopened",
          "16-no-namespace",
          "18-multiline-hash-loss",
          "39-nonascii-key-long");

  /** What the one line on the error stream must say. */
  private static final Map<String, List<String>> SAYS =
      Map.ofEntries(
          Map.entry("e01-key-16", List.of("sixteen_chars_xx (input.csv:3)", "16 bytes")),
          Map.entry("e02-u8-range", List.of("a (input.csv:3)", "255")),
          Map.entry("e03-odd-hex", List.of("a (input.csv:3)")),
          Map.entry("e05-bad-encoding", List.of("a (input.csv:3)", "u128")),
          Map.entry("e06-size-unaligned", List.of("12289", "4096")),
          Map.entry("e07-size-zero", List.of("size 0", "0x1000")),
          Map.entry("e08-insufficient", List.of("big (input.csv:3)", "12288")),
          Map.entry("e10-not-bin", List.of("partition.img", ".bin")),
          Map.entry("e11-string-4001", List.of("s (input.csv:3)", "3999")),
          Map.entry("e13-hex-int", List.of("a (input.csv:3)", "decimal")),
          Map.entry("e15-bad-header", List.of("input.csv:1", "key,type,encoding,value")),
          Map.entry("e16-v1-blob-1985", List.of("a (input.csv:3)", "1985", "1984")),
          Map.entry("e17-enc-nokey", List.of("--keygen", "--inputkey")),
          Map.entry("e18-enc-bothkeys", List.of("--keygen", "--inputkey")),
          Map.entry("e21-missing-csv", List.of("missing.csv")),
          Map.entry("e22-255-namespaces", List.of("n254 (input.csv:256)", "254")),
          Map.entry("e23-blob-fill-bad", List.of("a (input.csv:3)", "blob_fill(16)")),
          Map.entry("e24-bad-size-text", List.of("abc", "SIZE", "number")),
          Map.entry("e28-enc-same-halves", List.of("keys.bin", "halves")));

  @TempDir Path folder;
  private Shell shell;
  private Path output;

  @BeforeEach
  void open() {
    shell = new Shell(folder);
    output = folder.resolve("partition.bin");
  }

  static List<String> refused() {
    return cases(false);
  }

  @ParameterizedTest
  @MethodSource("refused")
  void aMistakeIsOneLineThatNamesItsPlaceAndTouchesNothing(String name) throws IOException {
    assertThat(SAYS).containsKey(name);
    Files.writeString(output, "a good image from before");
    Result result = shell.run(words(name));
    assertThat(result.code()).as(result.err()).isIn(1, 2);
    assertThat(result.err().lines()).hasSize(1);
    assertThat(result.err()).startsWith("imprint: ").contains(SAYS.get(name));
    assertThat(result.out()).isEmpty();
    assertThat(output).hasContent("a good image from before");
    assertThat(everything()).containsExactly(output);
  }

  @ParameterizedTest
  @MethodSource("refused")
  void nothingIsLeftWhereNothingWas(String name) throws IOException {
    assertThat(shell.run(words(name)).code()).isNotZero();
    assertThat(everything()).isEmpty();
  }

  static List<String> accepted() {
    return cases(true);
  }

  @ParameterizedTest
  @MethodSource("accepted")
  void theSameWordsGiveTheSameImage(String name) throws IOException {
    Result result = shell.run(words(name, "--compat"));
    assertThat(result.code()).as(result.err()).isZero();
    assertThat(output).hasBinaryContent(Files.readAllBytes(ROOT.resolve(name + "/partition.bin")));
    assertThat(result.out()).isEqualToIgnoringNewLines(output.toString());
  }

  @Test
  void theKeyOfTheHmacSchemeIsTheSame() throws IOException {
    Path key = ROOT.resolve("50-hmac-keys/hmac.bin");
    Result result =
        shell.run(
            "nvs",
            "generate-key",
            "--key_protect_hmac",
            "--kp_hmac_inputkey",
            key.toString(),
            "--keyfile",
            "keys.bin",
            "--outdir",
            folder.toString());
    assertThat(result.code()).as(result.err()).isZero();
    assertThat(folder.resolve("keys/keys.bin"))
        .hasBinaryContent(Files.readAllBytes(ROOT.resolve("50-hmac-keys/keys.bin")));
  }

  private static List<String> cases(boolean accepted) {
    try (Stream<Path> folders = Files.list(ROOT)) {
      return folders
          .map(path -> path.getFileName().toString())
          .filter(name -> !name.equals("50-hmac-keys") && !GENERATOR_IS_WRONG.contains(name))
          .filter(name -> !ACCEPTED_HERE.contains(name))
          .filter(name -> Files.exists(ROOT.resolve(name).resolve("partition.bin")) == accepted)
          .sorted()
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** With the paths of this machine, which {@code file} rows are found beside. */
  private String[] words(String name, String... further) throws IOException {
    JsonNode about = new ObjectMapper().readTree(ROOT.resolve(name + "/case.json").toFile());
    List<String> words = new ArrayList<>(List.of("nvs"));
    for (JsonNode arg : about.get("args")) {
      String word = arg.asText();
      boolean input = word.endsWith(".csv") || word.equals("keys.bin");
      boolean made = word.startsWith("partition.");
      Path path = input ? ROOT.resolve(name).resolve(word) : folder.resolve(word);
      words.add(input || made ? path.toString() : word);
    }
    words.addAll(List.of(further));
    return words.toArray(String[]::new);
  }

  private List<Path> everything() throws IOException {
    try (Stream<Path> paths = Files.walk(folder)) {
      return paths.filter(path -> !path.equals(folder)).toList();
    }
  }
}
