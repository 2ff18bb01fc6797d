package imprint.line;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import imprint.finding.Finding;
import imprint.finding.Refusal;
import imprint.ledger.Access;
import imprint.ledger.By;
import imprint.ledger.CuttingCable;
import imprint.ledger.CuttingCable.Cut;
import imprint.ledger.Event;
import imprint.ledger.Ledger;
import imprint.ledger.State;
import imprint.ledger.TestServer;
import imprint.ledger.Unit;
import imprint.ledger.custody.Prompt;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A station whose server goes away and comes back, between boards and in the middle of one. */
class AwayServerTest {
  private static final Duration PATIENCE = Duration.ofSeconds(2);
  private static final String PORT = "sim:1";

  @TempDir Path folder;
  private final AtomicReference<Instant> now = new AtomicReference<>(Instant.now());
  private final List<Finding> noted = new ArrayList<>();
  private String database;
  private CuttingCable cable;

  @SuppressWarnings("NullAway.Init")
  private BenchStation bench;

  @BeforeEach
  void connect() throws Exception {
    database = TestServer.newDatabase();
    cable = new CuttingCable(TestServer.port());
  }

  @AfterEach
  void close() {
    if (bench != null) {
      bench.close();
    }
    cable.close();
    TestServer.drop(TestServer.jdbc(database));
  }

  private Access access(int port) {
    String url = TestServer.url(database).replace(":" + TestServer.port() + "/", ":" + port + "/");
    return new Access(url, folder, Optional.empty(), Optional.empty(), PATIENCE, Prompt.NOBODY);
  }

  private void open(int offline) throws IOException {
    bench =
        new BenchStation(
            folder,
            "station A",
            new SecureRandom(),
            access(cable.port()).offline(offline),
            now::get);
    if (!Files.readString(bench.productYaml()).contains("counter")) {
      bench.serialNumbers("L{counter:4}");
    }
  }

  private Outcome run(long board) {
    return run(board, null);
  }

  private Outcome run(long board, @Nullable Step pulledOutAt) {
    noted.clear();
    bench.plug(PORT, board);
    return bench
        .station()
        .slot(PORT)
        .provisionNext(
            new RunWatcher() {
              @Override
              public void noted(Finding note) {
                noted.add(note);
              }

              @Override
              public void reached(Step step, Duration took) {
                if (step == pulledOutAt) {
                  pullOut();
                }
              }
            });
  }

  private void pullOut() {
    try {
      cable.pullOut();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private String made(long board) {
    if (run(board) instanceof Outcome.Done(UnitSummary unit)) {
      return unit.serialNumber();
    }
    throw new AssertionError(noted);
  }

  private String refused(long board) {
    if (run(board) instanceof Outcome.SetAside aside) {
      return aside.finding().code();
    }
    throw new AssertionError("passed");
  }

  private List<String> codes() {
    return noted.stream().map(Finding::code).toList();
  }

  private void aMinuteLater() {
    now.updateAndGet(at -> at.plusSeconds(61));
  }

  private Ledger atTheServer() {
    Access there = access(TestServer.port()).withKey(access(cable.port()).keyFile());
    return Ledger.openExisting(there, InstantSource.system());
  }

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

  private String madeByAnotherStation(long board) throws IOException {
    Path other = Files.createDirectory(folder.resolve("other"));
    Access there =
        new Access(
            TestServer.url(database),
            other,
            Optional.of(access(cable.port()).keyFile()),
            Optional.empty());
    try (BenchStation second =
        new BenchStation(other, "station B", new SecureRandom(), there, now::get)) {
      second.plug(PORT, board);
      if (second.run(PORT) instanceof Outcome.Done(UnitSummary unit)) {
        return unit.serialNumber();
      }
      throw new AssertionError("not made");
    }
  }
}
