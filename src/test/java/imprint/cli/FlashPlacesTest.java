package imprint.cli;

import static org.assertj.core.api.Assertions.assertThat;

import imprint.cli.BoardOnDesk.Row;
import imprint.cli.Shell.Result;
import imprint.esp.chip.Chip;
import imprint.esp.chip.Chips;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What may go where: the other half of {@link FlashRefusalTest}. */
class FlashPlacesTest {
  @TempDir Path folder;
  private BoardOnDesk bench;
  private Shell shell;

  @BeforeEach
  void open() throws IOException {
    bench = new BoardOnDesk(folder);
    shell = new Shell(folder);
    Path nvs = Path.of("src/test/resources/nvs/25-size-3000/partition.bin");
    bench.file("nvs.bin", Files.readAllBytes(nvs));
    bench.file(
        "new-table.bin",
        BoardOnDesk.table(
            new Row("nvs", 1, 2, 0x9000, 0x6000, 0),
            new Row("factory", 0, 0, 0x10000, 0x180000, 0),
            new Row("moved", 1, 2, 0x200000, 0x6000, 0),
            new Row("second_chip", 1, 0x40, 0x210000, 0x20000, 0),
            new Row("own", 0x40, 0, 0x230000, 0x4000, 0)));
  }

  private void flash(String port, String... words) {
    List<String> line = new ArrayList<>(List.of("flash", "--port", port));
    line.addAll(Arrays.asList(words));
    Result result = shell.run(line.toArray(String[]::new));
    assertThat(result.code()).as(result.err()).isZero();
  }

  private String at(Object place, String file) {
    return place + "=" + bench.path(file);
  }

  private void build(Chip chip) throws IOException {
    bench.file("loader.bin", BoardOnDesk.program(chip, 0x5000));
    bench.file("program.bin", BoardOnDesk.program(chip, 0x12345));
  }

  private void lies(int from, String file) throws IOException {
    byte[] content = bench.bytes(file);
    assertThat(bench.flash(from, content.length)).isEqualTo(content);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "esp32",
        "esp32s2",
        "esp32s3",
        "esp32c2",
        "esp32c3",
        "esp32c5",
        "esp32c6",
        "esp32c61",
        "esp32h2",
        "esp32p4"
      })
  void aBlankBoardTakesAWholeBuildByOffsetsInAnyOrder(String name) throws IOException {
    Chip chip = Chips.byKey(name).orElseThrow();
    build(chip);
    flash(
        bench.port(name, "blank"),
        at("moved", "nvs.bin"),
        at("0x10000", "program.bin"),
        at(chip.boot().loader(), "loader.bin"),
        at("0x8000", "new-table.bin"));
    lies(chip.boot().loader(), "loader.bin");
    lies(0x8000, "new-table.bin");
    lies(0x10000, "program.bin");
    lies(0x200000, "nvs.bin");
  }

  @ParameterizedTest
  @ValueSource(strings = {"esp32", "esp32c3", "esp32p4"})
  void oneFileWithAllOfThemMayCrossWhatItsOwnTableSays(String name) throws IOException {
    Chip chip = Chips.byKey(name).orElseThrow();
    build(chip);
    byte[] all = new byte[0x10000 + 0x12345];
    Arrays.fill(all, (byte) 0xFF);
    put(all, chip.boot().loader(), "loader.bin");
    put(all, 0x8000, "new-table.bin");
    put(all, 0x10000, "program.bin");
    bench.file("all.bin", all);
    flash(bench.port(name, ""), at("0x0", "all.bin"), at("moved", "nvs.bin"));
    lies(0, "all.bin");
    lies(0x200000, "nvs.bin");
  }

  private void put(byte[] all, int at, String file) throws IOException {
    byte[] content = bench.bytes(file);
    System.arraycopy(content, 0, all, at, content.length);
  }

  @Test
  void theBootLoaderAloneMayBeWrittenAgain() throws IOException {
    build(Chips.ESP32_C3);
    flash(bench.port("esp32c3", ""), at("0x0", "loader.bin"));
    lies(0, "loader.bin");
  }

  @Test
  void whatOnlyTheProjectKnowsTakesProgramsAndNvs() throws IOException {
    // esp_hosted keeps the second chip's firmware in data/0x40
    bench.file("c6.bin", BoardOnDesk.program(Chips.ESP32_C6, 0x12345));
    flash(
        bench.port("esp32p4", ""),
        at("0x8000", "new-table.bin"),
        at("second_chip", "c6.bin"),
        at("own", "nvs.bin"));
    lies(0x210000, "c6.bin");
    lies(0x230000, "nvs.bin");
  }
}
