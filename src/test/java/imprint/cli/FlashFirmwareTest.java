package imprint.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import imprint.cli.BoardOnDesk.Row;
import imprint.cli.Shell.Result;
import imprint.esp.chip.Chip;
import imprint.esp.chip.Chips;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A folder as ESP-IDF's build leaves it, written in one session with a unit's data. */
class FlashFirmwareTest {
  private static final int NEW_FCTRY = 0x200000;
  private static final int NEW_KEYS = 0x210000;

  @TempDir Path folder;
  private BoardOnDesk bench;
  private Shell shell;

  @BeforeEach
  void open() throws IOException {
    bench = new BoardOnDesk(folder);
    shell = new Shell(folder);
  }

  private void build(Chip chip, String flashSize) throws IOException {
    bench.file("build/bootloader/bootloader.bin", BoardOnDesk.program(chip, 0x5000));
    bench.file("build/app.bin", BoardOnDesk.program(chip, 0x12345));
    bench.file(
        "build/table.bin",
        BoardOnDesk.table(
            new Row("nvs", 1, 2, 0x9000, 0x6000, 0),
            new Row("factory", 0, 0, 0x10000, 0x180000, 0),
            new Row("fctry", 1, 2, NEW_FCTRY, 0x6000, 0),
            new Row("nvs_keys", 1, 4, NEW_KEYS, 0x1000, 1)));
    bench.file(
        "build/flasher_args.json",
        """
        { "flash_settings" : { "flash_mode": "dio", "flash_size": "%s", "flash_freq": "80m" },
          "flash_files" : { "0x%x" : "bootloader/bootloader.bin", "0x10000" : "app.bin",
                            "0x8000" : "table.bin" },
          "bootloader" : { "offset" : "0x%x", "file" : "bootloader/bootloader.bin", "encrypted" : "false" },
          "app" : { "offset" : "0x10000", "file" : "app.bin", "encrypted" : "false" },
          "partition-table" : { "offset" : "0x8000", "file" : "table.bin", "encrypted" : "false" },
          "extra_esptool_args" : { "chip" : "%s" } }
        """
            .formatted(flashSize, chip.boot().loader(), chip.boot().loader(), chip.key())
            .getBytes(StandardCharsets.UTF_8));
  }

  private Result flash(String port, String... more) {
    List<String> line =
        new ArrayList<>(List.of("flash", "--port", port, "--firmware", bench.path("build")));
    line.addAll(Arrays.asList(more));
    return shell.run(line.toArray(String[]::new));
  }

  private String[] unit() {
    return new String[] {
      "fctry=" + bench.path("fctry.bin"), "nvs_keys=" + bench.path("keys.bin"), "--json"
    };
  }

  @ParameterizedTest
  @CsvSource({"esp32", "esp32c3", "esp32s3", "esp32c5"})
  void aBlankBoardGetsFirmwareAndItsDataByTheNewTable(String name) throws IOException {
    Chip chip = Chips.byKey(name).orElseThrow();
    build(chip, "4MB");
    Result result = flash(bench.port(name, "blank"), unit());
    assertThat(result.code()).as(result.err()).isZero();
    List<String> regions = new ArrayList<>();
    for (String line : result.out().lines().toList()) {
      JsonNode region = new ObjectMapper().readTree(line);
      regions.add(region.get("region").asText());
      assertThat(region.get("proof").asText()).startsWith("read-back-equal md5:");
    }
    assertThat(regions)
        .containsExactlyInAnyOrder("bootloader", "partition-table", "app", "fctry", "nvs_keys");
    assertThat(bench.flash(NEW_FCTRY, 0x6000)).isEqualTo(bench.filled("fctry.bin", 0x6000));
    assertThat(bench.flash(0x10000, 0x12345)).isEqualTo(bench.bytes("build/app.bin"));
    assertThat(bench.flash(chip.boot().loader(), 0x5000))
        .isEqualTo(bench.bytes("build/bootloader/bootloader.bin"));
  }

  @ParameterizedTest
  @CsvSource({
    "esp32c3, development, false, ciphertext-plausible",
    "esp32c3, release, true, ciphertext-equal",
    "esp32, release, true, ciphertext-equal"
  })
  void onAnEncryptedBoardProgramsAndTableAreEncryptedWhateverTheBuildSays(
      String name, String state, boolean known, String grade) throws IOException {
    Chip chip = Chips.byKey(name).orElseThrow();
    build(chip, "4MB");
    List<String> words = new ArrayList<>(Arrays.asList(unit()));
    if (known) {
      words.addAll(List.of("--flash-key", bench.path("flash.key")));
    }
    Result result = flash(bench.keyed(name, "security=" + state), words.toArray(String[]::new));
    assertThat(result.code()).as(result.err()).isZero();
    for (String line : result.out().lines().toList()) {
      JsonNode region = new ObjectMapper().readTree(line);
      boolean data = region.get("region").asText().equals("fctry");
      assertThat(region.get("proof").asText()).startsWith(data ? "read-back-equal" : grade);
    }
    assertThat(bench.decrypted(chip, 0x10000, 0x13000)).startsWith(bench.bytes("build/app.bin"));
    assertThat(bench.decrypted(chip, 0x8000, 0xC00)).isEqualTo(bench.bytes("build/table.bin"));
    assertThat(bench.decrypted(chip, NEW_KEYS, 0x1000)).isEqualTo(bench.bytes("keys.bin"));
    assertThat(bench.flash(NEW_FCTRY, 0x6000)).isEqualTo(bench.filled("fctry.bin", 0x6000));
  }

