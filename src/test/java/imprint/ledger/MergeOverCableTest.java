package imprint.ledger;

import static imprint.ledger.Claims.BY;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import imprint.finding.Refusal;
import imprint.ledger.CuttingCable.Cut;
import imprint.ledger.custody.Prompt;
import imprint.secret.Secret;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A server that goes away again while a station merges or takes numbers. */
class MergeOverCableTest {
  private static final Duration PATIENCE = Duration.ofMillis(250);

  @TempDir Path folder;
  private String database;
  private CuttingCable cable;
  private TwoLedgers station;

  @BeforeEach
  void connect() throws Exception {
    database = TestServer.newDatabase();
    cable = new CuttingCable(TestServer.port());
    station = TwoLedgers.open(access(), Clocks.of(InstantSource.system())).withBlock(10);
  }

  private Access access() {
    String url =
        TestServer.url(database).replace(":" + TestServer.port() + "/", ":" + cable.port() + "/");
    return new Access(url, folder, Optional.empty(), Optional.empty(), PATIENCE, Prompt.NOBODY);
  }

  @AfterEach
  void close() {
    station.close();
    cable.close();
    TestServer.drop(TestServer.jdbc(database));
  }

  private void madeWithCopies() {
    for (int n = 1; n <= 2; n++) {
      try (Secret image = Secret.owning(new byte[9])) {
        Unit reserved =
            Claims.reserved(
                station
                    .offline()
                    .reserve(Claims.number(n), BY, new Copy(Copy.Kind.FACTORY_IMAGE, image)));
        Claims.until(station.offline(), reserved, State.DONE);
      }
    }
  }

  @ParameterizedTest
  @CsvSource({
    "pg_advisory_xact_lock, BEFORE",
    "select 'SERIAL_NUMBER', ANSWER",
    "insert into unit, BEFORE",
    "insert into board, ANSWER",
    "insert into sealed_copy, ANSWER",
    "insert into event, BEFORE",
    "update chain_head, ANSWER",
    "insert into last_write, ANSWER",
    "COMMIT, BEFORE",
    "COMMIT, ANSWER",
    "COMMIT, AT_ONCE"
  })
  void whereverTheServerGoesAwayEachUnitArrivesOnce(String statement, Cut cut) {
    madeWithCopies();
    cable.pullAt(statement, cut);
    assertThatThrownBy(station::merge)
        .isInstanceOfSatisfying(Refusal.class, r -> assertThat(ServerProbe.away(r)).isTrue());
    assertThat(cable.wasCut()).isTrue();
    cable.plugIn();
    assertThat(station.merge())
        .hasSize(2)
        .allMatch(r -> r instanceof MergeResult.Moved || r instanceof MergeResult.Known);
    whole();
  }

  @ParameterizedTest
  @CsvSource({"insert into unit, ANSWER", "COMMIT, BEFORE", "COMMIT, ANSWER", "COMMIT, AT_ONCE"})
  void aCableThatIsCutForAMomentStopsNothing(String statement, Cut cut) {
    madeWithCopies();
    cable.cutAt(statement, cut);
    assertThat(station.merge()).hasSize(2).hasOnlyElementsOfType(MergeResult.Moved.class);
    assertThat(cable.wasCut()).isTrue();
    whole();
  }

  private void whole() {
    assertThat(station.merge()).isEmpty();
    assertThat(station.server().latest(9)).hasSize(2).allMatch(u -> u.state() == State.DONE);
    for (Unit unit : station.server().latest(9)) {
      assertThat(station.server().history(unit)).hasSize(8);
      station.server().recall(unit, Copy.Kind.FACTORY_IMAGE).close();
    }
    assertThat(station.server().verify().faults()).isEmpty();
    assertThat(station.offline().verify().faults()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "update sequence, BEFORE",
    "update sequence, ANSWER",
    "insert into block, ANSWER",
    "COMMIT, BEFORE",
    "COMMIT, ANSWER",
    "COMMIT, AT_ONCE"
  })
  void whereverTheServerGoesAwayNoNumberIsDoubled(String statement, Cut cut) {
    cable.pullAt(statement, cut);
    assertThatThrownBy(() -> station.withBlock(20))
        .isInstanceOfSatisfying(Refusal.class, r -> assertThat(ServerProbe.away(r)).isTrue());
    assertThat(cable.wasCut()).isTrue();
    assertThat(TwoLedgers.ALLOTMENT.left(station.offline())).isEqualTo(10);
    cable.plugIn();
    long server = station.server().next(0xFFF1, 0x8000, "serial");
    assertThat(server).isIn(11L, 21L);
    station.withBlock(20);
    assertThat(TwoLedgers.ALLOTMENT.left(station.offline())).isEqualTo(20);
    long last = 0;
    for (int i = 0; i < 20; i++) {
      long drawn = station.offline().next(0xFFF1, 0x8000, "serial");
      assertThat(drawn).isGreaterThan(last).isNotEqualTo(server);
      last = drawn;
    }
  }

  @Test
  void theProbeTellsAServerThatIsAwayFromOneThatIsThere() {
    ServerProbe.ask(access());
    cable.pullAt("select 1", Cut.BEFORE);
    assertThatThrownBy(() -> ServerProbe.ask(access()))
        .isInstanceOfSatisfying(Refusal.class, r -> assertThat(ServerProbe.away(r)).isTrue());
    assertThatThrownBy(() -> ServerProbe.ask(access())).isInstanceOf(Refusal.class);
    cable.plugIn();
    ServerProbe.ask(access());
    Access wrong =
        new Access(TestServer.url("no_such_database"), folder, Optional.empty(), Optional.empty());
    assertThatThrownBy(() -> ServerProbe.ask(wrong))
        .isInstanceOfSatisfying(Refusal.class, r -> assertThat(ServerProbe.away(r)).isFalse());
  }
}
