package imprint.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;

/** Whatever happened in the ledger, and whatever one thing in it is altered: it is found. */
class OneByteTest {
  private static final List<String> TABLES =
      List.of(
          "event", "event", "event", "unit", "unit", "board", "open_unit", "chain", "chain_head");

  private static final List<State> WAY =
      List.of(State.RESERVED, State.BUILT, State.WRITTEN, State.PROVEN, State.LABELLED, State.DONE);

  /** The database's own number of a row: nothing of what is recorded is in it. */
  private static final List<String> NUMBERS = List.of("event.id", "unit.id");

  @Property(tries = 40)
  void aSingleAlteredValueIsFound(@ForAll @LongRange(min = 0, max = 1L << 40) long seed)
      throws Exception {
    Random random = new Random(seed);
    Path folder = Files.createTempDirectory("ledger");
    try (Engine.Bed bed = Engine.SQLITE.bed(folder)) {
      history(bed, random);
      try (Ledger ledger = bed.openExisting()) {
        assertThat(ledger.verify().faults()).isEmpty();
      }
      String what = alter(bed, random);
      try (Ledger ledger = bed.openExisting()) {
        Verified verified = ledger.verify();
        assertThat(verified.clean()).as(what).isFalse();
        // and what follows it is not wrong
        assertThat(verified.faults()).as(what).hasSizeLessThanOrEqualTo(4);
      }
    } finally {
      try (var files = Files.walk(folder)) {
        for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
          Files.delete(file);
        }
      }
    }
  }

  private static void history(Engine.Bed bed, Random random) {
    Engine.SQLITE.made(bed.folder());
    try (Ledger ledger = bed.open(InstantSource.system())) {
      int units = 1 + random.nextInt(4);
      for (int n = 1; n <= units; n++) {
        Unit unit = Claims.reserved(ledger, n);
        unit = Claims.until(ledger, unit, WAY.get(random.nextInt(WAY.size())));
        if (random.nextInt(4) == 0) {
          ledger.append(unit, unit.state(), new Event.Retired("x"), Claims.BY).orRefuse();
        }
      }
      if (random.nextBoolean()) {
        Records records = ledger.records();
        records.admit(List.of(Foreigners.number(8)), false, Claims.BY);
        records.revealing(List.of(ledger.find("SN0008").orElseThrow()), "csv", Claims.BY);
      }
      // so that no table is empty
      Claims.reserved(ledger, 9);
    }
  }

  /** One value of one row of one table. */
  private static String alter(Engine.Bed bed, Random random) throws Exception {
    try (Connection connection = bed.connect();
        Statement statement = connection.createStatement()) {
      List<String> guards = Tampering.guards(Engine.SQLITE, statement);
      Tampering.unguard(Engine.SQLITE, statement);
      String altered = alter(statement, random);
      for (String guard : guards) {
        statement.execute(guard);
      }
      return altered;
    }
  }

  private static String alter(Statement statement, Random random) throws SQLException {
    for (; ; ) {
      String table = TABLES.get(random.nextInt(TABLES.size()));
      List<String> columns =
          Tampering.strings(statement, "select name from pragma_table_info('" + table + "')");
      columns.removeIf(column -> NUMBERS.contains(table + "." + column));
      String column = columns.get(random.nextInt(columns.size()));
      List<String> rows = Tampering.strings(statement, "select rowid from " + table);
      String row = rows.get(random.nextInt(rows.size()));
      String value =
          switch (random.nextInt(4)) {
            case 0 -> "x'" + "%02x".formatted(random.nextInt(256)).repeat(32) + "'";
            // the same to read, and equal to none
            case 1 -> "cast(" + column + " as blob)";
            case 2 -> Integer.toString(50 + random.nextInt(1000));
            default -> "'" + random.nextInt(1000) + "x'";
          };
      String text =
          "update or ignore %s set %s = %s where rowid = %s and %s is not %s"
              .formatted(table, column, value, row, value, column);
      try {
        if (statement.executeUpdate(text) == 1) {
          return text;
        }
      } catch (SQLException notOfThatType) {
        // a number of the database's own must be one
      }
    }
  }
}
