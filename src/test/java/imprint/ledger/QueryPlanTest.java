package imprint.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Proxy;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.Statement;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiConsumer;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is looked for is found by an index, however many other units there are. */
class QueryPlanTest {
  private static final Mac MAC = Claims.board(1).mac();

  @TempDir Path folder;

  @Test
  void bySerialNumberInItsOrder() throws Exception {
    Filter.Serials serials = new Filter.Serials("a", "b");
    assertThat(plan((units, h) -> units.serialNumbers(h, serials, "a", true, 9)))
        .anyMatch(step -> step.contains("serial_number>? AND serial_number<?"))
        .noneMatch(QueryPlanTest::reads);
    assertThat(plan((units, h) -> units.bySerialNumber(h, "a")))
        .anyMatch(step -> step.contains("serial_number=?"))
        .noneMatch(QueryPlanTest::reads);
  }

  @Test
  void byMac() throws Exception {
    assertThat(plan((units, h) -> units.withMac(h, MAC)))
        .anyMatch(step -> step.contains("unit_by_mac"))
        .noneMatch(QueryPlanTest::reads);
    assertThat(plan((units, h) -> units.carriedBy(h, MAC))).noneMatch(QueryPlanTest::reads);
  }

  @Test
  void byThePasscodeOfALabel() throws Exception {
    Claim.Ids product = new Claim.Ids(0xFFF1, 0x8000);
    assertThat(plan((units, h) -> units.withPasscode(h, product, Fingerprint.sha256(new byte[1]))))
        .anyMatch(step -> step.contains("passcode_fingerprint=?"))
        .noneMatch(QueryPlanTest::reads);
  }

  @Test
  void openOnesByTheListOfThem() throws Exception {
    assertThat(plan((units, h) -> units.unfinished(h)))
        .anyMatch(step -> step.contains("open_unit"))
        .filteredOn(step -> !step.contains("open_unit"))
        .noneMatch(QueryPlanTest::reads);
  }

  @Test
  void pageByPage() throws Exception {
    assertThat(plan((units, h) -> units.within(h, 1, 500)))
        .anyMatch(step -> step.contains("(rowid>? AND rowid<?)"))
        .noneMatch(QueryPlanTest::reads);
  }

  @Test
  void ofAnOrderPageByPage() throws Exception {
    assertThat(plan((units, h) -> units.ofOrder(h, "WO-1", 1, 500)))
        .anyMatch(step -> step.contains("(unit_id>? AND unit_id<?)"))
        .noneMatch(QueryPlanTest::reads);
  }

  @Test
  void byTheTimeOfTheReservation() throws Exception {
    assertThat(plan((_, h) -> Events.reservedWithin(h, Instant.EPOCH, null)))
        .anyMatch(step -> step.contains("COVERING INDEX event_reserved_at (at>? AND at<?)"))
        .noneMatch(QueryPlanTest::reads);
  }

  @Test
  void historiesByTheirUnits() throws Exception {
    assertThat(plan((_, h) -> Events.histories(h, List.of(1L, 2L))))
        .anyMatch(step -> step.contains("unit_id=?"))
        .noneMatch(QueryPlanTest::reads);
  }

  @Test
  void labelsByTheFewEventsThatSpeakOfThem() throws Exception {
    assertThat(plan((_, h) -> Labels.candidates(h, "standard", 0, 1000)))
        .anyMatch(step -> step.contains("event_of_label"))
        .anyMatch(step -> step.matches("SEARCH c USING .*unit_id>\\? AND unit_id<\\?.*"))
        .noneMatch(QueryPlanTest::reads);
    assertThat(plan((_, h) -> Labels.sent(h, 0, 1000)))
        .anyMatch(step -> step.contains("event_of_label (unit_id>? AND unit_id<?)"))
        .noneMatch(QueryPlanTest::reads);
    assertThat(plan((_, h) -> Labels.latestSent(h, "packing")))
        .anyMatch(step -> step.contains("event_label_sent (station=?)"))
        .noneMatch(QueryPlanTest::reads);
  }

  /** What many events without a chain make the planner believe must not make each insert a scan. */
  @Test
  void whatGuardsEventsFindsThemAlsoAmongThoseOfEarlierVersions() throws Exception {
    try (TrialLedger trial = TrialLedger.in(folder, new SecureRandom())) {
      trial.fill(1, 200);
      try (Connection connection =
              DriverManager.getConnection("jdbc:sqlite:" + trial.access().urlOrFile());
          Statement statement = connection.createStatement()) {
        String guard =
            Tampering.strings(
                    statement, "select sql from sqlite_master where name = 'event_is_not_replaced'")
                .getFirst();
        String condition =
            guard.replaceAll("(?s).*\\bwhen\\b(.*)\\bbegin\\b.*", "$1").replaceAll("new\\.", "");
        assertThat(condition).contains("unit_id = unit_id");
        condition = condition.replaceAll("(= *)(id|unit_id|seq|chain|link)\\b", "$15");
        assertThat(steps(statement, "select " + condition))
            .anyMatch(step -> step.contains("event_in_chain (chain=? AND link=?)"))
            .noneMatch(QueryPlanTest::reads);
      }
    }
  }

  /** Goes through a table from its first row to its last. */
  private static boolean reads(String step) {
    return step.matches("SCAN (u|f|l|w|p|e|unit|event|sealed_copy)\\b.*");
  }

  private List<String> plan(BiConsumer<Units, Handle> query) throws Exception {
    Path file = folder.resolve("ledger.db");
    Files.write(file, FileSchema.newLedger());
    List<String> texts = new ArrayList<>();
    try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + file)) {
      Jdbi.create(noting(connection, texts))
          .useHandle(h -> query.accept(new Units(Run.current("")), h));
      assertThat(texts).hasSize(1);
      try (Statement statement = connection.createStatement()) {
        return steps(statement, texts.getFirst());
      }
    }
  }

  /** That connection, with a note of each statement that is prepared. */
  private static Connection noting(Connection connection, List<String> texts) {
    return (Connection)
        Proxy.newProxyInstance(
            QueryPlanTest.class.getClassLoader(),
            new Class<?>[] {Connection.class},
            (_, method, values) -> {
              if (method.getName().equals("prepareStatement")) {
                texts.add(values[0].toString());
              }
              return method.invoke(connection, values);
            });
  }

  private static List<String> steps(Statement statement, String query) throws Exception {
    List<String> steps = new ArrayList<>();
    try (ResultSet rows = statement.executeQuery("explain query plan " + query)) {
      while (rows.next()) {
        steps.add(rows.getString("detail"));
      }
    }
    return steps;
  }
}
