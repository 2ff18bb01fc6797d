package imprint.line.kill;

import static org.assertj.core.api.Assertions.assertThat;

import imprint.bench.SimulatedBoard;
import imprint.cli.Shell;
import imprint.ledger.Engine;
import imprint.ledger.Ledger;
import imprint.ledger.State;
import imprint.ledger.Unit;
import imprint.line.OpenUnit.Act;
import imprint.line.Outcome;
import imprint.line.RunWatcher;
import imprint.line.Station;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What can be gone on with depends on what the ledger keeps, and on what the board has left. */
class KeptCopiesKilledTest {
  private static final List<KillPoint> POINTS =
      List.of(KillPoint.AFTER_BUILT, KillPoint.AFTER_PROVEN, KillPoint.AFTER_LABELLED);

  private static final int APPLICATION = 0x10000;

  @TempDir Path folder;
  private KillBench bench;

  private Map<KillPoint, Unit> killed(String more) throws Exception {
    bench =
        new KillBench(
            folder, KillBench.product(folder.resolve("product"), more), Engine.SQLITE.bed(folder));
    bench.killedAt(POINTS);
    Map<KillPoint, Unit> left = new HashMap<>();
    try (Ledger ledger = bench.look()) {
      for (KillPoint point : POINTS) {
        try (SimulatedBoard board = bench.board(point.board())) {
          left.put(point, ledger.find(board.mac().toString()).orElseThrow());
        }
      }
    }
    return left;
  }

  @AfterEach
  void close() {
    bench.close();
  }

  @ParameterizedTest
  @CsvSource({"never, SET_ASIDE, SET_ASIDE, FINISH", "until-labelled, REPEAT, FINISH, FINISH"})
  void eachUnitHasItsAct(String keep, Act built, Act proven, Act labelled) throws Exception {
    Map<KillPoint, Act> acts =
        Map.of(
            KillPoint.AFTER_BUILT, built,
            KillPoint.AFTER_PROVEN, proven,
            KillPoint.AFTER_LABELLED, labelled);
    Map<KillPoint, Unit> left = killed("keep: " + keep + "\n");
    try (Station station = bench.start()) {
      assertThat(station.interrupted())
          .allSatisfy(
              open ->
                  assertThat(acts)
                      .containsEntry(
                          POINTS.stream()
                              .filter(point -> left.get(point).equals(open.unit()))
                              .findFirst()
                              .orElseThrow(),
                          open.act()))
          .hasSize(3);
      for (KillPoint point : POINTS) {
        Unit before = left.get(point);
        try (SimulatedBoard board = bench.board(point.board())) {
          bench.plugged().set(board);
          assertThat(station.slot(KillBench.PORT).provisionNext(RunWatcher.NONE))
              .isInstanceOf(Outcome.Done.class);
          Unit now = station.ledger().find(board.mac().toString()).orElseThrow();
          assertThat(now.state()).isEqualTo(State.DONE);
          assertThat(now.id() == before.id()).isEqualTo(acts.get(point) != Act.SET_ASIDE);
          Path label = folder.resolve("labels").resolve(now.serialNumber());
          assertThat(label.resolve(now.serialNumber() + "-label.png")).exists();
        }
      }
      assertThat(station.ledger().verify().faults()).isEmpty();
    }
  }

