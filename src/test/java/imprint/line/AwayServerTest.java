package imprint.line;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import imprint.finding.Finding;
import imprint.finding.Refusal;
import imprint.ledger.CuttingCable.Cut;
import imprint.ledger.Ledger;
import imprint.ledger.State;
import imprint.ledger.TestServer;
import imprint.ledger.Unit;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

/** A station whose server goes away and comes back, between boards and in the middle of one. */
class AwayServerTest extends OverCable {
  @Test
  void boardsAreMadeAloneAndAreAtTheServerWhenItIsBack() throws Exception {
    open(3);
    assertThat(made(1)).isEqualTo("L0004");
    assertThat(codes()).doesNotContain("line.offline");
    assertThat(bench.station().ledgerState()).isEqualTo(new LedgerState.Usual());

    cable.pullOut();
    assertThat(made(2)).isEqualTo("L0001");
    assertThat(noted).contains(Finding.warning("line.offline", 3));
    assertThat(bench.station().ledgerState())
        .isEqualTo(new LedgerState.OnItsOwn(OptionalLong.of(2)));

    cable.plugIn();
    // nobody waits for the server again before a minute is over
    assertThat(made(3)).isEqualTo("L0002");
    assertThat(noted).contains(Finding.warning("line.offline", 2));
    aMinuteLater();
    String next = made(4);
    assertThat(noted).contains(Finding.note("line.merged", 2));
    assertThat(bench.station().ledgerState()).isEqualTo(new LedgerState.Usual());
    try (Ledger server = atTheServer()) {
      assertThat(server.latest(9))
          .extracting(Unit::serialNumber)
          .containsExactlyInAnyOrder("L0004", "L0001", "L0002", next);
      assertThat(server.latest(9)).allMatch(unit -> unit.state() == State.DONE);
      assertThat(server.verify().faults()).isEmpty();
    }
    // its block is full again
    cable.pullOut();
    made(5);
    assertThat(noted).contains(Finding.warning("line.offline", 3));
  }

  @Test
  void whatIsUsedUpStopsTheStation() throws Exception {
    open(1);
    cable.pullOut();
    made(1);
    assertThat(refused(2)).isEqualTo("ledger.block-used-up");
  }

  @Test
  void aStationThatMayNotGoOnAloneStops() throws Exception {
    open(0);
    cable.pullOut();
    assertThat(refused(1)).isEqualTo("ledger.server-away");
    assertThat(folder.resolve("offline.db")).doesNotExist();
  }

  @Test
  void aStationStartsWithoutItsServerOnceItKnewIt() throws Exception {
    cable.pullOut();
    assertThatThrownBy(() -> open(3))
        .isInstanceOfSatisfying(
            Refusal.class, r -> assertThat(r.finding().code()).isEqualTo("ledger.server-away"));
    cable.plugIn();
    open(3);
    bench.close();
    cable.pullOut();
    open(3);
    assertThat(bench.station().notices()).extracting(Finding::code).containsExactly("line.offline");
    assertThat(made(1)).isEqualTo("L0001");
    bench.close();
    // and the next start finds the server, and moves what was made
    cable.plugIn();
    open(3);
    assertThat(bench.station().notices()).containsExactly(Finding.note("line.merged", 1));
    try (Ledger server = atTheServer()) {
      assertThat(server.find("L0001").map(Unit::state)).contains(State.DONE);
    }
  }

  /** The unit that was begun with the server stands in nobody's way afterwards. */
  @Test
  void aRunThatLosesItsServerEndsAndTheBoardIsMadeAlone() throws Exception {
    open(3);
    cable.pullAt("insert into sealed_copy", Cut.BEFORE);
    assertThat(refused(1)).isEqualTo("ledger.server-away");
    String alone = made(1);
    assertThat(codes()).contains("line.offline");
    cable.plugIn();
    aMinuteLater();
    made(2);
    assertThat(noted).contains(Finding.note("line.merged", 1));
    try (Ledger server = atTheServer()) {
      assertThat(server.open()).isEmpty();
      assertThat(server.find(alone).map(Unit::state)).contains(State.DONE);
      assertThat(server.latest(9)).extracting(Unit::state).contains(State.SET_ASIDE);
      assertThat(server.verify().faults()).isEmpty();
    }
  }

  @Test
  void aServerThatIsThereAndSaysNoIsNotOneThatIsAway() throws Exception {
    open(3);
    TestServer.drop(TestServer.jdbc(database));
    assertThat(refused(1)).isEqualTo("ledger.no-such-database");
  }

  @Test
  void aConflictIsToldAtTheLineAndTheLineGoesOn() throws Exception {
    open(3);
    cable.pullOut();
    made(1);
    madeByAnotherStation(1);
    cable.plugIn();
    aMinuteLater();
    made(2);
    assertThat(codes()).contains("ledger.merge-board").doesNotContain("line.merged");
    made(3);
    assertThat(codes()).isEmpty();
  }
}
