package imprint.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import imprint.cli.Shell.Result;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Boards with the product file that {@code imprint testpki} writes, as scripts see them. */
class ProvisionCommandTest {
  private static final String DEAD = "sim:esp32c3?time=off&fault=silent";

  @TempDir Path folder;
  private Shell shell;
  private Path product;

  @BeforeEach
  void make() {
    shell = new Shell(folder);
    Path place = folder.resolve("product");
    product = place.resolve("product.yaml");
    assertThat(shell.run("testpki", place.toString(), "--vid", "0xFFF1", "--pid", "0x8000").code())
        .isZero();
  }

  @ParameterizedTest
  @CsvSource({"panic, boot.panic", "restart-loop, boot.restart-loop"})
  void aBoardWhoseFirmwareDoesNotRunFails(String app, String code) throws Exception {
    Result made = provision("sim:esp32c3?time=virtual&app=" + app);
    assertThat(made.code()).isEqualTo(1);
    JsonNode line = json(made);
    assertThat(line.path("state").asText()).isEqualTo("SET_ASIDE");
    assertThat(line.path("code").asText()).isEqualTo(code);
    assertThat(line.path("nextAct").asText()).isNotEmpty();
  }

  /** Loader or application: whatever is missing, the board waits for it with nothing spent. */
  @ParameterizedTest
  @ValueSource(ints = {0, 0x10000})
  void aBoardWithoutFirmwareCostsNoIdentity(int missing) throws Exception {
    Path flash = folder.resolve("board.bin");
    String port = "sim:esp32c3?time=virtual&flash=" + flash;
    assertThat(shell.run("board", "--port", port).code()).isZero();
    byte[] sound = Files.readAllBytes(flash);
    byte[] memory = sound.clone();
    Arrays.fill(memory, missing, missing + 0x1000, (byte) 0xFF);
    Files.write(flash, memory);
    Result refused = provision(port);
    assertThat(refused.code()).isEqualTo(1);
    JsonNode line = json(refused);
    assertThat(line.path("code").asText()).isEqualTo("line.no-firmware");
    assertThat(line.path("after").asText()).isEqualTo("IDENTIFIED");
    assertThat(line.has("serial")).isFalse();
    assertThat(units()).isEmpty();
    assertThat(flash).hasBinaryContent(memory);

    Files.write(flash, sound);
    assertThat(json(provision(port)).path("state").asText()).isEqualTo("DONE");
    assertThat(units().lines()).hasSize(1);
  }

  private String units() {
    Result listed = shell.run("ledger", "list");
    assertThat(listed.code()).as(listed.err()).isZero();
    return listed.out();
  }

  /** People read notes as they come; for a script they stand with the unit. */
  @Test
  void notesStandInTheLineOfTheUnit() throws Exception {
    JsonNode quiet = json(provision("sim:esp32c3?time=virtual"));
    assertThat(quiet.path("state").asText()).isEqualTo("DONE");
    assertThat(quiet.path("notes").isArray()).isTrue();
    assertThat(quiet.path("notes")).isEmpty();
    Files.writeString(product, Files.readString(product) + "boot: {watch: application}\n");
    Result shown = provision("sim:esp32c3?time=virtual");
    assertThat(shown.err()).doesNotContain("shows the data of this very unit");
    JsonNode note = json(shown).path("notes").path(0);
    assertThat(note.path("finding").asText()).isEqualTo("boot.agrees");
    assertThat(note.path("severity").asText()).isEqualTo("NOTE");
    assertThat(note.path("sentence").asText()).contains("this very unit");
    assertThat(note.path("nextAct").asText()).isNotEmpty();
  }

  @Test
  void aBoardThatDidNotPassHasItsNotesToo() throws Exception {
    Files.writeString(
        product,
        Files.readString(product) + "boot: {watch: application, seconds: 1, at-most: 1}\n");
    JsonNode line = json(provision("sim:esp32c3?time=virtual&app=encrypting-stuck"));
    assertThat(line.path("code").asText()).isEqualTo("boot.still-encrypting");
    assertThat(line.path("notes").path(0).path("finding").asText()).isEqualTo("boot.encrypting");
  }

  @Test
  void ctrlCDoesNotLetGoOfABoardThatEncrypts() {
    shell.watched(
        printed -> {
          if (printed.contains("Do not unplug it") && !shell.stop().asked()) {
            Interruption.by(shell);
          }
        });
    Result made = told("sim:esp32c3?time=virtual&security=first-boot");
    shell.stop().ended();
    assertThat(shell.stop().asked()).isTrue();
    assertThat(made.out()).startsWith("PASS  ");
    assertThat(made.code()).isZero();
  }

