package imprint.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import imprint.cli.Shell.Result;
import imprint.esp.chip.Chips;
import imprint.nvs.NvsImage;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Two boards never get one identity unnoticed. */
class FlashTwiceTest {
  private static final String PKI = "src/test/resources/pki/";
  private static final String ONE = "24:6f:28:00:00:01";
  private static final String TWO = "24:6f:28:00:00:02";
  private static final String REFUSED = "[flash.on-another-board]";

  @TempDir Path folder;
  private BoardOnDesk bench;
  private Shell shell;
  private Path image;

  @BeforeEach
  void open() throws IOException {
    bench = new BoardOnDesk(folder);
    shell = new Shell(folder);
    image = folder.resolve("unit/partition.bin");
    unit(1);
  }

  private void unit(int serialNumber) throws IOException {
    unit(0xFFF5, serialNumber);
  }

  private void unit(int vendor, int serialNumber) throws IOException {
    try (NvsImage nvs = new NvsImage(0x6000)) {
      nvs.namespace("chip-factory").u32("vendor-id", vendor);
      nvs.string("serial-num", "SN" + serialNumber);
      bench.file("unit/partition.bin", nvs.toBytes());
    }
  }

  private String board(String mac, String more) {
    return "sim:esp32c3?time=off&mac=%s&flash=%s&%s".formatted(mac, memory(mac), more);
  }

  private Path memory(String mac) {
    return folder.resolve(mac.replace(":", "") + ".bin");
  }

  private Result flash(String mac, String... words) {
    return at(board(mac, ""), words);
  }

  private Result at(String port, String... words) {
    List<String> line = new ArrayList<>(List.of("flash", "--port", port));
    line.addAll(Arrays.asList(words));
    return shell.run(line.toArray(String[]::new));
  }

  private String fctry() {
    return "fctry=" + image;
  }

  private static void done(Result result) {
    assertThat(result.code()).as(result.err()).isZero();
  }

  /** And its memory is as it was. */
  private void refused(String code, String mac, String... words) throws IOException {
    done(shell.run("board", "--port", board(mac, "")));
    byte[] before = Files.readAllBytes(memory(mac));
    Result result = flash(mac, words);
    assertThat(result.code()).as(result.out()).isEqualTo(1);
    assertThat(result.out()).isEmpty();
    assertThat(result.err()).contains(code);
    assertThat(Files.readAllBytes(memory(mac))).isEqualTo(before);
  }

  private Path beside() {
    return image.resolveSibling("partition.bin.flashed");
  }

  private void generate(String option) {
    String words =
        "generate -v 0xFFF1 -p 0x8000 --cn-prefix Bulb --pai -c %1$scert.pem -k %1$skey.pem"
                .formatted(PKI + "pai-fff1-8000-")
            + " -cd %scd-fff1-8000.der --outdir %s/out %s".formatted(PKI, folder, option);
    done(shell.run(words.split(" ", -1)));
  }

  private Path made(String ending) throws IOException {
    return MfgCase.find(folder.resolve("out"), "[0-9a-f-]{36}" + ending).getFirst();
  }

  /** Nobody looks into them. */
  @ParameterizedTest
  @CsvSource({
    "fctry,           (?<!keys)-partition.bin, -e",
    "esp_secure_cert, _esp_secure_cert.bin,    --dac-in-secure-cert",
  })
  void whatGenerateSealsOfAUnitIsForOneBoard(String place, String ending, String option)
      throws IOException {
    generate(option);
    image = made(ending);
    String there = place + "=" + image;
    done(flash(ONE, there));
    refused(REFUSED, TWO, there);
    assertThat(Path.of(image + ".flashed")).exists();
  }