  /**
   * Which files are encrypted is said by the table of the build; its marks are there in
   * development.
   */
  @ParameterizedTest
  @CsvSource({"false", "true"})
  void onAnEncryptedBoardTheTableOfTheBuildSaysWhatElseIsEncrypted(String mark) throws IOException {
    build(Chips.ESP32_C3, "4MB");
    byte[] data = BoardOnDesk.program(Chips.ESP32_C3, 0x1000);
    data[12] = (byte) 0x99;
    for (String name : List.of("otadata", "sealed", "open")) {
      bench.file("build/" + name + ".bin", data);
    }
    bench.file("build/keys.bin", bench.bytes("keys.bin"));
    table(0x180000);
    bench.file(
        "build/flasher_args.json",
        """
        { "flash_files" : { "0x8000" : "table.bin", "0xf000" : "otadata.bin", "0x200000" : "sealed.bin",
                            "0x210000" : "open.bin", "0x220000" : "keys.bin" },
          "open" : { "offset" : "0x210000", "file" : "open.bin", "encrypted" : "%s" } }
        """
            .formatted(mark)
            .getBytes(StandardCharsets.UTF_8));
    String port = bench.keyed("esp32c3", "security=release");
    Result result = flash(port, "--flash-key", bench.path("flash.key"), "--json");
    assertThat(result.code()).as(result.err()).isZero();
    for (int at : List.of(0xF000, 0x200000)) {
      assertThat(bench.decrypted(Chips.ESP32_C3, at, 0x1000)).as("0x%x", at).isEqualTo(data);
    }
    assertThat(bench.decrypted(Chips.ESP32_C3, 0x220000, 0x1000))
        .isEqualTo(bench.bytes("keys.bin"));
    assertThat(bench.flash(0x210000, 0x1000)).isEqualTo(data);
  }

  /**
   * @param room of the application
   */
  private void table(int room) throws IOException {
    bench.file(
        "build/table.bin",
        BoardOnDesk.table(
            new Row("nvs", 1, 2, 0x9000, 0x6000, 0),
            new Row("otadata", 1, 0, 0xF000, 0x1000, 0),
            new Row("factory", 0, 0, 0x10000, room, 0),
            new Row("sealed", 1, 0x82, 0x200000, 0x1000, 1),
            new Row("open", 1, 0x82, 0x210000, 0x1000, 0),
            new Row("nvs_keys", 1, 4, 0x220000, 0x1000, 1)));
  }

  @Test
  void anApplicationThatIsLargerThanItsPartitionIsRefused() throws IOException {
    build(Chips.ESP32_C3, "4MB");
    table(0x12000);
    String port = bench.port("esp32c3", "");
    assertThat(shell.run("board", "--port", port).code()).isZero();
    byte[] before = bench.bytes("board.bin");
    Result result = flash(port);
    assertThat(result.code()).isEqualTo(1);
    assertThat(result.err()).contains("[flash.image-too-large]").contains("factory");
    assertThat(bench.bytes("board.bin")).isEqualTo(before);
  }

  @Test
  void whatDoesNotFitIsRefusedBeforeAnythingIsErased() throws IOException {
    build(Chips.ESP32_S3, "16MB");
    String port = bench.port("esp32c3", "");
    assertThat(shell.run("board", "--port", port).code()).isZero();
    byte[] before = bench.bytes("board.bin");
    assertThat(flash(port).err()).contains("[firmware.other-chip]");
    build(Chips.ESP32_C3, "16MB");
    assertThat(flash(port).err()).contains("[firmware.flash-size]");
    build(Chips.ESP32_C3, "4MB");
    assertThat(flash(port, "0x11000=" + bench.path("fctry.bin")).err()).contains("[flash.overlap]");
    assertThat(flash(port, "nowhere=" + bench.path("keys.bin")).err())
        .contains("[flash.label-absent]");
    bench.usualTable();
    assertThat(flash(port, "--table", bench.path("table.bin")).err())
        .contains("[flash.table-other]");
    assertThat(bench.bytes("board.bin")).isEqualTo(before);
    assertThat(flash(port, "--dry-run").out()).contains("bootloader").contains("partition-table");
    assertThat(bench.bytes("board.bin")).isEqualTo(before);
  }
}
