package imprint.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import imprint.cli.Shell.Result;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.FieldSource;

class LabelCommandsTest {
  private static final String PAYLOAD = "MT:Y.K90SO527JA0648G00";

  @TempDir Path folder;
  private Shell shell;

  @BeforeEach
  void open() {
    shell = new Shell(folder);
  }

  private Result render(String file, String... more) {
    String[] usual = {
      "label", "render", "--payload", PAYLOAD, "--out", folder.resolve(file).toString()
    };
    String[] words = java.util.Arrays.copyOf(usual, usual.length + more.length);
    System.arraycopy(more, 0, words, usual.length, more.length);
    return shell.run(words);
  }

  @ParameterizedTest
  @CsvSource({"a.png, PNG", "a.PDF, %PDF-1.5", "a.svg, <svg", "a.zpl, ^XA^CI28"})
  void theEndOfTheNameSaysWhatIsWritten(String file, String start) throws IOException {
    Result result = render(file, "--serial", "00042", "--layout", "body", "--dpi", "203");
    assertThat(result.code()).as(result.err()).isZero();
    assertThat(Files.readString(folder.resolve(file), StandardCharsets.ISO_8859_1)).contains(start);
  }

  @Test
  void aCartonLabelTakesFieldsAndCopies() throws IOException {
    Result result =
        render(
            "c.zpl",
            "--serial",
            "00042",
            "--layout",
            "carton",
            "--field",
            "mac=24:6F:28:AE:52:7C",
            "--copies",
            "2",
            "--zpl",
            "native",
            "--vendor",
            "N");
    assertThat(result.code()).as(result.err()).isZero();
    String zpl = Files.readString(folder.resolve("c.zpl"));
    assertThat(zpl).contains("MAC 24:6F:28:AE:52:7C");
    assertThat(zpl.split("\\^XZ", -1)).hasSize(3);
  }

  @Test
  void manyPagesDoNotFitIntoAPicture() {
    Result result = render("a.png", "--copies", "2");
    assertThat(result.code()).isEqualTo(2);
    assertThat(result.err()).contains("cli.label-pages");
  }

  @ParameterizedTest
  @CsvSource({"0", "10000", "2000000000"})
  void thereAreAsManyCopiesAsARollHas(String copies) {
    Result result = render("a.zpl", "--copies", copies);
    assertThat(result.code()).isEqualTo(2);
    assertThat(result.err()).contains("Give a number from 1 to 9999");
    assertThat(folder).isEmptyDirectory();
  }

  @ParameterizedTest
  @CsvSource({"--serial", "--product", "--vendor"})
  void whatTheLedgerKnowsOfAUnitIsNotGiven(String option) {
    Result result =
        shell.run("label", "render", "--unit", "A", "--reason", "b", option, "x", "--out", "a.png");
    assertThat(result.code()).isEqualTo(2);
    assertThat(result.err()).contains(option + " has no meaning without --payload");
  }

  @Test
  void anUnknownLayoutIsRefusedWithTheOnesThereAre() {
    Result result = render("a.png", "--layout", "poster");
    assertThat(result.code()).isEqualTo(1);
    assertThat(result.err()).contains("standard, body, carton");
  }

  @ParameterizedTest
  @FieldSource("imprint.label.Layout#SHIPPED")
  void whatShipsPassesItsCheck(String name) {
    Result result = shell.run("label", "check", name, "--dpi", "203");
    assertThat(result.code()).as(result.out()).isZero();
    assertThat(result.out()).contains("quiet-zone", "ISO/IEC 18004").doesNotContain("WRONG");
  }

  @Test
  void whatIsWrongWithALayoutIsToldToMachines() throws IOException {
    Path yaml =
        Files.writeString(
            folder.resolve("label.yaml"),
            """
            size: {width: 40, height: 20}
            elements:
              - qr: {module-dots: 2, at: {left: 0.5, top: center}}
            """);
    Result result = shell.run("label", "check", yaml.toString(), "--dpi", "203", "--json");
    assertThat(result.code()).isEqualTo(1);
    StringBuilder codes = new StringBuilder();
    for (String line : result.out().lines().toList()) {
      JsonNode row = new ObjectMapper().readTree(line);
      assertThat(row.get("dpi").asInt()).isEqualTo(203);
      row.get("findings").forEach(finding -> codes.append(finding.get("finding").asText()));
    }
    assertThat(codes.toString())
        .contains("label.module-small", "label.manual-code", "label.test-mark");
  }

  @Test
  void aCalibrationLabelIsDrawnInTheSizeOfTheMedia() throws IOException {
    Path out = folder.resolve("cal.svg");
    Result result =
        shell.run("label", "calibrate", "--dpi", "203", "--size", "60x40", "--out", out.toString());
    assertThat(result.code()).as(result.err()).isZero();
    assertThat(Files.readString(out)).contains("width=\"60mm\"", "height=\"40mm\"");
    assertThat(shell.run("label", "calibrate", "--size", "wide", "--out", out.toString()).err())
        .contains("cli.label-size");
  }

  @Test
  void theBenchPrintsOneTableWithThePeerBesideUs() {
    Result result = shell.run("bench", "label", "--labels", "20", "--warm", "5");
    assertThat(result.code()).as(result.err()).isZero();
    assertThat(result.out())
        .contains("peer, as recorded", "203 dpi", "600 dpi", "20 labels", "labels/s", "MiB", "█");
  }
}