  /** They lie on desks, and nobody buys one. */
  @Test
  void unitsOfTheTestVendorsAreForAnyNumberOfBoards() throws IOException {
    generate("-e");
    String[] sealed = {
      "fctry=" + made("(?<!keys)-partition.bin"), "nvs_keys=" + made("-keys-partition.bin")
    };
    unit(0xFFF4, 1);
    for (String mac : List.of(ONE, TWO)) {
      done(flash(mac, sealed));
      done(flash(mac, fctry()));
    }
    assertThat(folder.resolve("data/flashed")).doesNotExist();
  }

  @Test
  void theRefusalNamesImageBoardAndWhatToDo() throws IOException {
    done(flash(ONE, fctry()));
    String day = Files.readString(beside()).substring(0, 10);
    refused("imprint: The image " + image + " makes", TWO, fctry(), "--json");
    assertThat(flash(TWO, fctry()).err())
        .contains(ONE, day, "imprint generate", "--moved-from " + ONE, REFUSED);
  }

  @Test
  void theSameBoardGetsItAsOftenAsItNeedsIt() throws IOException {
    done(flash(ONE, fctry()));
    Files.delete(memory(ONE));
    Result again = flash(ONE, fctry(), "--json");
    done(again);
    assertThat(new ObjectMapper().readTree(again.out()).get("written").asBoolean()).isTrue();
    assertThat(Files.readString(beside()))
        .hasLineCount(1)
        .matches("\\S+T\\S+Z ESP32-C3 " + ONE + " [0-9a-f]{64}\n");
  }

  @Test
  void afterItsBoardIsGoneAnotherOneMayHaveItAndItIsWrittenDown() throws IOException {
    done(flash(ONE, fctry()));
    refused(REFUSED, TWO, fctry(), "--moved-from", "24:6f:28:00:00:03");
    done(flash(TWO, fctry(), "--moved-from", "246F28000001"));
    assertThat(Files.readString(beside())).hasLineCount(2).endsWith(" moved-from " + ONE + "\n");
    done(flash(TWO, fctry()));
    refused(REFUSED, ONE, fctry());
  }

  @Test
  void itIsWrittenDownBeforeTheBoardIsTouched() throws IOException {
    done(shell.run("board", "--port", board(ONE, "")));
    byte[] before = Files.readAllBytes(memory(ONE));
    // the cable is pulled at the first erase
    Result cut = at(board(ONE, "fault=unplug:0x02/1"), fctry());
    assertThat(cut.code()).as(cut.out()).isEqualTo(1);
    assertThat(Files.readAllBytes(memory(ONE))).isEqualTo(before);
    assertThat(beside()).exists();
    refused(REFUSED, TWO, fctry());
  }

  @Test
  void aDryRunLooksAndWritesNothingDown() throws IOException {
    done(flash(ONE, fctry(), "--dry-run"));
    assertThat(beside()).doesNotExist();
    assertThat(folder.resolve("data/flashed")).doesNotExist();
    done(flash(ONE, fctry()));
    refused(REFUSED, TWO, fctry(), "--dry-run");
  }

  @Test
  void aCopyAndALinkAreTheSameImage() throws IOException {
    done(flash(ONE, fctry()));
    Path copy = bench.file("elsewhere/copy.bin", Files.readAllBytes(image));
    Path link = Files.createSymbolicLink(folder.resolve("link.bin"), image);
    refused(REFUSED, TWO, "fctry=" + copy);
    refused(REFUSED, TWO, "fctry=" + link);
    // as somebody at another computer, who has the folder alone
    shell = new Shell(folder.resolve("other"));
    refused(REFUSED, TWO, fctry());
    refused(REFUSED, TWO, "fctry=" + link);
  }

  @Test
  void anotherUnitUnderTheSameNameIsAnotherImage() throws IOException {
    done(flash(ONE, fctry()));
    unit(2);
    done(flash(TWO, fctry()));
    unit(1);
    refused(REFUSED, TWO, fctry());
  }

