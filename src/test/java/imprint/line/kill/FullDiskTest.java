package imprint.line.kill;

import static org.assertj.core.api.Assertions.assertThat;

import imprint.bench.SimulatedBoard;
import imprint.finding.Finding;
import imprint.ledger.Engine;
import imprint.ledger.FullDisk;
import imprint.ledger.State;
import imprint.ledger.Unit;
import imprint.line.OpenUnit;
import imprint.line.OpenUnit.Act;
import imprint.line.Outcome;
import imprint.line.RunWatcher;
import imprint.line.Station;
import imprint.line.Step;
import imprint.line.UnitSummary;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** No room, or no way, for what the station writes. */
class FullDiskTest {
  @TempDir Path folder;
  private KillBench bench;
  private SimulatedBoard board;
  private Station station;

  @BeforeEach
  void open() throws Exception {
    bench =
        new KillBench(
            folder, KillBench.product(folder.resolve("product"), ""), Engine.SQLITE.bed(folder));
    board = bench.board(1);
    bench.plugged().set(board);
    station = bench.start();
  }

  @AfterEach
  void close() {
    station.close();
    board.close();
    bench.close();
  }

  private Outcome run(RunWatcher watcher) {
    return station.slot(KillBench.PORT).provisionNext(watcher);
  }

  private static UnitSummary done(Outcome outcome) {
    assertThat(outcome).isInstanceOf(Outcome.Done.class);
    return ((Outcome.Done) outcome).unit();
  }

  private static String code(Outcome outcome) {
    assertThat(outcome).isInstanceOf(Outcome.SetAside.class);
    return ((Outcome.SetAside) outcome).finding().code();
  }

  private Optional<Unit> unit() {
    return station.ledger().find(board.mac().toString());
  }

  /** Some events fit into what the file has; then the run comes further than this. */
  @ParameterizedTest
  @EnumSource(value = Step.class, names = "DONE", mode = EnumSource.Mode.EXCLUDE)
  void aLedgerWithoutRoomIsNamedAndNothingIsPassedOrLost(Step full) {
    RunWatcher fills =
        new RunWatcher() {
          @Override
          public void reached(Step step, Duration sinceStart) {
            if (step == full) {
              FullDisk.fill(station.ledger());
            }
          }
        };
    Outcome outcome = run(fills);
    Optional<Unit> left = unit();
    if (!(outcome instanceof Outcome.Done)) {
      assertThat(code(outcome)).isEqualTo("ledger.disk-full");
      assertThat(left.map(Unit::state)).isNotEqualTo(Optional.of(State.DONE));
    }
    FullDisk.makeRoom(station.ledger());
    boolean open = left.isPresent() && left.get().state().unfinished();
    if (open && full != Step.IDENTIFIED) {
      assertThat(left.get().orphaned()).isTrue();
    }
    if (!(outcome instanceof Outcome.Done)) {
      UnitSummary unit = done(run(RunWatcher.NONE));
      boolean same = open && left.get().state() != State.RESERVED;
      assertThat(left.map(Unit::serialNumber).equals(Optional.of(unit.serialNumber())))
          .isEqualTo(same);
    }
    assertThat(station.ledger().open()).isEmpty();
    assertThat(station.ledger().verify().faults()).isEmpty();
  }

  @Test
  void theImagesOfAUnitNeedRoom() {
    FullDisk.fill(station.ledger());
    assertThat(code(run(RunWatcher.NONE))).isEqualTo("ledger.disk-full");
    byte[] blank = new byte[KillBench.SIZE];
    java.util.Arrays.fill(blank, (byte) 0xFF);
    assertThat(board.flash(KillBench.FCTRY, KillBench.SIZE)).isEqualTo(blank);
  }

