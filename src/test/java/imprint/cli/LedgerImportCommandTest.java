package imprint.cli;

import static org.assertj.core.api.Assertions.assertThat;

import imprint.ledger.Ledger;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LedgerImportCommandTest {
  private static final String MAPPING =
      """
      columns:
        serial: Serial No
        mac: MAC Address
        passcode: PIN
      fixed:
        vendorId: 0xFFF1
        productId: 0x8000
        product: Lamp
      """;

  private static final String MANIFEST =
      """
      Serial No;MAC Address;PIN
      A1;24:0A:C4:11:11:11;23456789
      A2;240AC4111112;34567891
      """;

  private static final char ESCAPE = 27;

  @TempDir Path folder;
  private Shell shell;
  private Path ledger = Path.of("");
  private Path manifest = Path.of("");
  private Path mapping = Path.of("");

  @BeforeEach
  void anEmptyLedgerAndAManifest() throws IOException {
    shell = new Shell(folder);
    ledger = folder.resolve("ledger.db");
    Ledger.open(ledger.toString(), InstantSource.system()).close();
    manifest = Files.writeString(folder.resolve("manifest.csv"), MANIFEST);
    mapping = Files.writeString(folder.resolve("mapping.yaml"), MAPPING);
  }

  @Test
  void withoutYesItShowsWhatItWouldDo() {
    Shell.Result shown = run(0, manifest, "--mapping", mapping.toString());
    assertThat(shown.out())
        .containsPattern("1 +A1 +24:0a:c4:11:11:11 +0xFFF1 +0x8000 +DONE +passcode +new")
        .contains("2 new, 0 here already, 0 refused: nothing was changed")
        .doesNotContain("23456789");
    assertThat(list()).isEmpty();
    assertThat(run(0, manifest, "--mapping", mapping.toString(), "--preview", "1", "--yes").out())
        .contains("A1")
        .doesNotContain("A2");
    assertThat(list()).isEmpty();
  }

  @Test
  void aManifestIsTakenInOnceAndItsMappingIsRemembered() throws IOException {
    run(0, manifest, "--mapping", mapping.toString(), "--yes");
    assertThat(list()).contains("A1", "A2");
    Path more =
        Files.writeString(folder.resolve("more.csv"), MANIFEST + "A3;24:0A:C4:11:11:13;45678912\n");
    Shell.Result again = run(0, more, "--yes");
    assertThat(again.err()).contains("mapping is that of last time");
    assertThat(again.out()).contains("1 new, 2 here already, 0 refused");
    assertThat(run(0, more, "--yes").out()).contains("0 new, 3 here already", "nothing was added");
    assertThat(ok("ledger", "show", "A3", "--ledger", ledger.toString()).out())
        .contains("more.csv, row 3; not told there: dacIssuer, dacKey, dacSerial, discriminator.");
  }

  @Test
  void aPreviewRemembersNoMapping() {
    run(0, manifest, "--mapping", mapping.toString());
    assertThat(run(1, manifest).err()).contains("[records.field-absent]", "Serial No");
  }

  @Test
  void oneBadRowStopsAllOrIsLeftOut() throws IOException {
    Path bad =
        Files.writeString(
            folder.resolve("bad.csv"),
            MANIFEST + "A3;24:0A:C4:11:11:11;45678912\nA4;nowhere;56789123\n");
    Shell.Result stopped = run(1, bad, "--mapping", mapping.toString(), "--yes");
    assertThat(stopped.out())
        .contains("bad.csv, row 3 (A3) has the same mac as row 1")
        .contains("bad.csv:5 has in \"MAC Address\" nothing that can be taken for mac")
        .contains("2 new, 0 here already, 2 refused: nothing was added");
    assertThat(list()).isEmpty();
    run(0, bad, "--mapping", mapping.toString(), "--yes", "--skip-conflicts");
    assertThat(list()).contains("A1", "A2").doesNotContain("A3", "A4");
    Shell.Result both = run(0, bad, "--json");
    assertThat(both.out().lines()).hasSize(4);
    assertThat(both.out())
        .contains(
            "\"outcome\":\"known\"", "\"code\":\"records.clash\"", "\"code\":\"records.cell\"")
        .contains("A1 (24:0a:c4:11:11:11, DONE, from bad.csv)");
  }

  @Test
  void anotherLinesExportNeedsNoMapping() throws IOException {
    run(0, manifest, "--mapping", mapping.toString(), "--yes");
    Path other = folder.resolve("other.db");
    Ledger.open(other.toString(), InstantSource.system()).close();
    for (String form : List.of("csv", "jsonl")) {
      Path export = folder.resolve("export." + form);
      ok("ledger", "export", "--format", form, "--ledger", ledger.toString(), "--out", "" + export);
      assertThat(
              ok("ledger", "import", export.toString(), "--ledger", other.toString(), "--yes")
                  .out())
          .contains(form.equals("csv") ? "2 new" : "2 here already");
    }
  }

  /** What another line wrote must not steer the terminal of whoever looks at it. */
  @Test
  void whatIsShownOfOthersIsOneLineOfText() throws IOException {
    String table =
        """
        serial,mac,vendorId,productId,chip,proof,station
        A1,24:0a:c4:11:11:11,1,2,~[2J,"seen
        A9 24:0a",~]0;x
        """
            .replace('~', ESCAPE);
    Path steering = Files.writeString(folder.resolve("steering.csv"), table);
    run(0, steering, "--yes");
    assertThat(list())
        .doesNotContain("" + ESCAPE)
        .contains("\\u001b[2J", "seen\\nA9")
        .hasLineCount(1);
    assertThat(ok("ledger", "show", "A1", "--ledger", ledger.toString()).out())
        .doesNotContain("" + ESCAPE);
    Path serial =
        Files.writeString(
            folder.resolve("serial.csv"),
            "serial,mac,vendorId,productId\nA2" + ESCAPE + "[2J,24:0a:c4:11:11:12,1,2\n");
    assertThat(run(1, serial, "--yes").out())
        .contains("nothing that can be taken for serial")
        .doesNotContain("" + ESCAPE);
  }

  @Test
  void aFileWithoutAHeaderTellsNoCode() throws IOException {
    Path bare =
        Files.writeString(
            folder.resolve("bare.csv"),
            "A1,24:0A:C4:11:11:11,23456789,3497-011-2332,MT:Y.K9042C00KA0648G00\nA2,x,y,z,a\n");
    assertThat(run(1, bare).err())
        .contains("A1, 24:0A:C4:11:11:11, …, …, …")
        .doesNotContain("23456789", "3497", "K9042");
    Path twice = Files.writeString(folder.resolve("twice.csv"), "23456789,23456789\na,b\n");
    assertThat(run(1, twice).err()).contains("[records.header-twice]").doesNotContain("23456789");
  }

  @Test
  void anAnonymousExportHasNoWordsOfAnotherLine() throws IOException {
    Path dead =
        Files.writeString(
            folder.resolve("dead.csv"),
            """
            serial,mac,vendorId,productId,state,code
            A1,24:0a:c4:11:11:11,1,2,SET_ASIDE,ask Bob Miller
            A2,24:0a:c4:11:11:12,1,2,SET_ASIDE,ledger.interrupted
            """);
    run(0, dead, "--yes");
    assertThat(ok("ledger", "export", "--anonymous", "--ledger", ledger.toString()).out())
        .contains("ledger.interrupted")
        .doesNotContain("Bob");
  }

  @Test
  void noPasscodeIsInAnyFileOfTheLedger() throws IOException {
    run(0, manifest, "--mapping", mapping.toString(), "--yes");
    try (var files = Files.list(folder)) {
      for (Path file : files.filter(f -> f.toString().contains("ledger.db")).toList()) {
        String content = new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1);
        assertThat(content.contains("23456789")).as(file.toString()).isFalse();
        assertThat(
                content.contains(
                    new String(
                        new byte[] {1, 0x65, (byte) 0xEC, 0x15}, StandardCharsets.ISO_8859_1)))
            .as(file.toString())
            .isFalse();
      }
    }
  }

  private String list() {
    return ok("ledger", "list", "--ledger", ledger.toString()).out();
  }

  private Shell.Result run(int code, Path file, String... more) {
    List<String> words = new ArrayList<>(List.of("ledger", "import", file.toString()));
    words.addAll(List.of("--ledger", ledger.toString()));
    words.addAll(List.of(more));
    Shell.Result result = shell.run(words.toArray(String[]::new));
    assertThat(result.code()).as(result.out() + result.err()).isEqualTo(code);
    return result;
  }

  private Shell.Result ok(String... words) {
    Shell.Result result = shell.run(words);
    assertThat(result.code()).as(result.err()).isZero();
    return result;
  }
}
