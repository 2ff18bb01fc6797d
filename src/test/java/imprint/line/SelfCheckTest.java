package imprint.line;

import static org.assertj.core.api.Assertions.assertThat;

import imprint.bench.BoardOptions;
import imprint.esp.chip.Chips;
import imprint.finding.Finding;
import imprint.finding.Severity;
import imprint.label.print.TcpPrinter;
import imprint.line.Check.Topic;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the station says of itself, and what leaves the house of it. */
class SelfCheckTest {
  @TempDir Path folder;
  private BenchStation bench;

  @BeforeEach
  void open() {
    bench = new BenchStation(folder);
  }

  @AfterEach
  void close() {
    bench.close();
  }

  private Check check(Topic topic) {
    return bench.station().selfCheck().stream()
        .filter(each -> each.topic() == topic)
        .findFirst()
        .orElseThrow();
  }

  @Test
  void everyTopicIsLookedAtOnce() {
    assertThat(bench.station().selfCheck())
        .extracting(Check::topic)
        .containsExactlyInAnyOrder(Topic.values());
  }

  @Test
  void aStationThatWorksHasNothingGrave() {
    for (Topic topic : List.of(Topic.JAVA, Topic.LEDGER, Topic.CLOCK)) {
      assertThat(check(topic).findings()).as("%s", topic).isEmpty();
    }
    assertThat(check(Topic.LEDGER).fact()).endsWith("ledger.sqlite");
    assertThat(check(Topic.DISK).worst()).isNotEqualTo(java.util.Optional.of(Severity.ERROR));
  }

  @ParameterizedTest
  @ValueSource(strings = {"labels", "backups"})
  void aFolderThatCannotBeWrittenIsNamed(String name) throws Exception {
    Path there = Files.createFile(folder.resolve(name));
    assertThat(check(Topic.DISK).findings())
        .contains(Finding.error("line.check-not-writable", there));
  }

  @Test
  void printersAreAskedHowTheyAre() throws Exception {
    assertThat(check(Topic.PRINTERS).findings())
        .containsExactly(Finding.note("line.check-no-printer"));
    try (TcpPrinter empty = TcpPrinter.empty();
        TcpPrinter well = TcpPrinter.obliging()) {
      Path folder = bench.settings().folder();
      String profile =
          "%s: {how: \"tcp://127.0.0.1:%d\", dpi: 203, media: {width: 50, height: 25}}\n";
      Files.writeString(
          folder.resolve("printers.yaml"),
          profile.formatted("near", well.port()) + profile.formatted("far", empty.port()));
      Check check = check(Topic.PRINTERS);
      assertThat(check.fact()).isEqualTo("near  ·  far");
      assertThat(check.findings())
          .containsExactly(Finding.warning("label.printer-out-of-paper", "far"));
      bench.station().keep(now -> now.withPrinter(Optional.of("gone")));
      assertThat(check(Topic.PRINTERS).findings())
          .contains(Finding.error("line.check-printer-gone", "gone"));
    }
  }

  @Test
  void aLedgerThatNoLongerAnswersIsTold() throws Exception {
    try (Connection behind =
            DriverManager.getConnection("jdbc:sqlite:" + folder.resolve("ledger.sqlite"));
        Statement statement = behind.createStatement()) {
      statement.execute("drop view unit_now");
    }
    assertThat(check(Topic.LEDGER).findings())
        .extracting(Finding::code)
        .containsExactly("ledger.failed");
  }

  @Test
  void aKeyThatNothingLocksIsWorthKnowingAndOneThatIsGoneIsGrave() throws IOException {
    assertThat(check(Topic.KEY).findings())
        .extracting(Finding::code)
        .containsExactly("line.check-key-bare");
    Files.delete(folder.resolve("ledger.sqlite.key"));
    assertThat(check(Topic.KEY).findings())
        .extracting(Finding::code)
        .containsExactly("ledger.key-absent");
  }

  @Test
  void aSupportBundleHoldsTheLogAndNoSecret() throws Exception {
    bench.plug("sim:a", Chips.ESP32_C3, BoardOptions.of(1));
    Outcome outcome = bench.station().slot("sim:a").provisionNext(RunWatcher.NONE);
    assertThat(outcome).isInstanceOf(Outcome.Done.class);
    Path log = Files.writeString(folder.resolve("imprint.log"), "08:00 WARN something\n");
    Files.writeString(folder.resolve("imprint.log.1"), "older\n");
    Path zip = folder.resolve("bundle.zip");
    SupportBundle.write(zip, bench.station().selfCheck(), log);
    Map<String, String> parts = unzipped(zip);
    assertThat(parts)
        .containsOnlyKeys("log/imprint.log", "log/imprint.log.1", "self-check.txt", "system.txt")
        .containsEntry("log/imprint.log", "08:00 WARN something\n");
    assertThat(parts.get("self-check.txt")).contains("LEDGER: ", "[line.check-key-bare]");
    assertThat(String.join("\n", parts.values())).doesNotContain("MT:", "PRIVATE KEY");
    assertThat(imprint.secret.PrivateFile.ownersAlone(zip)).isTrue();
  }

  private static Map<String, String> unzipped(Path zip) throws IOException {
    Map<String, String> parts = new TreeMap<>();
    try (InputStream in = Files.newInputStream(zip);
        ZipInputStream entries = new ZipInputStream(in)) {
      for (ZipEntry entry = entries.getNextEntry(); entry != null; entry = entries.getNextEntry()) {
        ByteArrayOutputStream content = new ByteArrayOutputStream();
        entries.transferTo(content);
        parts.put(entry.getName(), content.toString(java.nio.charset.StandardCharsets.UTF_8));
      }
    }
    return parts;
  }
}