  @Test
  void whatIsToBeDoneAboutAUnitThatIsLeftIsSaid() throws Exception {
    Files.writeString(
        product, Files.readString(product) + "boot: {watch: application, seconds: 100}\n");
    // runs for a second before it breaks off
    String port = "sim:esp32c3?time=real&app=panic";
    shell.watched(
        printed -> {
          if (printed.contains("PROVEN") && !shell.stop().asked()) {
            Interruption.by(shell);
          }
        });
    Result made = told(port);
    shell.stop().ended();
    assertThat(made.code()).isEqualTo(1);
    assertThat(made.out()).as(made.err()).isEqualTo("STOPPED\n");
    assertThat(made.err()).contains("it keeps its identity", "[line.stopped-open]");
  }

  @Test
  void whereTheLastFramesOfADeadBoardLieIsSaid() throws Exception {
    Result dead = told(DEAD);
    assertThat(dead.code()).isEqualTo(1);
    assertThat(dead.err().lines().toList().getLast()).contains("[rom.no-answer]");
    String line = "imprint: the last frames are in ";
    assertThat(dead.err().lines().filter(said -> said.startsWith(line)))
        .singleElement()
        .satisfies(said -> assertThat(Path.of(said.substring(line.length()))).isNotEmptyFile());

    String json = provision(DEAD).out();
    assertThat(Path.of(new ObjectMapper().readTree(json).get("trace").asText()))
        .content()
        .contains("Sync");
  }

  /** What somebody says of the board is held against it, and costs no identity. */
  @ParameterizedTest
  @ValueSource(strings = {"provision", "restore"})
  void aBoardThatIsNotAsWasSaidIsRefused(String command) throws Exception {
    String port = "sim:esp32c3?time=virtual&flash=" + folder.resolve("board.bin");
    String[] more = {"--flash-size", "8", "--json"};
    if (command.equals("restore")) {
      assertThat(provision(port).code()).isZero();
    }
    Result refused =
        command.equals("provision")
            ? told(port, more)
            : shell.run(
                AtThePrinter.with(
                    new String[] {"restore", "--port", port, "--product", product.toString()},
                    AtThePrinter.with(
                        new String[] {"--act", "new", "--reason", "x", "--label-lost"}, more)));
    assertThat(refused.code()).isEqualTo(1);
    assertThat(refused.out() + refused.err()).contains("rom.flash-size-other");
    assertThat(units().lines().filter(line -> line.contains("RETIRED"))).isEmpty();
  }

  @Test
  void boardsMadeOfSoftwareFollowEachOther() {
    Result three = told("sim:esp32c3?time=virtual", "--count", "3");
    assertThat(three.code()).as(three.err()).isZero();
    assertThat(three.out().lines()).hasSize(3).allMatch(line -> line.startsWith("PASS"));
    assertThat(three.err()).doesNotContain("waiting");
  }

  /** As people read it. */
  private Result told(String port, String... more) {
    String[] words = {"provision", "--product", product.toString(), "--port", port};
    return shell.run(AtThePrinter.with(words, more));
  }

  private Result provision(String port) {
    return shell.run("provision", "--product", product.toString(), "--port", port, "--json");
  }

  private static JsonNode json(Result result) throws Exception {
    assertThat(result.out().lines()).as(result.err()).hasSize(1);
    return new ObjectMapper().readTree(result.out());
  }

  /** Nobody sits at the terminal of a service. */
  @Test
  void thePasswordOfTheKeyMayStandInAFile() throws Exception {
    Path pki = Path.of("src/test/resources/pki").toAbsolutePath();
    String text = Files.readString(product);
    for (String[] field :
        new String[][] {
          {"pai-certificate", "pai-fff1-8000-cert.pem"},
          {"pai-key", "pai-fff1-8000-key.enc.pem"},
          {"certification-declaration", "cd-fff1-8000.der"},
          {"paa-certificate", "paa-cert.pem"},
          {"cd-signer-certificate", "cd-signer-cert.pem"}
        }) {
      text = text.replaceAll(field[0] + ": .*", field[0] + ": " + pki.resolve(field[1]));
    }
    Files.writeString(product, text);
    Path password = Files.writeString(folder.resolve("password"), "secret\n");
    String[] words = {
      "provision", "--product", product.toString(), "--port", "sim:esp32c3?time=virtual"
    };
    Result locked = shell.run(words);
    assertThat(locked.code()).isEqualTo(1);
    Result made = shell.run(AtThePrinter.with(words, "--password-file", password.toString()));
    assertThat(made.code()).as(made.err()).isZero();
  }
}