  /** The board is proven: it keeps its identity, and gets the label when there is room. */
  @Test
  void aLabelThatCannotBeWrittenLeavesTheUnitToBeFinished() throws Exception {
    Path labels = Files.writeString(folder.resolve("labels"), "no folder");
    assertThat(code(run(RunWatcher.NONE))).isEqualTo("file.unwritable");
    Unit left = unit().orElseThrow();
    assertThat(left.state()).isEqualTo(State.BOOTED);
    assertThat(left.proof()).startsWith("read-back-equal");
    byte[] before = board.flash(KillBench.FCTRY, KillBench.SIZE);

    Files.delete(labels);
    UnitSummary unit = done(run(RunWatcher.NONE));
    assertThat(unit.serialNumber()).isEqualTo(left.serialNumber());
    assertThat(unit.proof()).isEqualTo(Optional.of(left.proof()));
    assertThat(unit.labelPng().orElseThrow()).exists();
    assertThat(board.flash(KillBench.FCTRY, KillBench.SIZE)).isEqualTo(before);
  }

  /** Whoever had the board since may have changed it. */
  @Test
  void aBoardThatNoLongerHoldsWhatWasProvenGetsItAgain() throws Exception {
    Path labels = Files.writeString(folder.resolve("labels"), "no folder");
    run(RunWatcher.NONE);
    Files.delete(labels);
    Unit left = unit().orElseThrow();
    byte[] before = board.flash(KillBench.FCTRY, KillBench.SIZE);
    board.fill(KillBench.FCTRY, new byte[0x1000]);
    assertThat(done(run(RunWatcher.NONE)).serialNumber()).isEqualTo(left.serialNumber());
    assertThat(board.flash(KillBench.FCTRY, KillBench.SIZE)).isEqualTo(before);
  }

  @Test
  void whoeverStopsTheFinishingKillsNoIdentity() throws Exception {
    Path labels = Files.writeString(folder.resolve("labels"), "no folder");
    run(RunWatcher.NONE);
    Files.delete(labels);
    Unit left = unit().orElseThrow();
    Outcome stopped =
        run(
            new RunWatcher() {
              @Override
              public void reached(Step step, Duration sinceStart) {
                station.slot(KillBench.PORT).cancel();
              }
            });
    assertThat(stopped).isInstanceOf(Outcome.Cancelled.class);
    assertThat(done(run(RunWatcher.NONE)).serialNumber()).isEqualTo(left.serialNumber());
  }

  /** There may be a label of it somewhere, so nobody gives the board another identity unasked. */
  @Test
  void aProvenUnitOfAnotherProductFileIsLeftAlone() throws Exception {
    Path labels = Files.writeString(folder.resolve("labels"), "no folder");
    run(RunWatcher.NONE);
    Files.delete(labels);
    Unit left = unit().orElseThrow();
    Path other = bench.product().resolveSibling("other.yaml");
    Files.writeString(other, Files.readString(bench.product()) + "# changed\n");
    station.load(other, null);
    assertThat(code(run(RunWatcher.NONE))).isEqualTo("line.open-of-other-product");
    assertThat(unit().orElseThrow()).isEqualTo(left);
    station.load(bench.product(), null);
    assertThat(done(run(RunWatcher.NONE)).serialNumber()).isEqualTo(left.serialNumber());
  }

  /** The ledger has it all; the next start finds no older ledger and no newer one. */
  @Test
  void aHeadFileThatCannotBeWrittenIsToldAndStopsNothing() throws Exception {
    Path head = folder.resolve("ledger.db.head");
    Files.createDirectories(head.resolve("in the way"));
    List<String> noted = new ArrayList<>();
    RunWatcher listens =
        new RunWatcher() {
          @Override
          public void noted(Finding note) {
            noted.add(note.code());
          }
        };
    done(run(listens));
    assertThat(noted).contains("ledger.head-not-kept");
    Files.delete(head.resolve("in the way"));
    Files.delete(head);
    station.close();
    station = bench.start();
    assertThat(station.interrupted()).isEmpty();
    assertThat(station.ledger().verify().faults()).isEmpty();
  }

  @Test
  void theNextStartOffersWhatTheFullDiskLeft() throws Exception {
    Files.writeString(folder.resolve("labels"), "no folder");
    run(RunWatcher.NONE);
    Unit left = unit().orElseThrow();
    // in the same process it is no other's work
    assertThat(station.ledger().interrupted("killed")).containsExactly(left);
    assertThat(new OpenUnit(left, Act.FINISH).finding().code()).isEqualTo("line.open-finish");
  }
}
