package imprint.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import imprint.finding.Refusal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.sqlite.SQLiteErrorCode;
import org.sqlite.SQLiteException;

class FileDatabaseTest {
  private static final String LETTERS = "select it from letter where it > :before order by it";

  @TempDir Path folder;
  private Path file;
  private FileDatabase database;

  @BeforeEach
  void open() {
    file = folder.resolve("ledger.db");
    Ledger.open(file.toString(), InstantSource.system()).close();
    database = FileDatabase.open(file);
  }

  @AfterEach
  void close() {
    database.close();
  }

  /** synchronous: 2 is FULL, every commit is on the disk before it returns. */
  @ParameterizedTest
  @CsvSource({"journal_mode,wal", "synchronous,2", "foreign_keys,1", "wal_autocheckpoint,4000"})
  void theConnectionIsSetForSafety(String pragma, String value) {
    String set = database.read(h -> h.createQuery("pragma " + pragma).mapTo(String.class).one());
    assertThat(set).isEqualTo(value);
  }

  /** To open it SQLite needs a file more, and names no lack of room then. */
  @Test
  void aFullDiskIsNamedWhenAFileIsOpened() {
    var full = new SQLiteException("", SQLiteErrorCode.SQLITE_IOERR_SHMSIZE);
    assertThat(FileDatabase.refusal(file, full).finding().code()).isEqualTo("ledger.disk-full");
    var other = new SQLiteException("", SQLiteErrorCode.SQLITE_IOERR_READ);
    assertThat(FileDatabase.refusal(file, other).finding().code()).isEqualTo("ledger.failed");
  }

  @Test
  void whatFailsHalfWayLeavesNothing() {
    failHalfWay();
    assertThat(keys()).isEmpty();
  }

  private void failHalfWay() {
    assertThatThrownBy(
            () ->
                database.write(
                    h -> {
                      h.execute("insert into station_key values (1, 'half')");
                      throw new IllegalStateException("cut");
                    }))
        .hasMessage("cut");
  }

  @Test
  void aFullDiskIsSaidAndLeavesTheLedgerAsItWas() {
    database.read(h -> h.execute("pragma max_page_count = 1"));
    refused(() -> database.write(this::aMegabyte), "ledger.disk-full");
    assertThat(keys()).isEmpty();
    database.read(h -> h.execute("pragma max_page_count = 100000"));
    database.write(this::aMegabyte);
    assertThat(keys()).hasSize(1);
  }

  private int aMegabyte(org.jdbi.v3.core.Handle handle) {
    return handle.execute("insert into station_key values (1, ?)", "x".repeat(1 << 20));
  }

  @Test
  void aLedgerThatAnotherProgramHoldsTooLongIsSaidToBeBusy() throws Exception {
    database.read(h -> h.execute("pragma busy_timeout = 1"));
    try (Connection other = DriverManager.getConnection("jdbc:sqlite:" + file)) {
      other.createStatement().execute("begin immediate");
      refused(() -> database.write(h -> h.execute("delete from board")), "ledger.busy");
      // reading goes on meanwhile
      assertThat(keys()).isEmpty();
    }
    failHalfWay();
    assertThat(keys()).isEmpty();
    int removed = database.write(h -> h.execute("delete from board"));
    assertThat(removed).isZero();
  }

  /** The file is full when all is to be written down, and not before. */
  @Test
  void whatCouldNotBeWrittenDownIsTakenBack() throws Exception {
    database.write(
        h ->
            h.execute(
                "create table child (unit_id integer references unit (id) deferrable initially"
                    + " deferred)"));
    refused(() -> database.write(h -> h.execute("insert into child values (1)")), "ledger.failed");
    int left =
        database.read(h -> h.createQuery("select count(*) from child").mapTo(Integer.class).one());
    assertThat(left).isZero();
    failHalfWay();
    assertThat(keys()).isEmpty();
    try (Connection other = DriverManager.getConnection("jdbc:sqlite:" + file)) {
      // nobody holds it any more
      other.createStatement().execute("begin immediate");
    }
  }

