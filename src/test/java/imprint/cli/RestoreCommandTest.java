package imprint.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import imprint.cli.Shell.Result;
import imprint.nvs.NvsImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RestoreCommandTest {
  private static final ObjectMapper JSON = new ObjectMapper();

  @TempDir Path folder;
  private Shell shell;
  private String board;
  private Path product;
  private String serial;

  @BeforeEach
  void provisionOne() throws IOException {
    shell = new Shell(folder);
    board = "sim:esp32c3?time=virtual&flash=" + folder.resolve("board.bin");
    shell.run("testpki", folder.resolve("product").toString(), "--vid", "0xFFF1", "--pid", "1");
    product = folder.resolve("product/product.yaml");
    Files.writeString(
        product, Files.readString(product).replaceAll("iterations: .*", "iterations: 1000"));
    Result made =
        shell.run("provision", "--product", product.toString(), "--port", board, "--json");
    assertThat(made.code()).as(made.err()).isZero();
    serial = JSON.readTree(made.out()).get("serial").asText();
  }

  @Test
  void aLookChangesNothingAndTellsTheWholeStory() throws IOException {
    byte[] before = Files.readAllBytes(folder.resolve("board.bin"));
    Result look = shell.run("restore", "--port", board, "--scan", serial);
    assertThat(look.code()).as(look.err()).isZero();
    assertThat(look.out())
        .contains(serial, "possible: keep, restore, new, retire", "Identity claimed.", "Finished.");
    JsonNode json = json("restore", "--port", board, "--look");
    assertThat(json.get("case").asText()).isEqualTo("no-label");
    assertThat(json.get("data").asText()).isEqualTo("sound");
    assertThat(json.get("acts")).hasSize(4);
    assertThat(json.get("history"))
        .hasSize(7)
        .allSatisfy(
            line ->
                assertThat(line.fieldNames())
                    .toIterable()
                    .containsExactly("at", "what", "station", "person"));
    assertThat(Files.readAllBytes(folder.resolve("board.bin"))).isEqualTo(before);
    assertThat(json("restore", "--scan", serial).get("case").asText()).isEqualTo("no-board");
  }

  /** What a bad cable hides is no reason to end the identity of a sound unit. */
  @Test
  void aTableThatWasNotReadThisTimeIsNoReasonToRetire() {
    StringBuilder port = new StringBuilder(board);
    for (int nth = 1; nth <= 20; nth++) {
      port.append("&fault=lose-answer:0x13/").append(nth);
    }
    Result look = shell.run("restore", "--port", port.toString(), "--look");
    assertThat(look.out()).doesNotContain("retire");
    assertThat(look.code()).isEqualTo(1);
    assertThat(look.err()).contains("[flash.table-unreadable]");
  }

  @Test
  void whatIsKeptIsSaidAndWhereItIs() throws IOException {
    byte[] flash = Files.readAllBytes(folder.resolve("board.bin"));
    int fctry = (4 << 20) - 0x20000;
    java.util.Arrays.fill(flash, fctry, fctry + 0x6000, (byte) 0xFF);
    Files.write(folder.resolve("board.bin"), flash);
    JsonNode kept = json("restore", "--port", board, "--act", "keep", "--reason", "erased");
    assertThat(kept.get("state").asText()).isEqualTo("KEPT");
    Path backup = Path.of(kept.get("backups").get(0).asText());
    assertThat(Files.size(backup)).isEqualTo(0x6000);
    JsonNode again = json("restore", "--port", board, "--act", "keep");
    assertThat(again.get("state").asText()).isEqualTo("UNTOUCHED");
    assertThat(shell.run("ledger", "show", serial).out())
        .contains("keep the identity and repair the partition", "erased");
  }

  /** At the line, and whatever is done with a unit that came back. */
  @Test
  void whatOthersHadInThePartitionIsSaidAndWhereItIs() throws IOException {
    String other =
        "sim:esp32c3?time=virtual&mac=02:00:00:00:00:09&flash=" + folder.resolve("b.bin");
    String[] make = {"provision", "--product", product.toString(), "--port", other};
    byte[] found = others(other);
    told(json(make), found);
    found = others(other);
    told(json("restore", "--port", other), found);
    found = others(other);
    String[] renew = {"restore", "--port", other, "--act", "new", "--product", product.toString()};
    told(json(with(renew, "--reason", "out", "--label-lost")), found);

    others(other);
    assertThat(shell.run("restore", "--port", other).out()).contains("rf-cal", "backups");
    others(other);
    Result renewed = shell.run(with(renew, "--reason", "out", "--label-lost"));
    assertThat(renewed.err()).as(renewed.out()).contains("rf-cal", "backups");
    String third =
        "sim:esp32c3?time=virtual&mac=02:00:00:00:00:10&flash=" + folder.resolve("c.bin");
    others(third);
    Result made = shell.run("provision", "--product", product.toString(), "--port", third);
    assertThat(made.code()).as(made.err()).isZero();
    assertThat(made.err()).contains("rf-cal", "backups");
  }

  private byte[] others(String port) throws IOException {
    try (NvsImage image = new NvsImage(0x6000)) {
      byte[] content = image.namespace("rf-cal").u32("offset", 42).toBytes();
      Path file = Files.write(folder.resolve("others.bin"), content);
      Result flashed = shell.run("flash", "--port", port, "fctry=" + file);
      assertThat(flashed.code()).as(flashed.err()).isZero();
      return content;
    }
  }

  private static void told(JsonNode end, byte[] found) throws IOException {
    assertThat(end.get("others")).hasSize(1);
    assertThat(end.get("others").get(0).asText()).isEqualTo("rf-cal");
    assertThat(Files.readAllBytes(Path.of(end.get("backups").get(0).asText()))).isEqualTo(found);
  }

  @Test
  void aNewIdentityEndsTheOldOne() throws IOException {
    String[] words = {
      "restore", "--port", board, "--act", "new", "--product", product.toString(), "--reason", "out"
    };
    assertThat(shell.run(words).err()).contains("[returns.label-to-destroy]");
    Result made = shell.run(with(words, "--destroyed-label", serial, "--json"));
    assertThat(made.code()).as(made.err()).isZero();
    String next = JSON.readTree(made.out()).get("serial").asText();
    assertThat(next).isNotEqualTo(serial);
    assertThat(shell.run("ledger", "show", serial).out()).contains("RETIRED", next, "out");
    assertThat(shell.run("ledger", "show", next).out())
        .contains("Takes the place of unit " + serial);
    assertThat(json("restore", "--port", board, "--look").get("case").asText())
        .isEqualTo("two-identities");
  }

  /** The sentence says what is wrong and what to do, and the unit stays what it was. */
  @Test
  void aBoardThatCannotTakeTheProductKeepsItsIdentity() throws IOException {
    Path other = folder.resolve("product/other.yaml");
    Files.writeString(other, Files.readString(product).replace("fctry", "factory_nvs"));
    String[] words = {
      "restore", "--port", board, "--act", "new", "--product", other.toString(), "--reason", "out"
    };
    Result refused = shell.run(with(words, "--label-lost"));
    assertThat(refused.code()).isEqualTo(1);
    assertThat(refused.err())
        .contains("factory_nvs", "Choose the right product", "[flash.label-absent]");
    byte[] flash = Files.readAllBytes(folder.resolve("board.bin"));
    java.util.Arrays.fill(flash, 0x8000, 0x9000, (byte) 0xFF);
    Files.write(folder.resolve("board.bin"), flash);
    assertThat(shell.run("restore", "--port", board, "--look").out())
        .contains("no partition table", "Flash the firmware first", "possible: retire\n")
        .doesNotContain("or keep, restore");
    JsonNode json = json("restore", "--port", board, "--look");
    assertThat(json.get("acts")).hasSize(1);
    assertThat(json.get("act").asText()).startsWith("Flash the firmware first");
    assertThat(json.get("state").asText()).isEqualTo("DONE");
  }

  @Test
  void aRetiredUnitIsDead() {
    assertThat(shell.run("restore", "--scan", serial, "--act", "retire").err())
        .contains("[returns.reason-missing]");
    Result retired = shell.run("restore", "--scan", serial, "--act", "retire", "--reason", "burnt");
    assertThat(retired.code()).as(retired.err()).isZero();
    assertThat(retired.out()).startsWith("RETIRED  " + serial);
    Result restored = shell.run("restore", "--port", board);
    assertThat(restored.code()).isEqualTo(1);
    assertThat(restored.err()).contains("[returns.dead]");
  }

  @ParameterizedTest
  @CsvSource({
    "restore, cli.restore-what",
    "restore --act keep --scan x, cli.restore-port",
    "restore --act new --port sim:esp32, cli.restore-product",
  })
  void wordsThatAreMissingAreWrongUse(String words, String code) {
    Result result = shell.run(words.split(" "));
    assertThat(result.code()).isEqualTo(2);
    assertThat(result.err().lines()).hasSize(1);
    assertThat(result.err()).contains("[" + code + "]");
  }

  private static String[] with(String[] words, String... more) {
    return java.util.stream.Stream.concat(
            java.util.Arrays.stream(words), java.util.Arrays.stream(more))
        .toArray(String[]::new);
  }

  private JsonNode json(String... words) throws IOException {
    Result result = shell.run(with(words, "--json"));
    assertThat(result.code()).as(result.err()).isZero();
    return JSON.readTree(result.out());
  }
}
