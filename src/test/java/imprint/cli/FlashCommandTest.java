package imprint.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import imprint.cli.BoardOnDesk.Row;
import imprint.cli.Shell.Result;
import imprint.esp.chip.Chips;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FlashCommandTest {
  @TempDir Path folder;
  private BoardOnDesk bench;
  private Shell shell;

  @BeforeEach
  void open() throws IOException {
    bench = new BoardOnDesk(folder);
    shell = new Shell(folder);
  }

  private Result flash(String port, String... words) {
    List<String> line = new ArrayList<>(List.of("flash", "--port", port));
    line.addAll(Arrays.asList(words));
    return shell.run(line.toArray(String[]::new));
  }

  private String data() {
    return "fctry=" + bench.path("fctry.bin");
  }

  private String keys() {
    return "nvs_keys=" + bench.path("keys.bin");
  }

  private String keysAt() {
    return "0x%x=%s".formatted(BoardOnDesk.KEYS, bench.path("keys.bin"));
  }

  private static List<JsonNode> json(Result result) throws IOException {
    assertThat(result.code()).as(result.err()).isZero();
    List<JsonNode> lines = new ArrayList<>();
    for (String line : result.out().lines().toList()) {
      lines.add(new ObjectMapper().readTree(line));
    }
    return lines;
  }

  private static void proven(Result result, String... grades) throws IOException {
    List<JsonNode> lines = json(result);
    assertThat(lines).hasSize(grades.length);
    for (int i = 0; i < grades.length; i++) {
      assertThat(lines.get(i).get("proof").asText()).startsWith(grades[i]);
    }
  }

  private void dataLies() throws IOException {
    assertThat(bench.flash(BoardOnDesk.FCTRY, BoardOnDesk.FCTRY_SIZE))
        .isEqualTo(bench.filled("fctry.bin", BoardOnDesk.FCTRY_SIZE));
  }

  @ParameterizedTest
  @CsvSource({
    "esp32, open",
    "esp32s2, open",
    "esp32c6, first-boot",
    "esp32p4, open",
    "esp32c2, first-boot"
  })
  void beforeItsFirstStartABoardGetsEverythingPlain(String chip, String security)
      throws IOException {
    Result result =
        flash(
            bench.port(chip, "security=" + security),
            data(),
            keys(),
            "--encrypt",
            "nvs_keys",
            "--stay",
            "--json");
    proven(result, "read-back-equal md5:", "read-back-equal md5:");
    dataLies();
    assertThat(bench.flash(BoardOnDesk.KEYS, BoardOnDesk.KEYS_SIZE))
        .isEqualTo(bench.bytes("keys.bin"));
  }

  @ParameterizedTest
  @CsvSource({
    "esp32c3, development", "esp32c3, release", "esp32s3, development", "esp32s2, release",
    "esp32, development", "esp32, release", "esp32c2, release", "esp32p4, development"
  })
  void withTheBoardsKeyItsKeysPartitionIsProvenToTheByte(String chip, String security)
      throws IOException {
    String port = bench.keyed(chip, "security=" + security);
    Result result = flash(port, "--flash-key", bench.path("flash.key"), data(), keys(), "--json");
    proven(result, "read-back-equal md5:", "ciphertext-equal md5:");
    dataLies();
    assertThat(
            bench.decrypted(
                Chips.byKey(chip).orElseThrow(), BoardOnDesk.KEYS, BoardOnDesk.KEYS_SIZE))
        .isEqualTo(bench.bytes("keys.bin"));
  }

  @Test
  void inDevelopmentModeTheChipEncryptsWithAKeyThatNobodyKnows() throws IOException {
    bench.usualTable();
    String port = bench.keyed("esp32c3", "security=development");
    Result result = flash(port, "--table", bench.path("table.bin"), keys(), data(), "--json");
    proven(result, "ciphertext-plausible md5:", "read-back-equal md5:");
    assertThat(bench.decrypted(Chips.ESP32_C3, BoardOnDesk.KEYS, BoardOnDesk.KEYS_SIZE))
        .isEqualTo(bench.bytes("keys.bin"));
    assertThat(result.err()).isEmpty();
  }

  @Test
  void theRegistersOfAnEsp32AreDrivenWithAWarning() throws IOException {
    String port = bench.keyed("esp32", "security=development");
    Result result = flash(port, keysAt());
    assertThat(result.code()).as(result.err()).isZero();
    assertThat(result.out()).contains("(experimental)").contains("ciphertext-plausible md5:");
    assertThat(result.err()).startsWith("imprint: warning: ").contains("[flash.experimental]");
    assertThat(bench.decrypted(Chips.ESP32, BoardOnDesk.KEYS, BoardOnDesk.KEYS_SIZE))
        .isEqualTo(bench.bytes("keys.bin"));
  }

  @ParameterizedTest
  @CsvSource({
    "secure-download,             false",
    "secure-download-development, false",
    "secure-download-release,     true"
  })
  void inSecureDownloadModeNothingIsClaimedButWhatTheChipAcknowledged(
      String security, boolean withKey) throws IOException {
    bench.usualTable();
    List<String> words =
        new ArrayList<>(List.of("--table", bench.path("table.bin"), data(), keys(), "--json"));
    if (withKey) {
      words.addAll(List.of("--flash-key", bench.path("flash.key")));
    }
    Result result =
        flash(bench.keyed("esp32c3", "security=" + security), words.toArray(String[]::new));
    List<JsonNode> lines = json(result);
    assertThat(lines).hasSize(2).allMatch(l -> l.get("proof").asText().equals("acknowledged-only"));
    assertThat(result.err()).contains("[flash.only-acknowledged]", "[flash.size-unchecked]");
    dataLies();
    boolean sealed = !security.equals("secure-download");
    assertThat(
            sealed
                ? bench.decrypted(Chips.ESP32_C3, BoardOnDesk.KEYS, BoardOnDesk.KEYS_SIZE)
                : bench.flash(BoardOnDesk.KEYS, BoardOnDesk.KEYS_SIZE))
        .isEqualTo(bench.bytes("keys.bin"));
  }

  @Test
  void inSecureDownloadModeOffsetsWillDoAndTheSizeMayBeTold() throws IOException {
    Result result =
        flash(
            bench.keyed("esp32c3", "security=secure-download-development"),
            keysAt(),
            "--flash-size",
            "4");
    assertThat(result.code()).as(result.err()).isZero();
    assertThat(result.out()).contains("acknowledged-only").contains("nothing could be read back");
    assertThat(result.err()).doesNotContain("flash.size-unchecked");
  }

  @Test
  void keysAreFoundInAFolderByTheBoardsMac() throws IOException {
    bench.secret("keys/key-246F28010203.bin", bench.key);
    bench.secret("keys/key-246F28010204.bin", new byte[] {1, 2, 3});
    String port = bench.keyed("esp32c3", "security=release");
    Result found = flash(port, "--flash-key", bench.path("keys"), keys(), "--json");
    proven(found, "ciphertext-equal md5:");
    Files.delete(folder.resolve("keys/key-246F28010203.bin"));
    Result none = flash(port, "--flash-key", bench.path("keys"), keysAt());
    assertThat(none.code()).isEqualTo(1);
    assertThat(none.err()).contains("[flashkey.none]").contains("[flash.release-needs-key]");
  }

  @Test
  void aTableElsewhereCountsWhereSomebodySaysSo() throws IOException {
    bench.file("table.bin", BoardOnDesk.table(new Row("elsewhere", 1, 2, 0x300000, 0x3000, 0)));
    bench.file("small.bin", new byte[] {1, 2, 3});
    String port = bench.port("esp32c3", "");
    json(flash(port, "0x10000=" + bench.path("table.bin"), "--json"));
    json(flash(port, "--table-offset=0x10000", "elsewhere=" + bench.path("small.bin"), "--json"));
    assertThat(bench.flash(0x300000, 3)).containsExactly(1, 2, 3);
    Result there = shell.run("board", "--port", port, "--table-offset", "65536");
    assertThat(there.out()).contains("elsewhere");
    Result over = flash(port, "--table-offset=0x10000", "0x10000=" + bench.path("small.bin"));
    assertThat(over.err()).contains("[flash.over-table]").contains("0x10000");
  }

  @Test
  void whatIsThereAlreadyIsLeftAlone() throws IOException {
    String port = bench.port("esp32c3", "");
    assertThat(json(flash(port, data(), "--json")).getFirst().get("written").asBoolean()).isTrue();
    // a board that cannot erase is none the wiser
    Result again = flash(port + "fault=stuck-erase", data(), "--json");
    assertThat(json(again).getFirst().get("written").asBoolean()).isFalse();
    assertThat(flash(port, data()).out()).contains("was there already");
  }

  @Test
  void aDryRunShowsThePlanAndChangesNothing() throws IOException {
    // the first start would encrypt the whole board
    String port = bench.port("esp32c3", "security=first-boot");
    assertThat(shell.run("board", "--port", port, "--stay").code()).isZero();
    byte[] before = bench.bytes("board.bin");
    Result words = flash(port, data(), keys(), "--dry-run");
    assertThat(words.code()).as(words.err()).isZero();
    assertThat(words.out())
        .contains("plan   fctry at 0x3e0000, 24576 bytes", "nothing was changed");
    List<JsonNode> lines = json(flash(port, data(), keys(), "--dry-run", "--json"));
    assertThat(lines.getFirst().get("sealing").asText()).isEqualTo("plain");
    assertThat(lines.getFirst().get("matches").asBoolean()).isFalse();
    assertThat(bench.bytes("board.bin")).isEqualTo(before);
  }

  @Test
  void progressIsShownToAPersonOnly() {
    String port = bench.port("esp32c3", "");
    assertThat(flash(port, data()).err()).isEmpty();
    shell.watched(_ -> {});
    bench.folder.resolve("board.bin").toFile().delete();
    assertThat(flash(port, data()).err()).contains("%");
    bench.folder.resolve("board.bin").toFile().delete();
    assertThat(flash(port, data(), "--json").err()).isEmpty();
  }

  @Test
  void numbersAreOffsetsHoweverTheyAreWritten() throws IOException {
    Result result =
        flash(
            bench.port("esp32c3", ""),
            "2097152=" + bench.path("keys.bin"),
            "--encrypt",
            "0X200000",
            "--json");
    assertThat(json(result).getFirst().get("offset").asInt()).isEqualTo(0x200000);
  }

  @Test
  void afterAnInterruptionTheRegionIsErasedAndTheProgramSaysSo() throws IOException {
    String port = bench.port("esp32c3", "");
    assertThat(flash(port, data(), keys()).code()).isZero();
    byte[] dense = new byte[0x6000];
    // in several blocks, as it cannot be compressed
    new Random(1).nextBytes(dense);
    Path other = bench.file("other.bin", dense);
    Pattern some = Pattern.compile("[1-9]\\d? %");
    shell.watched(
        printed -> {
          if (some.matcher(printed).find() && !shell.stop().asked()) {
            Interruption.by(shell);
          }
        });
    Path newKeys = bench.file("new-keys.bin", BoardOnDesk.keys());
    Result stopped = flash(port, "fctry=" + other, "nvs_keys=" + newKeys);
    shell.stop().ended();
    assertThat(stopped.code()).isEqualTo(1);
    assertThat(stopped.err())
        .contains("imprint: stopping; leave the board connected.")
        .contains("what was being written is erased")
        .endsWith("imprint: stopped.\n");
    assertThat(bench.flash(BoardOnDesk.FCTRY, BoardOnDesk.FCTRY_SIZE)).containsOnly(0xFF);
    assertThat(bench.flash(BoardOnDesk.KEYS, BoardOnDesk.KEYS_SIZE)).containsOnly(0xFF);
  }
}
