package imprint.label.print;

import static imprint.label.print.TcpPrinterTest.refused;
import static org.assertj.core.api.Assertions.assertThat;

import imprint.finding.Refusal;
import imprint.label.Size;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PrinterFileTest {
  private static final String WHOLE =
      """
      packing:
        how: tcp://192.168.1.20:9100
        dpi: 203
        media: {width: 50, height: 25.4}
        offset: {right: 4, down: -2}
        darkness: 15
        speed: 4
        language: zpl
        answers: false
        seconds: 12
      office:
        how: cups:Zebra_GK420
        dpi: 300
        media: {width: 100, height: 60}
      """;

  private static List<PrinterProfile> parse(String yaml) {
    return PrinterFile.parse(yaml.getBytes(StandardCharsets.UTF_8), Path.of("printers.yaml"));
  }

  @Test
  void everyFieldIsRead() {
    assertThat(parse(WHOLE))
        .containsExactly(
            new PrinterProfile(
                "packing",
                new Way.Tcp("192.168.1.20", 9100),
                203,
                new Size(50, 25.4),
                4,
                -2,
                15,
                4,
                false,
                Duration.ofSeconds(12)),
            new PrinterProfile(
                "office",
                new Way.Queue("Zebra_GK420"),
                300,
                new Size(100, 60),
                0,
                0,
                null,
                null,
                true,
                Duration.ofSeconds(30)));
  }

  @ParameterizedTest
  @CsvSource({
    "tcp://10.0.0.1, tcp://10.0.0.1:9100",
    "tcp://zebra.local:6101, tcp://zebra.local:6101",
    "tcp://[fe80::1%eth0]:9100, tcp://[fe80::1%eth0]:9100",
    "file:/dev/usb/lp0, file:/dev/usb/lp0",
    "cups:Zebra, cups:Zebra",
    "ipp://10.0.0.1, ipp://10.0.0.1:631/ipp/print",
    "ipp://zebra.local/, ipp://zebra.local:631/ipp/print",
    "ipp://server:8631/printers/Zebra_1, ipp://server:8631/printers/Zebra_1",
    "ipp://[fe80::1]:631/ipp/print/label, ipp://[fe80::1]:631/ipp/print/label"
  })
  void aWayIsWrittenAsItIsRead(String written, String shown) {
    Way way = Way.parse(written).orElseThrow();
    assertThat(way).hasToString(shown);
    assertThat(Way.parse(shown)).contains(way);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "tcp://",
        "tcp://a:0",
        "tcp://a:65536",
        "tcp://a b",
        "tcp://-oProxy",
        "http://a",
        "ipp://",
        "ipp://a:0/ipp/print",
        "ipp://operator:secret@a/ipp/print",
        "ipp://a/printers/a b",
        "ipp://a/printers/?x",
        "ipp://a//printers",
        "ipps://a/ipp/print",
        "cups:",
        "cups:-d",
        "cups:a b",
        "cups:a/b",
        "file:lp0",
        "file:",
        "file:/dev/\0",
        "",
        "packing"
      })
  void whatIsNoWayIsRefused(String written) {
    assertThat(Way.parse(written)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "how: tcp://192.168.1.20:9100 | how: usb | label.printers-value",
        "dpi: 203 | dpi: 204 | label.printers-value",
        "dpi: 203 | dpi: '203' | label.printers-value",
        "width: 50 | width: 0 | label.printers-value",
        "width: 50 | width: -5 | label.printers-value",
        "width: 50 | width: .nan | label.printers-syntax",
        "right: 4 | right: 4.5 | label.printers-value",
        "darkness: 15 | darkness: 31 | label.printers-value",
        "speed: 4 | speed: 0 | label.printers-value",
        "language: zpl | language: epl | label.printers-value",
        "answers: false | answers: maybe | label.printers-value",
        "seconds: 12 | seconds: 601 | label.printers-value",
        "how: tcp://192.168.1.20:9100 | how: file:/dev/usb/lp0 | label.printers-value",
        "how: tcp://192.168.1.20:9100 | how: ipp://192.168.1.20 | label.printers-value",
        "seconds: 12 | second: 12 | label.printers-unknown",
        "right: 4 | left: 4 | label.printers-unknown",
        "offset: {right: 4, down: -2} | offset: 4 | label.printers-value",
        "speed: 4 | dpi: 203 | label.printers-syntax",
        "media: { | media: [ | label.printers-syntax"
      })
  void whatIsWrongIsNamed(String before, String after, String code) {
    String yaml = WHOLE.replace(before, after);
    assertThat(yaml).isNotEqualTo(WHOLE);
    refused(code, () -> parse(yaml));
  }

  /** As the programs of CUPS understand the variable; what only they understand is left to them. */
  @Test
  void aQueueIsAskedWhereTheProgramsOfCupsAskForIt() {
    assertThat(CupsServer.queue(null, "Zebra"))
        .contains(new Way.Ipp("localhost", 631, "/printers/Zebra"))
        .isEqualTo(CupsServer.queue("", "Zebra"));
    assertThat(CupsServer.queue("prints:8631", "Zebra"))
        .contains(new Way.Ipp("prints", 8631, "/printers/Zebra"));
    assertThat(CupsServer.queue("/run/cups/cups.sock", "Zebra")).isEmpty();
    assertThat(CupsServer.queue("prints:631/version=1.1", "Zebra")).isEmpty();
  }

  @Test
  void aMissingFileHasNoPrintersAndAMissingPrinterIsNamed(@TempDir Path folder) throws IOException {
    assertThat(PrinterFile.read(folder)).isEmpty();
    Files.writeString(folder.resolve(PrinterFile.NAME), WHOLE);
    assertThat(PrinterFile.named(folder, "office").dpi()).isEqualTo(300);
    refused("label.printer-absent", () -> PrinterFile.named(folder, "Office"));
  }

  /** A piece cut out, or a character put in: read or refused, nothing else. */
  @Property(tries = 500)
  void aDamagedFileIsReadOrRefused(
      @ForAll @IntRange(max = 300) int at, @ForAll @IntRange(max = 9) int cut, @ForAll char put) {
    int from = at % WHOLE.length();
    String yaml =
        WHOLE.substring(0, from) + put + WHOLE.substring(Math.min(WHOLE.length(), from + cut));
    try {
      assertThat(parse(yaml)).allMatch(profile -> profile.media().width() > 0);
    } catch (Refusal refusal) {
      assertThat(refusal.finding().code()).startsWith("label.printers-");
    }
  }
}
