package imprint.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.Statement;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What only a file lets somebody do to the tables is named as well. */
@SuppressWarnings("NullAway.Init") // what open() sets before each test
class FileCheckTest {
  @TempDir Path folder;
  private Engine.Bed bed;

  @BeforeEach
  void open() throws Exception {
    bed = Engine.SQLITE.bed(folder);
    try (Ledger ledger = bed.open(java.time.InstantSource.system())) {
      Claims.until(ledger, Claims.reserved(ledger, 1), State.DONE);
    }
  }

  @AfterEach
  void close() throws Exception {
    bed.close();
  }

  /** The same to read, equal to nothing, and there twice where it has to be unique. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "unit.serial_number",
        "unit.passcode_fingerprint",
        "unit.dac_key_fingerprint",
        "unit.mac",
        "board.mac",
        "event.type",
        "event.at",
        "chain_head.at",
        "sequence.name",
        "station_key.key_id"
      })
  void bytesInThePlaceOfATextAreNamed(String where) throws Exception {
    try (Ledger ledger = bed.openExisting()) {
      ledger.next(1, 1, "serial");
    }
    String table = where.replaceFirst("\\..*", "");
    String column = where.replaceFirst(".*\\.", "");
    Tampering.sql(bed, "update %1$s set %2$s = cast(%2$s as blob)".formatted(table, column));
    assertThat(sentences()).anyMatch(sentence -> sentence.contains(where + ", row 1"));
  }

  @Test
  void aNumberOfAnEventThatLooksSmallIsNamed() throws Exception {
    Tampering.sql(bed, "update event set seq = seq + 4294967296 where seq = 7");
    assertThat(sentences()).anyMatch(sentence -> sentence.contains("was altered"));
  }

  @Test
  void aNumberOfAChainThatLooksSmallIsNamed() throws Exception {
    Tampering.sql(bed, "update chain set number = number + 4294967296");
    assertThat(sentences()).anyMatch(sentence -> sentence.contains("chain"));
  }

  /** Under another product's number it begins anew. */
  @ParameterizedTest
  @ValueSource(strings = {"vendor_id", "product_id"})
  void aSequenceOfAProductThatLooksLikeOursIsNamed(String column) throws Exception {
    try (Ledger ledger = bed.openExisting()) {
      ledger.next(1, 1, "serial");
    }
    Tampering.sql(bed, "update sequence set %1$s = %1$s + 4294967296".formatted(column));
    assertThat(sentences()).anyMatch(sentence -> sentence.contains("1:1:serial"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "drop trigger event_is_not_replaced",
        "drop index unit_by_mac",
        "drop view unit_now",
        "create trigger mine before insert on event begin select raise(ignore); end",
        "create trigger sqlitemine before insert on event begin select raise(ignore); end",
        "alter table unit add column mine text",
      })
  void whatGuardsTheTablesIsAsItWasMade(String change) throws Exception {
    try (Connection connection = bed.connect();
        Statement statement = connection.createStatement()) {
      statement.execute(change);
    }
    assertThat(sentences()).singleElement().asString().contains("made of was changed");
  }

  @Test
  void whatSomebodyAddsForHisReportsIsHisOwn() throws Exception {
    try (Connection connection = bed.connect();
        Statement statement = connection.createStatement()) {
      statement.execute("create table report as select serial_number from unit");
      statement.execute("create view done as select * from unit_now where state = 'DONE'");
      statement.execute("create index unit_by_chip on unit (chip)");
    }
    assertThat(sentences()).isEmpty();
  }

  private Stream<String> sentences() {
    try (Ledger ledger = bed.openExisting()) {
      return ledger.verify().faults().stream().map(f -> f.finding().sentence(Locale.ENGLISH));
    }
  }
}
