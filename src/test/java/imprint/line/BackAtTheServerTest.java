package imprint.line;

import static org.assertj.core.api.Assertions.assertThat;

import imprint.ledger.By;
import imprint.ledger.Event;
import imprint.ledger.Ledger;
import imprint.ledger.State;
import imprint.ledger.TestServer;
import imprint.ledger.Unit;
import org.junit.jupiter.api.Test;

/** What a station and its server hold against each other when that is back. */
class BackAtTheServerTest extends OverCable {
  /** The board was made alone once; that unit is the server's now, and dead there. */
  @Test
  void aLabelledUnitIsNotTakenForOverwrittenByOneThatWasMovedLongAgo() throws Exception {
    open(5);
    cable.pullOut();
    String first = made(1);
    serverIsBack();
    made(2);
    retired(first);
    String second = labelledWhenTheServerWent(1);
    made(7);
    serverIsBack();
    made(3);
    finishes(second);
  }

  /** What was made alone is held back there, and the board was run again with the server. */
  @Test
  void aLabelledUnitIsNotTakenForOverwrittenByAnOlderOneThatIsHeldBack() throws Exception {
    open(5);
    cable.pullOut();
    made(1);
    String others = madeByAnotherStation(1);
    serverIsBack();
    made(2);
    assertThat(codes()).contains("ledger.merge-board");
    retired(others);
    aMinuteLater();
    String second = labelledWhenTheServerWent(1);
    made(7);
    serverIsBack();
    made(3);
    assertThat(codes()).contains("ledger.merge-board");
    finishes(second);
  }

  /** Somebody has its label in hand, and the board is another unit. */
  @Test
  void ofALabelledUnitThatWasOverwrittenThePersonIsTold() throws Exception {
    open(5);
    String labelled = labelledWhenTheServerWent(1);
    String alone = made(1);
    serverIsBack();
    made(2);
    assertThat(codes()).contains("line.offline-overwritten");
    try (Ledger server = atTheServer()) {
      assertThat(server.find(labelled).map(Unit::state)).contains(State.SET_ASIDE);
      assertThat(server.find(alone).map(Unit::state)).contains(State.DONE);
    }
  }

  /** Its blocks are full, nothing waits to be moved, and its own events are all there. */
  @Test
  void aServerThatComesBackOlderThanTheStationSawItStopsTheStation() throws Exception {
    open(3);
    bench.close();
    String backup = TestServer.backup(database);
    madeByAnotherStation(1);
    open(3);
    TestServer.restore(database, backup);
    assertThat(refused(2)).isEqualTo("ledger.older-than-seen");
    assertThat(refused(2)).isEqualTo("ledger.older-than-seen");
    try (Ledger server = atTheServer()) {
      assertThat(server.latest(9)).isEmpty();
    }
    TestServer.drop(TestServer.jdbc(backup));
  }

  private void serverIsBack() {
    cable.plugIn();
    aMinuteLater();
  }

  private void retired(String serialNumber) {
    try (Ledger server = atTheServer()) {
      Unit unit = server.find(serialNumber).orElseThrow();
      Event retired = new Event.Retired("rework");
      server.append(unit, State.DONE, retired, By.station("desk")).orRefuse();
    }
  }

  /** Its serial number; it stays unfinished. */
  private String labelledWhenTheServerWent(long board) {
    run(board, Step.LABELLED);
    try (Ledger server = atTheServer()) {
      assertThat(server.open()).extracting(Unit::state).containsExactly(State.LABELLED);
      return server.open().getFirst().serialNumber();
    }
  }

  /** Its label is there, and the next run of its board goes on with it. */
  private void finishes(String serialNumber) {
    try (Ledger server = atTheServer()) {
      assertThat(server.find(serialNumber).map(Unit::state)).contains(State.LABELLED);
    }
    assertThat(LabelFiles.of(bench.settings().out(), serialNumber)).isPresent();
    assertThat(made(1)).isEqualTo(serialNumber);
  }
}
