package imprint.cli;

import static org.assertj.core.api.Assertions.assertThat;

import imprint.ledger.By;
import imprint.ledger.Event;
import imprint.ledger.Ledger;
import imprint.ledger.Unit;
import imprint.matter.OnboardingPayload;
import imprint.secret.PrivateFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LedgerExportCommandTest {
  @TempDir Path folder;
  private Shell shell;
  private String ledger = "";
  private String serial = "";

  @BeforeEach
  void aLedgerWithTwoUnits() {
    shell = new Shell(folder);
    ok("demo", "--boards", "2", "--out", folder.resolve("demo").toString());
    ledger = folder.resolve("demo/ledger.sqlite").toString();
    serial = ok("ledger", "list", "--ledger", ledger).out().split(" ", 2)[0];
  }

  @Test
  void aTableHasAHeaderAndTheUnitsOfTheFilterAlone() {
    assertThat(export().out().lines().toList()).hasSize(3);
    assertThat(export("--serials", serial).out().lines().toList())
        .hasSize(2)
        .satisfies(rows -> assertThat(rows.getFirst()).startsWith("serial,mac,state,proof,"))
        .satisfies(rows -> assertThat(rows.get(1)).startsWith(serial + ",24:"));
    assertThat(export("--state", "open").out().lines().toList()).hasSize(1);
    assertThat(export("--state", "done,retired", "--json").out().lines()).hasSize(2);
    assertThat(export("--to", "2001-01-01").out().lines().toList()).hasSize(1);
    assertThat(ok("ledger", "list", "--serials", serial, "--ledger", ledger).out().lines())
        .hasSize(1);
  }

  @Test
  void labelsThatWereSentAndNotScannedAreListed() {
    assertThat(notScanned()).isEmpty();
    try (Ledger open = Ledger.open(ledger, InstantSource.system())) {
      Unit unit = open.find(serial).orElseThrow();
      open.labels()
          .send(
              List.of(unit),
              new Event.LabelSent("packing", "standard", 1, ""),
              By.station("packing 1"));
    }
    assertThat(notScanned()).startsWith(serial + " ").hasLineCount(1);
    assertThat(notScanned("--serials", serial)).hasLineCount(1);
    assertThat(notScanned("--from", "2001-01-01", "--json")).contains(serial).hasLineCount(1);
    assertThat(notScanned("--to", "2001-01-01")).isEmpty();
    ok("label", "scan", "--expect", serial, serial, "--ledger", ledger);
    assertThat(notScanned()).isEmpty();
    assertThat(notScanned("--serials", serial)).isEmpty();
  }

  private String notScanned(String... words) {
    List<String> all =
        new ArrayList<>(List.of("ledger", "list", "--not-scanned", "--ledger", ledger));
    all.addAll(List.of(words));
    return ok(all.toArray(String[]::new)).out();
  }

  @Test
  void aFileIsForItsOwnerAloneAndNoneReplacesTheLedger() throws Exception {
    Path file = folder.resolve("units.csv");
    export("--out", file.toString());
    assertThat(PrivateFile.ownersAlone(file)).isTrue();
    assertThat(file).content().isEqualTo(export().out());
    byte[] before = Files.readAllBytes(Path.of(ledger));
    refused("cli.output-is-input", "--out", ledger);
    refused("cli.output-is-input", "--out", ledger + ".key");
    refused("cli.output-is-input", "--out", ledger + ".head");
    try (Ledger _ = Ledger.openExisting(ledger, InstantSource.system())) {
      refused("cli.output-is-input", "--out", ledger + "-wal");
    }
    assertThat(Files.readAllBytes(Path.of(ledger))).isEqualTo(before);
  }

  @Test
  void whatAnExportThatWasKilledLeftIsRemovedByTheNext() throws Exception {
    Path half =
        Files.writeString(
            folder.resolve(".secrets.csv." + java.util.UUID.randomUUID() + ".part"), "MT:…");
    export("--with-secrets", "--out", folder.resolve("secrets.csv").toString());
    assertThat(half).doesNotExist();
  }

  @Test
  void anAnonymousExportNamesNobodyAndNothing() {
    String mac = export("--serials", serial, "--json").out().split("\"", -1)[7];
    String plain = export("--anonymous").out();
    assertThat(plain).doesNotContain(serial, mac, "demo", "md5").contains("DONE,ESP32");
    assertThat(plain).startsWith("state,chip,");
    String told = export("--anonymous", "--pseudonyms").out();
    assertThat(told).startsWith("unit,board,").doesNotContain(serial, mac);
    assertThat(export("--anonymous", "--pseudonyms").out()).isEqualTo(told);
  }

  @Test
  void secretsGoToAFileAloneAndEachUnitsHistoryTells() throws Exception {
    refused("cli.export-secrets-file", "--with-secrets");
    refused("cli.export-secret-form", "--format", "summary");
    refused("cli.export-both", "--with-secrets", "--anonymous", "--out", "x");
    assertThat(history()).doesNotContain("given out");
    Path file = folder.resolve("secrets.csv");
    export("--with-secrets", "--serials", serial, "--out", file.toString());
    List<String> rows = Files.readAllLines(file);
    assertThat(rows.getFirst()).endsWith(",passcode,discriminator,qrcode,manualcode");
    String[] cells = rows.get(1).split(",", -1);
    OnboardingPayload payload = OnboardingPayload.parse(cells[cells.length - 2]);
    assertThat(cells[cells.length - 4]).isEqualTo("" + payload.passcode().value());
    assertThat(cells[cells.length - 1]).isEqualTo(payload.manualCode());
    assertThat(PrivateFile.ownersAlone(file)).isTrue();
    assertThat(history()).contains("Its secrets were given out in a file (csv).");
    assertThat(export().out()).contains("demo").doesNotContain(cells[cells.length - 2]);
  }

  @Test
  void theListsOfMfgToolAreMadeFromWhatIsKept() throws Exception {
    Path summary = folder.resolve("summary.csv");
    export("--format", "summary", "--with-secrets", "--out", summary.toString());
    List<String> rows = Files.readAllLines(summary);
    assertThat(rows).hasSize(3);
    assertThat(rows.getFirst())
        .startsWith("discriminator,iteration-count,salt,vendor-id,")
        .endsWith(",verifier,pincode,qrcode,manualcode")
        .doesNotContain("dac");
    assertThat(rows.get(1)).contains(serial, ",MT:");
    Path dacs = folder.resolve("dacs.csv");
    export("--format", "cn_dacs", "--with-secrets", "--out", dacs.toString());
    assertThat(dacs)
        .content()
        .startsWith("CN,certs\r\n")
        .contains(",\"-----BEGIN CERTIFICATE-----\n")
        .doesNotContain("PRIVATE");
  }

  @Test
  void whatIsForgottenIsInNoFile() throws Exception {
    ok("ledger", "forget", "--ledger", ledger, "--before", "2100-01-01", "--reason", "r");
    assertThat(history()).doesNotContain("removed for good");
    ok("ledger", "forget", "--ledger", ledger, "--before", "2100-01-01", "--reason", "r", "--yes");
    assertThat(history()).contains("Sealed copies removed for good");
    Path file = folder.resolve("secrets.csv");
    assertThat(export("--format", "summary", "--with-secrets", "--out", file.toString()).err())
        .contains("not in the file: 2");
    assertThat(file).content().isEqualTo("pincode,qrcode,manualcode\r\n");
  }

  @Test
  void wordsThatMeanNothingAreUsedWrongly() {
    refused("cli.filter-state", "--state", "finished");
    refused("cli.filter-time", "--from", "yesterday");
    refused("cli.range-reversed", "--from", "2027-01-01", "--to", "2026-01-01");
    refused("cli.range-reversed", "--serials", "B..A");
    refused("cli.filter-id", "--vendor-id", "FFF1");
    refused("cli.filter-order", "--order", "");
    refused("cli.filter-order", "--order", "4".repeat(41));
    refused("cli.export-form", "--format", "xlsx");
    refused("cli.export-pseudonyms", "--pseudonyms");
  }

  @Test
  void anOrderHasItsUnitsAlone() throws Exception {
    String table =
        """
        serial,mac,vendorId,productId,order
        A1,24:0a:c4:11:11:11,0xFFF1,0x8000,WO-4711
        A2,24:0a:c4:11:11:12,0xFFF1,0x8000,WO-4712
        """;
    Path theirs = Files.writeString(folder.resolve("theirs.csv"), table);
    ok("ledger", "import", theirs.toString(), "--ledger", ledger, "--yes");
    assertThat(of("WO-4711", "list")).contains("A1 ", "(order WO-4711)").hasLineCount(1);
    assertThat(of("WO-4711", "list", "--json"))
        .contains("\"serial\":\"A1\"", "\"order\":\"WO-4711\"")
        .hasLineCount(1);
    assertThat(ok("ledger", "show", "A1", "--ledger", ledger).out()).contains("(order WO-4711)");
    assertThat(ok("ledger", "show", serial, "--ledger", ledger).out()).doesNotContain("order");
    assertThat(of("WO-4712", "export").lines().toList())
        .hasSize(2)
        .satisfies(rows -> assertThat(rows.get(1)).startsWith("A2,").endsWith(",WO-4712,"));
    assertThat(of("WO-4711", "stats")).contains("Made by other lines, and left out: 1");
    assertThat(of("WO-4711", "protection", "--json")).startsWith("{\"units\":0,\"imported\":1,");
    assertThat(of("WO-471", "list")).isEmpty();
  }

  private String of(String order, String command, String... more) {
    List<String> words = new ArrayList<>(List.of("ledger", command, "--ledger", ledger));
    words.addAll(List.of("--order", order));
    words.addAll(List.of(more));
    return ok(words.toArray(String[]::new)).out();
  }

  @Test
  void figuresAddUp() {
    assertThat(ok("ledger", "stats", "--ledger", ledger, "--zone", "UTC").out())
        .containsPattern("all +2 +2 +0 +100\\.0 %")
        .containsPattern("TEST Light +demo +whole +2 ");
    assertThat(ok("ledger", "stats", "--ledger", ledger, "--by", "hour", "--json").out())
        .startsWith("{\"by\":\"hour\",")
        .contains("\"done\":2", "\"yieldPercent\":100.0", "\"medianMs\":");
    assertThat(shell.run("ledger", "stats", "--ledger", ledger, "--zone", "Mars").err())
        .contains("[cli.stats-zone]");
  }

  @Test
  void aBatchTellsHowItsKeysAreProtected() {
    String table = ok("ledger", "protection", "--ledger", ledger).out();
    assertThat(table)
        .containsPattern("\n +2 +all\n")
        .containsPattern("\n +2 +secure boot: off\n")
        .containsPattern("\n +2 +device key: NVS, not encrypted\n")
        .containsPattern("\n +2 +sealed copies: kept\n")
        .doesNotContain("not recorded", "left out");
    assertThat(ok("ledger", "protection", "--ledger", ledger, "--serials", serial, "--json").out())
        .startsWith("{\"units\":1,\"imported\":0,\"unbuilt\":0,\"secureBoot\":{\"off\":1},")
        .contains("\"flashEncryption\":{\"off\":1}")
        .contains("\"nvsEncryption\":{\"off\":1}", "\"deviceKey\":{\"nvs-plain\":1}")
        .contains("\"sealedCopies\":{\"kept\":1}", "\"exported\":{\"no\":1}");
    export("--with-secrets", "--format", "summary", "--out", folder.resolve("s.csv").toString());
    assertThat(ok("ledger", "protection", "--ledger", ledger).out())
        .containsPattern("\n +2 +secrets exported: yes\n");
  }

  private String history() {
    return ok("ledger", "show", serial, "--ledger", ledger).out();
  }

  private Shell.Result export(String... more) {
    return ok(words(more));
  }

  private void refused(String code, String... more) {
    Shell.Result result = shell.run(words(more));
    assertThat(result.err()).contains("[" + code + "]");
    assertThat(result.code()).isNotZero();
    assertThat(result.out()).isEmpty();
  }

  private String[] words(String... more) {
    String[] words = new String[more.length + 4];
    System.arraycopy(new String[] {"ledger", "export", "--ledger", ledger}, 0, words, 0, 4);
    System.arraycopy(more, 0, words, 4, more.length);
    return words;
  }

  private Shell.Result ok(String... words) {
    Shell.Result result = shell.run(words);
    assertThat(result.code()).as(result.err()).isZero();
    return result;
  }
}
