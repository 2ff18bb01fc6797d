package imprint.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import imprint.bench.SimulatedPorts;
import imprint.cli.BoardOnDesk.Row;
import imprint.cli.Shell.Result;
import imprint.esp.link.Plug;
import imprint.esp.link.Ports;
import imprint.finding.Refusal;
import java.io.IOException;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BoardCommandTest {
  @TempDir Path folder;
  private BoardOnDesk bench;
  private Shell shell;

  @BeforeEach
  void open() throws IOException {
    bench = new BoardOnDesk(folder);
    shell = new Shell(folder);
  }

  private static JsonNode json(Result result) throws IOException {
    assertThat(result.code()).as(result.err()).isZero();
    return new ObjectMapper().readTree(result.out());
  }

  /** Emulators have such chips. */
  @ParameterizedTest
  @CsvSource({"esp32", "esp32c3", "esp32s3"})
  void aChipWithoutAMacIsShownAndFlashed(String chip) throws IOException {
    String port =
        "sim:%s?time=off&mac=00:00:00:00:00:00&flash=%s".formatted(chip, bench.path("board.bin"));
    assertThat(json(shell.run("board", "--port", port, "--json")).get("mac").asText()).isEmpty();
    assertThat(shell.run("board", "--port", port).out()).contains("none is burnt");
    Result flashed = shell.run("flash", "--port", port, "fctry=" + bench.path("fctry.bin"));
    assertThat(flashed.code()).as(flashed.err()).isZero();
    assertThat(flashed.out()).contains("read-back-equal");
    assertThat(bench.flash(BoardOnDesk.FCTRY, BoardOnDesk.FCTRY_SIZE))
        .isEqualTo(bench.filled("fctry.bin", BoardOnDesk.FCTRY_SIZE));
  }

  @ParameterizedTest
  @CsvSource({
    "esp32c3,  open,                        false, 0, true,  false, [0;0;0;0;0;0]",
    "esp32c3,  development,                 true,  1, true,  false, [4;0;0;0;0;0]",
    "esp32c3,  release,                     true,  7, false, false, [4;0;0;0;0;0]",
    "esp32c3,  secure-download-release,     true,  7, null,  true,  [4;0;0;0;0;0]",
    "esp32c3,  first-boot,                  false, 0, true,  false, [0;0;0;0;0;0]",
    "esp32,    release,                   true, 127, false, false, []",
    "esp32,    development,                 true,  1, true,  false, []"
  })
  void itsSecurityIsToldToMachines(
      String chip,
      String state,
      boolean on,
      int count,
      String manual,
      boolean secureDownload,
      String purposes)
      throws IOException {
    JsonNode board =
        json(shell.run("board", "--port", bench.port(chip, "security=" + state), "--json"));
    assertThat(board.get("flashEncryption").asBoolean()).isEqualTo(on);
    assertThat(board.get("encryptionCount").asInt()).isEqualTo(count);
    assertThat(board.get("manualEncryption").toString()).isEqualTo(manual);
    assertThat(board.get("secureDownload").asBoolean()).isEqualTo(secureDownload);
    assertThat(board.get("keyPurposes").toString()).isEqualTo(purposes.replace(';', ','));
    assertThat(board.get("mac").asText()).isEqualTo(secureDownload ? "" : BoardOnDesk.MAC);
    assertThat(board.get("flashSize").isNull()).isEqualTo(secureDownload);
  }

  @ParameterizedTest
  @CsvSource({
    "open,                    'off;all empty;loader            whole'",
    "development,             'on, in development mode;burnt;0: flash encryption XTS-AES-128'",
    "release,                 'on, in release mode'",
    "secure-download,         'off;cannot be read (Secure Download Mode);it only writes'",
    "secure-download-release, 'on; in which mode cannot be read|burnt|as a file, or write to'"
  })
  void itsSecurityIsToldToPeople(String state, String words) {
    Result result = shell.run("board", "--port", bench.port("esp32c3", "security=" + state));
    assertThat(result.code()).isZero();
    assertThat(result.out()).contains(words.split(words.contains("|") ? "\\|" : ";"));
  }

  @Test
  void anEncryptedTableIsReadWithTheKeyOrTakenFromAFile() throws IOException {
    String port = bench.keyed("esp32s3", "security=release&secure-boot");
    Result dark = shell.run("board", "--port", port);
    assertThat(dark.code()).isZero();
    assertThat(dark.out()).contains("its partition table cannot be read").doesNotContain("fctry");
    assertThat(dark.out()).containsPattern("secure boot +on").contains("secure boot digest 0");
    Result known = shell.run("board", "--port", port, "--flash-key", bench.path("flash.key"));
    assertThat(known.out()).contains("fctry", "nvs_keys").doesNotContain("cannot be read");
    bench.usualTable();
    Result given = shell.run("board", "--port", port, "--table", bench.path("table.bin"));
    assertThat(given.out()).contains("partitions as in ").contains("fctry");
    bench.secret("wrong.key", new byte[32]);
    Result wrong = shell.run("board", "--port", port, "--flash-key", bench.path("wrong.key"));
    assertThat(wrong.out()).contains("does not fit the board").doesNotContain("fctry");
  }

  @ParameterizedTest
  @CsvSource({
    "open,            true,  flash.table-absent",
    "open,            false, null",
    "secure-download, false, flash.table-hidden",
    "release,         false, flash.table-encrypted"
  })
  void machinesAreToldWhyThereAreNoPartitions(String state, boolean bare, String why)
      throws IOException {
    String more = "security=" + state + (bare ? "&blank" : "");
    JsonNode board = json(shell.run("board", "--port", bench.port("esp32c3", more), "--json"));
    assertThat(board.get("noPartitions").asText()).isEqualTo(why);
    assertThat(board.get("partitions").isEmpty()).isEqualTo(!why.equals("null"));
  }

  @Test
  void whatIsOddAboutAPartitionStandsBelowIt() throws IOException {
    bench.file(
        "odd.bin",
        BoardOnDesk.table(
            new Row("fine", 1, 2, 0x9000, 0x3000, 0),
            new Row("sealed", 1, 2, 0xC000, 0x3000, 1),
            new Row("bare", 1, 4, 0x10000, 0x1000, 0),
            new Row("over", 1, 6, 0x20000, 0x3000, 0),
            new Row("lap", 1, 6, 0x22000, 0x3000, 0),
            new Row("far", 1, 6, 0x3FF000, 0x3000, 0),
            new Row("last", 1, 6, 0xFFFFF000, 0x3000, 0)));
    String port = bench.port("esp32c3", "");
    shell.run("flash", "--port", port, "0x8000=" + bench.path("odd.bin"));
    JsonNode rows = json(shell.run("board", "--port", port, "--json")).get("partitions");
    assertThat(rows.findValues("notes").stream().map(JsonNode::toString))
        .containsExactly(
            "[]",
            "[\"flash.nvs-encrypted\"]",
            "[\"flash.keys-not-encrypted\"]",
            "[\"flash.shared\"]",
            "[\"flash.shared\"]",
            "[\"flash.beyond-flash\"]",
            "[\"flash.beyond-flash\"]");
    assertThat(shell.run("board", "--port", port).out())
        .contains("! The partition sealed is marked as encrypted")
        .contains("! The partition over shares flash memory with lap.");
  }

  @Test
  void aBoardThatMustNotStartYetIsLeftInItsLoader() throws IOException {
    String port = bench.port("esp32c3", "security=first-boot");
    assertThat(shell.run("board", "--port", port, "--stay").code()).isZero();
    byte[] before = bench.bytes("board.bin");
    shell.run("board", "--port", port, "--stay");
    assertThat(bench.bytes("board.bin")).isEqualTo(before);
  }

  @Test
  void aPortThatIsNotThereYetIsWaitedFor() {
    AtomicInteger tries = new AtomicInteger();
    SimulatedPorts boards = new SimulatedPorts(new SecureRandom());
    Plug late =
        () -> {
          if (tries.incrementAndGet() < 4) {
            throw Refusal.of("link.port-absent", "late:");
          }
          return boards.open("sim:esp32c6?time=off");
        };
    Shell patient = new Shell(folder, new Ports(Map.of("late:", _ -> late)));
    assertThat(patient.run("board", "--port", "late:").err()).contains("[link.port-absent]");
    Result result = patient.run("board", "--port", "late:", "--wait");
    assertThat(result.code()).as(result.err()).isZero();
    assertThat(result.out()).contains("ESP32-C6");
    assertThat(result.err().lines()).hasSize(1);
    assertThat(result.err()).startsWith("imprint: waiting for the board. ");
  }

  @Test
  void waitingEndsWhenItIsInterrupted() {
    Plug never =
        () -> {
          throw Refusal.of("link.port-absent", "never:");
        };
    Shell patient = new Shell(folder, new Ports(Map.of("never:", _ -> never)));
    patient.stop().ask();
    Result result = patient.run("board", "--port", "never:", "--wait");
    assertThat(result.code()).isEqualTo(1);
    assertThat(result.err()).endsWith("imprint: stopped.\n");
  }
}