  @Test
  void ofTwoImagesBothAreLookedAtBeforeOneIsWrittenDown() throws IOException {
    Path other = bench.file("other.bin", Files.readAllBytes(image));
    unit(2);
    done(flash(ONE, "fctry=" + other));
    refused(REFUSED, TWO, fctry(), "nvs=" + other);
    assertThat(beside()).doesNotExist();
  }

  @Test
  void whatIsForAllBoardsIsNotCounted() throws IOException {
    try (NvsImage nvs = new NvsImage(0x6000)) {
      image = bench.file("shared.bin", nvs.namespace("rf-cal").u32("offset", 42).toBytes());
    }
    Path program = bench.file("program.bin", BoardOnDesk.program(Chips.ESP32_C3, 0x5000));
    for (String mac : List.of(ONE, TWO)) {
      done(flash(mac, fctry(), "factory=" + program, "nvs_keys=" + bench.path("keys.bin")));
    }
    assertThat(folder.resolve("data/flashed")).doesNotExist();
  }

  @Test
  void aWholeMemoryWithAUnitInItIsForOneBoardToo() throws IOException {
    done(flash(ONE, fctry()));
    Path whole = bench.file("whole.bin", Files.readAllBytes(memory(ONE)));
    bench.file("loader.bin", BoardOnDesk.program(Chips.ESP32_C3, 0x5000));
    byte[] content = Files.readAllBytes(whole);
    System.arraycopy(bench.bytes("loader.bin"), 0, content, 0, 0x5000);
    Files.write(whole, content);
    done(flash(TWO, "0x0=" + whole));
    refused(REFUSED, ONE, "0x0=" + whole);
  }

  @Test
  void aUnitThatABuildBringsIsForOneBoardToo() throws IOException {
    bench.file(
        "unit/flasher_args.json",
        """
        { "flash_files" : { "0x3e0000" : "partition.bin" },
          "extra_esptool_args" : { "chip" : "esp32c3" } }
        """
            .getBytes(StandardCharsets.UTF_8));
    done(flash(ONE, "--firmware", folder.resolve("unit").toString()));
    refused(REFUSED, TWO, "--firmware", folder.resolve("unit").toString());
  }

  @Test
  void aDamagedRecordIsRefusedAndNamed() throws IOException {
    done(flash(ONE, fctry()));
    Files.writeString(beside(), "x");
    refused(beside().toRealPath().toString(), ONE, fctry());
    refused("[flash.record-damaged]", TWO, fctry());
  }

  @Test
  void whereNothingCanBeWrittenDownNothingIsFlashed() throws IOException {
    // stand in for folders that are read-only, which a root user does not mind
    Path here = bench.file("data/flashed", new byte[0]);
    refused(here.toString(), ONE, fctry(), "--json");
  }

  @Test
  void ofAnImageInAReadOnlyFolderThisComputerKnows() throws IOException {
    Files.createDirectory(image.resolveSibling("partition.bin.flashed.lock"));
    String told = flash(ONE, fctry()).err();
    assertThat(told).contains("[flash.record-not-beside]", image.toString());
    assertThat(beside()).doesNotExist();
    refused(REFUSED, TWO, fctry());
  }

  @Test
  void boardsThatTellNoMacAreNotToldApart() throws IOException {
    bench.usualTable();
    String port = board(ONE, "security=secure-download");
    String[] words = {fctry(), "--table", bench.path("table.bin")};
    done(at(port, words));
    assertThat(at(port, words).err()).contains("[flash.which-board]", "--moved-from unknown");
    done(at(port, fctry(), "--table", bench.path("table.bin"), "--moved-from", "unknown"));
    assertThat(Files.readString(beside())).hasLineCount(2).endsWith("moved-from unknown\n");
    refused(REFUSED, TWO, fctry());
  }

  @Test
  void aBoardIsNamedByItsMac() {
    Result result = flash(ONE, fctry(), "--moved-from", "me");
    assertThat(result.code()).isEqualTo(2);
    assertThat(result.err()).contains("[cli.moved-from]");
  }
}