  /** A unit whose start is still to be seen waits for its firmware, and keeps its identity. */
  @Test
  void aBoardThatLostItsFirmwareMeanwhileCostsNoIdentity() throws Exception {
    Map<KillPoint, Unit> left = killed("");
    try (Station station = bench.start()) {
      for (KillPoint point : POINTS) {
        Unit before = left.get(point);
        boolean seen = point == KillPoint.AFTER_LABELLED;
        try (SimulatedBoard board = bench.board(point.board())) {
          bench.plugged().set(board);
          byte[] firmware = board.flash(APPLICATION, 0x1000);
          board.fill(APPLICATION, new byte[0x1000]);
          Outcome without = station.slot(KillBench.PORT).provisionNext(RunWatcher.NONE);
          if (seen) {
            assertThat(without).isInstanceOf(Outcome.Done.class);
            continue;
          }
          assertThat(without)
              .isInstanceOfSatisfying(
                  Outcome.SetAside.class,
                  out -> assertThat(out.finding().code()).isEqualTo("line.no-firmware"));
          assertThat(station.ledger().find(before.serialNumber())).contains(before);
          board.fill(APPLICATION, firmware);
          assertThat(station.slot(KillBench.PORT).provisionNext(RunWatcher.NONE))
              .isInstanceOf(Outcome.Done.class);
          Unit now = station.ledger().find(board.mac().toString()).orElseThrow();
          assertThat(now.serialNumber()).isEqualTo(before.serialNumber());
        }
      }
    }
  }

  /** Nothing is kept, but what the board itself says is not what it should. */
  @ParameterizedTest
  @CsvSource({"0, 0", "0x60, 0x5A"})
  void aLabelledUnitWithoutCopiesIsHeldAgainstItsBoard(String at, String value) throws Exception {
    Unit left = killed("keep: never\n").get(KillPoint.AFTER_LABELLED);
    try (Station station = bench.start();
        SimulatedBoard board = bench.board(KillPoint.AFTER_LABELLED.board())) {
      bench.plugged().set(board);
      byte[] lost = new byte[0x1000 - Integer.decode(at)];
      Arrays.fill(lost, Integer.decode(value).byteValue());
      board.fill(KillBench.FCTRY + Integer.decode(at), lost);
      assertThat(station.slot(KillBench.PORT).provisionNext(RunWatcher.NONE))
          .isInstanceOfSatisfying(
              Outcome.SetAside.class,
              out -> assertThat(out.finding().code()).isEqualTo("line.decoded-other"));
      assertThat(station.ledger().find(left.serialNumber()).orElseThrow().state())
          .isEqualTo(State.SET_ASIDE);
      assertThat(folder.resolve("labels").resolve(left.serialNumber())).isEmptyDirectory();
    }
  }

  @Test
  void theCommandLineListsTheActsAndSetsAside() throws Exception {
    Map<KillPoint, Unit> left = killed("");
    Shell shell = new Shell(folder);
    String out = folder.resolve("labels").toString();
    String[] list = {"ledger", "open", "--ledger", bench.url(), "--out", out, "--json"};
    Shell.Result listed = shell.run(list);
    assertThat(listed.code()).as(listed.err()).isZero();
    assertThat(listed.out().lines())
        .hasSize(3)
        .anyMatch(line -> line.contains(serial(left, 0)) && line.contains("\"act\":\"repeat\""))
        .anyMatch(line -> line.contains(serial(left, 1)) && line.contains("\"act\":\"finish\""))
        .anyMatch(line -> line.contains(serial(left, 2)) && line.contains("\"act\":\"finish\""));

    String labelled = serial(left, 2);
    assertThat(folder.resolve("labels").resolve(labelled)).isNotEmptyDirectory();
    Shell.Result aside =
        shell.run("ledger", "open", "--ledger", bench.url(), "--out", out, "--set-aside", labelled);
    assertThat(aside.code()).as(aside.err()).isZero();
    assertThat(aside.out()).contains(labelled).contains("SET_ASIDE");
    assertThat(folder.resolve("labels").resolve(labelled)).isEmptyDirectory();
    assertThat(shell.run(list).out().lines()).hasSize(2);

    Shell.Result twice =
        shell.run("ledger", "open", "--ledger", bench.url(), "--out", out, "--set-aside", labelled);
    assertThat(twice.code()).isEqualTo(1);
    assertThat(twice.err()).contains("[line.unit-not-open]");
  }

  private static String serial(Map<KillPoint, Unit> left, int point) {
    return left.get(POINTS.get(point)).serialNumber();
  }
}
