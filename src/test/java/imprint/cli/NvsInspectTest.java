package imprint.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import imprint.cli.Shell.Result;
import imprint.nvs.NvsImage;
import imprint.nvs.NvsKey;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class NvsInspectTest {
  private static final Path VECTORS = Path.of("src/test/resources/nvs");
  private static final String KEYS = VECTORS.resolve("40-enc-simple/keys.bin").toString();
  private static final String ENCRYPTED = VECTORS.resolve("40-enc-simple/partition.bin").toString();

  @TempDir Path folder;
  private Shell shell;

  @BeforeEach
  void open() {
    shell = new Shell(folder);
  }

  private String write(byte[] bytes) throws IOException {
    return Files.write(folder.resolve("file.bin"), bytes).toString();
  }

  private static List<JsonNode> objects(Result result) throws IOException {
    List<JsonNode> objects = new ArrayList<>();
    for (String line : result.out().lines().toList()) {
      objects.add(new ObjectMapper().readTree(line));
    }
    return objects;
  }

  private static byte[] image() {
    return new NvsImage(0x4000)
        .namespace("chip-factory")
        .u32("vendor-id", 0xFFF1)
        .string("pin", "20202021")
        .blob("dac-key", new byte[32])
        .blob("dac-cert", new byte[100])
        .toBytes();
  }

  @Test
  void showsATableThenThePages() throws IOException {
    Result result = shell.run("inspect", write(image()));
    assertThat(result.code()).isZero();
    assertThat(result.out().lines())
        .containsExactly(
            "namespace     key        type    size  value",
            "chip-factory  vendor-id  u32        4  65521",
            "chip-factory  pin        string     8  (hidden)",
            "chip-factory  dac-key    blob      32  (hidden)",
            "chip-factory  dac-cert   blob     100  " + "0".repeat(64) + "…",
            "",
            "page 0: ACTIVE, sequence 0, version 2; entries: 13 written, 0 erased, 113 free",
            "pages 1-3: EMPTY");
  }

  @Test
  void revealsEverythingWholeOnRequest() throws IOException {
    String out = shell.run("inspect", write(image()), "--reveal").out();
    assertThat(out).contains("20202021").contains("0".repeat(200)).doesNotContain("hidden");
  }

  /** What is told to anybody under the device's own name may be a secret under another one. */
  @Test
  void whatOthersCallALikeIsHidden() throws IOException {
    byte[] image = new NvsImage(0x3000).namespace("cloud").string("salt", "pepper").toBytes();
    assertThat(shell.run("inspect", write(image)).out()).contains("(hidden)").doesNotContain("pep");
  }

  @Test
  void givesMachinesAnObjectALine() throws IOException {
    List<JsonNode> objects = objects(shell.run("inspect", write(image()), "--json"));
    assertThat(objects).hasSize(8);
    assertThat(objects.getFirst())
        .isEqualTo(
            new ObjectMapper()
                .readTree(
                    """
                    {"namespace":"chip-factory","key":"vendor-id","type":"u32","size":4,
                     "value":"65521","onPage":0,"entry":1}
                    """));
    assertThat(objects.get(1).get("value").asText()).contains("hidden");
    assertThat(objects.get(4))
        .isEqualTo(
            new ObjectMapper()
                .readTree(
                    """
                    {"page":0,"state":"ACTIVE","sequence":0,"version":2,"written":13,"erased":0,
                     "free":113}
                    """));
    assertThat(objects.get(7).has("sequence")).isFalse();
  }

  @Test
  void anEncryptedImageAsksForItsKeys() throws IOException {
    Result result = shell.run("inspect", ENCRYPTED);
    assertThat(result.code()).isEqualTo(1);
    assertThat(result.out())
        .contains("error: ", "encrypted", "--keys", "[nvs.encrypted]", "7 written");
    assertThat(objects(shell.run("inspect", ENCRYPTED, "--json")).getLast().get("finding").asText())
        .isEqualTo("nvs.encrypted");
  }

  @Test
  void isReadWithItsKeys() {
    Result result = shell.run("inspect", ENCRYPTED, "--keys", KEYS, "--reveal");
    assertThat(result.code()).as(result.err()).isZero();
    assertThat(result.out()).contains("secret value").contains("00112233445566778899");
  }

  @Test
  void keysThatDoNotFitAreSaid() throws IOException {
    String other = VECTORS.resolve("41-enc-rawkey64/keys.bin").toString();
    assertThat(shell.run("inspect", ENCRYPTED, "--keys", other).err()).contains("[nvs.key-wrong]");
    assertThat(shell.run("inspect", write(image()), "--keys", KEYS).err())
        .contains("[nvs.not-encrypted]");
    assertThat(shell.run("inspect", KEYS, "--keys", KEYS).err())
        .contains("[cli.keys-without-nvs]")
        .hasLineCount(1);
  }

  @Test
  void aKeysPartitionIsShownWithoutItsSecrets() {
    Result result = shell.run("inspect", KEYS);
    assertThat(result.code()).isZero();
    assertThat(result.out()).contains("NVS encryption keys", "hidden").doesNotContain("f164fbc9");
    assertThat(shell.run("inspect", KEYS, "--reveal").out())
        .contains("f164fbc9161222a9f261d8e3e4e5935aa74dc563842b6da6268778d0e9a7afc1")
        .contains("5a46a46103f95998b3e75825a69b4a1dac840a57b4341f10c23e874fe17438c7");
  }

  @Test
  void aKeysPartitionWithAWrongChecksumIsSaid() throws IOException {
    byte[] keys = Files.readAllBytes(Path.of(KEYS));
    keys[66] ^= 1;
    Result result = shell.run("inspect", write(keys), "--json");
    assertThat(result.code()).isEqualTo(1);
    assertThat(objects(result)).hasSize(2);
    assertThat(objects(result).getLast().get("finding").asText()).isEqualTo("nvs.key-crc");
    assertThat(shell.run("inspect", write(keys)).out()).contains("error: ", "[nvs.key-crc]");
  }

  /** One key in 65536 starts as a partition table does; its checksum tells. */
  @Test
  void keysAreKnownWhateverTheyStartWith() throws IOException {
    byte[] raw = new byte[64];
    raw[0] = (byte) 0xAA;
    raw[1] = 0x50;
    try (var key = NvsKey.of(raw)) {
      assertThat(shell.run("inspect", write(key.toPartition())).out()).contains("NVS encryption");
    }
    raw[0] = (byte) 0xFE;
    Arrays.fill(raw, 1, 4, (byte) 0xFF);
    try (var key = NvsKey.of(raw)) {
      assertThat(shell.run("inspect", write(key.toPartition())).out()).contains("NVS encryption");
    }
  }

  @Test
  void anImageWithoutEntriesIsNoKeysPartition() throws IOException {
    assertThat(shell.run("inspect", write(new NvsImage(0x1000).toBytes())).out())
        .contains("page 0: ACTIVE, sequence 0, version 2; entries: 0 written, 0 erased, 126 free");
  }

  @Test
  void nothingInAnImageCanSteerTheTerminal() throws IOException {
    byte[] image =
        new NvsImage(0x3000)
            .namespace("n\u001B[2J")
            .string("k\u009B\n", "v\u001B]0;x\u0007\u202E\nnext")
            .namespace("\u001Bc")
            .toBytes();
    String out = shell.run("inspect", write(image), "--reveal").out();
    assertThat(out)
        .contains("n\\u001b[2J", "k\\u009b\\n", "v\\u001b]0;x\\u0007\\u202e\\nnext", "\\u001bc");
    assertThat(out.replace("\n", "")).doesNotMatch("(?s).*[\\p{Cc}\\p{Cf}].*");
    assertThat(out.lines().filter(line -> line.contains("next"))).hasSize(1);
  }

  @Test
  void damageIsListedBehindWhatCanBeRead() throws IOException {
    byte[] image = image();
    image[64 + 32 + 30] ^= 1;
    Result result = shell.run("inspect", write(image));
    assertThat(result.code()).isEqualTo(1);
    assertThat(result.out()).containsSubsequence("dac-key", "page 0", "error: ", "[nvs.entry-crc]");
  }
}
