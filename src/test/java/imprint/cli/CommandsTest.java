package imprint.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import imprint.cli.Shell.Result;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CommandsTest {
  private static final String PAYLOAD = "MT:Y.K9042C00KA0648G00";

  @TempDir Path folder;
  private Shell shell;
  private String board;

  @BeforeEach
  void open() {
    shell = new Shell(folder);
    board = "sim:esp32c3?time=virtual&flash=" + folder.resolve("board.bin");
  }

  @Test
  void onlyTheProgramItselfOpensTheWindow() {
    String opens = "Without a command the station window opens.";
    assertThat(shell.run("--help").out()).contains(opens);
    assertThat(shell.run("label", "--help").out()).contains("render").doesNotContain(opens);
    assertThat(shell.run("ledger", "list", "--help").out()).doesNotContain(opens);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "demo",
        "testpki",
        "provision",
        "flash",
        "board",
        "ports",
        "inspect",
        "explain",
        "restore",
        "simulate",
        "bench",
        "label",
        "ledger",
        "nvs"
      })
  void everyCommandExplainsItself(String command) {
    Result result = shell.run(command, "--help");
    assertThat(result.code()).isZero();
    assertThat(result.out()).contains("Usage: imprint " + command);
  }

  @ParameterizedTest
  @CsvSource({
    "nonsense",
    "provision",
    "'board --port'",
    "'demo --boards many'",
    "'label print --printer a --next 1 --out b'",
    "'label scan --out b'",
    "'label render --out x.png'"
  })
  void wrongUseIsOneLineAndExitTwo(String words) {
    Result result = shell.run(words.split(" "));
    assertThat(result.code()).isEqualTo(2);
    assertThat(result.err().lines()).hasSize(1);
    assertThat(result.err()).startsWith("imprint: ").contains("--help");
  }

  @ParameterizedTest
  @CsvSource({
    "board --port /dev/there-is-none,                      link.port-absent",
    "board --port sim:esp9,                                sim.chip-unknown",
    "inspect no-such-file,                                 file.absent",
    "provision --product no.yaml --port sim:esp32,         file.absent",
    "ledger list --ledger no-such-ledger,                  ledger.absent",
    "testpki out --vid 0x1234 --pid 1,                     attestation.not-a-test-vendor"
  })
  void aFailureIsOneLineThatNamesItsCodeAndExitOne(String words, String code) {
    Result result = shell.run(words.split(" "));
    assertThat(result.code()).isEqualTo(1);
    assertThat(result.err().lines()).hasSize(1);
    assertThat(result.err()).startsWith("imprint: ").contains("[" + code + "]");
  }

  @ParameterizedTest
  @CsvSource({
    "flash --port sim:esp32 fctry,                         cli.place-wrong",
    "flash --port sim:esp32 a=b --baud 9600,               cli.number-wrong",
    "demo --boards 0,                                      cli.number-wrong",
    "simulate --chip esp32 --listen 70000,                 cli.number-outside",
    "label render --payload MT:Y.K9042C00KA0648G00 --out x.gif, cli.label-kind"
  })
  void aValueThatMakesNoSenseIsWrongUseToo(String words, String code) throws IOException {
    Files.write(folder.resolve("b"), new byte[1]);
    Result result = shell.run(words.replace("a=b", "a=" + folder.resolve("b")).split(" "));
    assertThat(result.code()).isEqualTo(2);
    assertThat(result.err().lines()).hasSize(1);
    assertThat(result.err()).contains("[" + code + "]");
  }

  @Test
  void theDemoGivesEveryBoardAnIdentityOfItsOwn() throws IOException {
    Path out = folder.resolve("demo");
    Result result = shell.run("demo", "--boards", "3", "--out", out.toString(), "--json");
    assertThat(result.code()).as(result.err()).isZero();
    Set<String> serials = new HashSet<>();
    for (String line : result.out().lines().toList()) {
      JsonNode unit = json(line);
      String serial = unit.get("serial").asText();
      serials.add(serial);
      assertThat(unit.get("state").asText()).isEqualTo("DONE");
      assertThat(unit.get("proof").asText()).startsWith("read-back-equal");
      assertThat(out.resolve(serial).resolve(serial + "-label.png")).isNotEmptyFile();
      assertThat(out.resolve(serial).resolve(serial + "-label.pdf")).isNotEmptyFile();
    }
    assertThat(serials).hasSize(3);
    Result list =
        shell.run(
            "ledger", "export", "--json", "--ledger", out.resolve("ledger.sqlite").toString());
    assertThat(list.out().lines()).hasSize(3).allMatch(line -> line.contains("\"state\":\"DONE\""));
  }

  @Test
  void aBoardIsProvisionedShownReprintedAndRestored() throws IOException {
    Path yaml = testProduct();
    Result provisioned =
        shell.run("provision", "--product", yaml.toString(), "--port", board, "--json");
    assertThat(provisioned.code()).as(provisioned.err()).isZero();
    assertThat(provisioned.err()).containsPattern("takes \\d+ of the 630 NVS entries");
    assertThat(provisioned.err()).contains("product.yaml is not released to the line");
    JsonNode unit = json(provisioned.out());
    String serial = unit.get("serial").asText();

    Result shown = shell.run("ledger", "show", unit.get("mac").asText());
    assertThat(shown.out()).contains(serial).contains("DONE");

    Result reprint = shell.run("label", "reprint", serial, "--reason", "torn");
    assertThat(reprint.code()).as(reprint.err()).isZero();
    assertThat(shell.run("ledger", "show", serial).out()).contains("torn");

    String[] render = {"label", "render", "--unit", serial, "--out", folder + "/u.pdf"};
    Result unrecorded = shell.run(render);
    assertThat(unrecorded.code()).isEqualTo(2);
    assertThat(unrecorded.err()).contains("--reason");
    Result blank = shell.run(AtThePrinter.with(render, "--reason", " "));
    assertThat(blank.code()).isEqualTo(1);
    assertThat(blank.err()).contains("[line.reason-missing]");
    assertThat(folder.resolve("u.pdf")).doesNotExist();
    Result drawn =
        shell.run(
            AtThePrinter.with(
                render, "--reason", "for the box", "--person", "Bo", "--copies", "2"));
    assertThat(drawn.code()).as(drawn.err()).isZero();
    assertThat(folder.resolve("u.pdf")).isNotEmptyFile();
    assertThat(shell.run("ledger", "show", serial).out()).contains("for the box", "Bo");

    Result restored = shell.run("restore", "--port", board, "--json");
    assertThat(restored.code()).as(restored.err()).isZero();
    assertThat(json(restored.out()).get("serial").asText()).isEqualTo(serial);

    Result again = shell.run("provision", "--product", yaml.toString(), "--port", board);
    assertThat(again.code()).isEqualTo(1);
    assertThat(again.err()).contains(serial).contains("[line.board-has-identity]");

    Result retired =
        shell.run("ledger", "retire", serial, "--reason", "scrapped", "--person", "Ada");
    assertThat(retired.code()).as(retired.err()).isZero();
    assertThat(shell.run("ledger", "show", serial).out()).contains("(Ada at ");
    assertThat(shell.run("provision", "--product", yaml.toString(), "--port", board).code())
        .isZero();
  }

  @Test
  void aBoardIsDescribed() throws IOException {
    Result result = shell.run("board", "--port", board, "--json");
    assertThat(result.code()).as(result.err()).isZero();
    JsonNode described = json(result.out());
    assertThat(described.get("chip").asText()).isEqualTo("ESP32-C3");
    assertThat(described.get("flashSize").asInt()).isEqualTo(4 << 20);
    assertThat(described.get("partitions").findValuesAsText("label")).contains("fctry");
    assertThat(shell.run("board", "--port", board).out()).contains("ESP32-C3").contains("fctry");
  }

  @Test
  void anImageIsFlashedByLabelAndByOffset() throws IOException {
    Path image = Files.write(folder.resolve("image.bin"), new byte[] {1, 2, 3, 4, 5});
    Result result =
        shell.run("flash", "--port", board, "fctry=" + image, "0x200000=" + image, "--json");
    assertThat(result.code()).as(result.err()).isZero();
    assertThat(result.out().lines())
        .hasSize(2)
        .allMatch(line -> line.contains("read-back-equal md5:"));
    byte[] flash = Files.readAllBytes(folder.resolve("board.bin"));
    assertThat(flash[0x200004]).isEqualTo((byte) 5);
    assertThat(flash[0x200005]).isEqualTo((byte) 0xFF);
    assertThat(shell.run("flash", "--port", board, "nowhere=" + image).err())
        .contains("[flash.label-absent]");
  }

  @Test
  void inspectTellsWhatAFileIsAndHidesItsSecrets() throws IOException {
    Path yaml = testProduct();
    assertThat(inspect("product/pai-cert.pem")).contains("PAI certificate").contains("0xFFF1");
    assertThat(inspect("product/pai-key.pem")).contains("private key");
    assertThat(inspect("product/cd.der")).contains("Certification Declaration");

    shell.run("provision", "--product", yaml.toString(), "--port", board);
    byte[] flash = Files.readAllBytes(folder.resolve("board.bin"));
    Files.write(folder.resolve("table.bin"), java.util.Arrays.copyOfRange(flash, 0x8000, 0x8C00));
    int fctry = (4 << 20) - 0x20000;
    Path image =
        Files.write(
            folder.resolve("nvs.bin"), java.util.Arrays.copyOfRange(flash, fctry, fctry + 0x6000));
    assertThat(inspect("table.bin")).contains("fctry", "24 KiB").doesNotContain("!");
    byte[] table = Files.readAllBytes(folder.resolve("table.bin"));
    // the flag of the row nvs, which is the first; the sum over the rows goes
    table[28] = 1;
    Files.write(folder.resolve("odd.bin"), java.util.Arrays.copyOf(table, 6 * 32));
    assertThat(inspect("odd.bin")).contains("! The partition nvs is marked as encrypted");
    assertThat(shell.run("inspect", folder.resolve("odd.bin").toString(), "--json").out())
        .contains("flash.nvs-encrypted");
    assertThat(inspect("nvs.bin")).contains("discriminator").contains("hidden");
    String hidden = line(inspect("nvs.bin"), "dac-key");
    String revealed = line(shell.run("inspect", image.toString(), "--reveal").out(), "dac-key");
    assertThat(hidden).contains("hidden").isNotEqualTo(revealed);
    assertThat(revealed).matches(".* blob +32 +[0-9a-f]{64}");
  }

  @Test
  void aLabelIsDrawnFromAPayloadAlone() {
    for (String kind : new String[] {"png", "pdf"}) {
      Path out = folder.resolve("label." + kind);
      Result result =
          shell.run(
              "label", "render", "--payload", PAYLOAD, "--serial", "7", "--out", out.toString());
      assertThat(result.code()).as(result.err()).isZero();
      assertThat(out).isNotEmptyFile();
    }
  }

  private Path testProduct() {
    Result result =
        shell.run(
            "testpki", folder.resolve("product").toString(), "--vid", "0xFFF1", "--pid", "0x8000");
    assertThat(result.code()).as(result.err()).isZero();
    return Path.of(result.out().strip());
  }

  private String inspect(String file) {
    Result result = shell.run("inspect", folder.resolve(file).toString());
    assertThat(result.code()).as(result.err()).isZero();
    return result.out();
  }

  private static String line(String text, String key) {
    return text.lines().filter(line -> line.contains(" " + key + " ")).findFirst().orElseThrow();
  }

  private static JsonNode json(String line) throws IOException {
    return new ObjectMapper().readTree(line);
  }
}