  @Test
  void theSameMayBeAskedWithinItsOwnRows() {
    database.write(h -> h.execute("create table letter as select 'a' as it union all select 'b'"));
    List<String> pairs =
        database.read(
            h ->
                h.createQuery(LETTERS).bind("before", "").mapTo(String.class).stream()
                    .flatMap(
                        a ->
                            h.createQuery(LETTERS).bind("before", "").mapTo(String.class).stream()
                                .map(b -> a + b))
                    .toList());
    assertThat(pairs).containsExactly("aa", "ab", "ba", "bb");
  }

  /** A statement that is kept for the next time must not keep what it read from being tidied. */
  @Test
  void rowsThatNobodyReadHoldNothingUp() throws Exception {
    database.write(h -> h.execute("create table letter as select 'a' as it union all select 'b'"));
    String first =
        database.read(
            h ->
                h.createQuery(LETTERS)
                    .bind("before", "")
                    .mapTo(String.class)
                    .findFirst()
                    .orElse(""));
    assertThat(first).isEqualTo("a");
    database.read(h -> h.execute(LETTERS.replace(":before", "?"), ""));
    try (Connection other = DriverManager.getConnection("jdbc:sqlite:" + file);
        ResultSet busy = other.createStatement().executeQuery("pragma wal_checkpoint(truncate)")) {
      assertThat(busy.getInt(1)).isZero();
    }
  }

  @Test
  void whatFailedOnceIsNotBrokenForTheNextTime() {
    database.write(h -> h.execute("create table letter (it text primary key)"));
    String statement = "insert into letter values (?)";
    database.write(h -> h.execute(statement, "a"));
    for (int turn = 0; turn < 2; turn++) {
      refused(() -> database.write(h -> h.execute(statement, "a")), "ledger.failed");
    }
    assertThat(database.<Integer>write(h -> h.execute(statement, "b"))).isEqualTo(1);
  }

  /** Then, and not in the middle of a board, which a person waits for. */
  @Test
  void theLogIsWrittenBackWhenAUnitIsFinished() throws Exception {
    database.write(h -> h.execute("create table letter (it text)"));
    database.rest();
    assertThat(withoutItsLog()).doesNotContain("letter");
    for (int n = 0; n < 100; n++) {
      database.write(h -> h.execute("insert into letter values ('a')"));
    }
    assertThat(withoutItsLog()).doesNotContain("letter");
    database.rest();
    assertThat(withoutItsLog()).contains("letter");
  }

  /** A log's new header is on the disk before its first rows: one wait more for the disk. */
  @Test
  void itBeginsAnewThenAndNotWithTheNextBoard() throws Exception {
    byte[] before = headerOfTheLog();
    for (int n = 0; n < 100; n++) {
      database.write(h -> h.execute("create table if not exists letter (it text)"));
    }
    database.rest();
    byte[] then = headerOfTheLog();
    assertThat(then).isNotEqualTo(before);
    database.write(h -> h.execute("create table parcel (it text)"));
    assertThat(headerOfTheLog()).isEqualTo(then);
  }

  /** With how often the log began anew (sqlite.org/fileformat2.html, section 4.1). */
  private byte[] headerOfTheLog() throws Exception {
    return Arrays.copyOf(Files.readAllBytes(folder.resolve("ledger.db-wal")), 32);
  }

  private List<String> withoutItsLog() throws Exception {
    Path copy = folder.resolve("copy.db");
    Files.write(copy, Files.readAllBytes(file));
    List<String> tables = new ArrayList<>();
    try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + copy);
        ResultSet row =
            connection.createStatement().executeQuery("select name from sqlite_schema")) {
      while (row.next()) {
        tables.add(row.getString(1));
      }
    }
    return tables;
  }

  @Test
  void aFileThatIsNotThereIsNotMade() {
    Path none = folder.resolve("none.db");
    refused(() -> FileDatabase.open(none), "ledger.not-writable");
    assertThat(none).doesNotExist();
  }

  @Test
  void anyOtherFailureNamesSqlitesCode() {
    refused(() -> database.read(h -> h.execute("no such statement")), "ledger.failed");
  }

  private List<String> keys() {
    return database.read(
        h -> h.createQuery("select key_id from station_key").mapTo(String.class).list());
  }

  private static void refused(Runnable call, String code) {
    assertThatThrownBy(call::run)
        .isInstanceOfSatisfying(Refusal.class, r -> assertThat(r.finding().code()).isEqualTo(code));
  }
}
