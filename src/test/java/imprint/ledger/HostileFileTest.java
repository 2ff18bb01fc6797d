package imprint.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import imprint.finding.Refusal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.Statement;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What may lie where a ledger is expected. */
class HostileFileTest {
  @TempDir Path folder;
  private Path file;

  @BeforeEach
  void name() {
    file = folder.resolve("ledger.db");
  }

  @Test
  void anythingElseIsRefusedAndLeftAsItIs() throws Exception {
    byte[] noise = new byte[20_000];
    new Random(7).nextBytes(noise);
    refusedAndUnchanged(noise, "ledger.not-a-ledger");
    refusedAndUnchanged(new byte[0], "ledger.not-a-ledger");
    refusedAndUnchanged(
        "serial;mac\n1;2\n".repeat(100).getBytes(StandardCharsets.UTF_8), "ledger.not-a-ledger");
    refusedAndUnchanged(
        "SQLite format 3\0".getBytes(StandardCharsets.UTF_8), "ledger.not-a-ledger");
  }

  @Test
  void aDatabaseOfAnotherProgramIsRefusedAndLeftAsItIs() throws Exception {
    sql("create table unit (id integer)", "pragma application_id = 1");
    refusedAndUnchanged(Files.readAllBytes(file), "ledger.not-a-ledger");
  }

  @Test
  void aTruncatedLedgerIsRefusedAndLeftAsItIs() throws Exception {
    open().close();
    byte[] whole = Files.readAllBytes(file);
    // less than a page makes no difference where its end was zeros anyway, as SQLite reads it
    for (int kept : new int[] {whole.length - 4096, whole.length / 2, 4096}) {
      Files.delete(file);
      refusedAndUnchanged(Arrays.copyOf(whole, kept), "ledger.damaged");
    }
  }

  @Test
  void noDamageToTheFileEndsInAnythingButARefusal() throws Exception {
    try (Ledger ledger = open()) {
      Claims.until(ledger, Claims.reserved(ledger, 1), State.DONE);
    }
    byte[] whole = Files.readAllBytes(file);
    Random random = new Random(11);
    for (int run = 0; run < 150; run++) {
      byte[] damaged = whole.clone();
      for (int i = 0; i < 1 + run; i++) {
        damaged[random.nextInt(damaged.length)] = (byte) random.nextInt();
      }
      Files.write(file, damaged);
      try (Ledger ledger = open()) {
        ledger.find("SN0001").ifPresent(ledger::history);
        ledger.open();
        ledger.records().forEach(Filter.ALL, ExportLine::of);
      } catch (Refusal refusal) {
        assertThat(refusal.finding().code()).startsWith("ledger.");
      }
    }
  }

  @Test
  void aLedgerOfANewerProgramIsRefused() throws Exception {
    open().close();
    sql(
        """
        insert into flyway_schema_history select 99, '99', description, type, script, checksum,
          installed_by, installed_on, execution_time, success
        from flyway_schema_history limit 1""");
    refusedAndUnchanged(Files.readAllBytes(file), "ledger.newer");
  }

  @Test
  void rowsThatNoProgramOfOursWroteCountAsDamage() throws Exception {
    try (Ledger ledger = open()) {
      Claims.reserved(ledger, 1);
    }
    sql(
        """
        insert into event (unit_id, seq, at, type, state, station, person, run, detail)
        values (1, 2, 'yesterday', 'BUILT', 'BUILT', 'x', '', '1@1', '{}')""");
    try (Ledger ledger = open()) {
      refused(() -> ledger.find("SN0001"), "ledger.damaged");
    }
  }

  private Ledger open() {
    return Ledger.open(file.toString(), InstantSource.system());
  }

  private void sql(String... statements) throws Exception {
    try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + file);
        Statement statement = connection.createStatement()) {
      for (String text : statements) {
        statement.execute(text);
      }
    }
  }

  private void refusedAndUnchanged(byte[] content, String code) throws Exception {
    Files.write(file, content);
    refused(this::open, code);
    assertThat(Files.readAllBytes(file)).isEqualTo(content);
    try (var files = Files.list(folder)) {
      assertThat(files).containsExactly(file);
    }
  }

  private static void refused(Runnable call, String code) {
    assertThatThrownBy(call::run)
        .isInstanceOfSatisfying(Refusal.class, r -> assertThat(r.finding().code()).isEqualTo(code));
  }
}
