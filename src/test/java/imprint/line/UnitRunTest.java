package imprint.line;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.InstanceOfAssertFactories.STRING;

import imprint.bench.BoardOptions;
import imprint.bench.Fault;
import imprint.bench.Mishap;
import imprint.bench.SimulatedBoard;
import imprint.esp.chip.Chip;
import imprint.esp.chip.Chips;
import imprint.ledger.Copy;
import imprint.ledger.Mac;
import imprint.ledger.State;
import imprint.ledger.Unit;
import imprint.secret.Secret;
import java.io.IOException;
import java.nio.file.DirectoryStream;
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
import org.junit.jupiter.params.provider.MethodSource;

class UnitRunTest {
  private static final String PORT = "sim:1";
  private static final int FCTRY = (4 << 20) - 0x20000;
  private static final int SIZE = 0x6000;

  @TempDir Path folder;
  private BenchStation bench;

  @BeforeEach
  void open() {
    bench = new BenchStation(folder);
  }

  @AfterEach
  void close() {
    bench.close();
  }

  static List<Chip> chips() {
    return SimulatedBoard.chips();
  }

  @ParameterizedTest
  @MethodSource("chips")
  void aBoardGetsItsIdentityFromEndToEnd(Chip chip) throws Exception {
    SimulatedBoard board = bench.plug(PORT, chip, BoardOptions.of(5));
    UnitSummary summary = done(bench.run(PORT));

    assertThat(summary.mac()).isEqualTo(board.mac().toString());
    assertThat(summary.chip()).startsWith(chip.name());
    assertThat(summary.test()).isTrue();
    assertThat(summary.manualCode()).matches("\\d{4}-\\d{3}-\\d{4}");
    assertThat(Files.size(summary.labelPng().orElseThrow())).isPositive();
    assertThat(Files.size(summary.labelPdf().orElseThrow())).isPositive();

    Unit unit = bench.ledger().find(summary.serialNumber()).orElseThrow();
    assertThat(unit.state()).isEqualTo(State.DONE);
    assertThat(unit.proof()).startsWith("read-back-equal md5:");
    assertThat(sealedImage(unit)).isEqualTo(board.flash(FCTRY, SIZE));
  }

  @Test
  void everyStepIsReachedOnceAndInItsOrder() {
    bench.plug(PORT, 1);
    List<Step> steps = new ArrayList<>();
    bench
        .station()
        .slot(PORT)
        .provisionNext(
            new RunWatcher() {
              @Override
              public void reached(Step step, Duration sinceStart) {
                steps.add(step);
              }
            });
    assertThat(steps).containsExactly(Step.values());
  }

  @Test
  void theLedgerTellsTheSameStoryAsTheRun() {
    bench.plug(PORT, 1);
    UnitSummary summary = done(bench.run(PORT));
    Unit unit = bench.ledger().find(summary.mac()).orElseThrow();
    assertThat(bench.ledger().history(unit).stream().map(entry -> entry.state()))
        .containsExactly(
            State.RESERVED,
            State.BUILT,
            State.WRITTEN,
            State.PROVEN,
            State.BOOTED,
            State.LABELLED,
            State.DONE);
  }

  @Test
  void aBoardThatHasAnIdentityGetsNoSecondOne() {
    SimulatedBoard board = bench.plug(PORT, 1);
    UnitSummary first = done(bench.run(PORT));
    byte[] before = board.flash(FCTRY, SIZE);
    assertThat(setAside(bench.run(PORT)).finding().code()).isEqualTo("line.board-has-identity");
    assertThat(board.flash(FCTRY, SIZE)).isEqualTo(before);
    assertThat(bench.ledger().find(first.serialNumber()).orElseThrow().state())
        .isEqualTo(State.DONE);
    assertThat(folder.resolve("traces")).as("nothing went wrong with it").doesNotExist();
  }

  /** A run sends some forty requests; the cable is pulled at each of them in turn. */
  static List<Integer> requests() {
    return java.util.stream.IntStream.rangeClosed(1, 46).boxed().toList();
  }

  @ParameterizedTest
  @MethodSource("requests")
  void aCablePulledAnywhereLeavesATruthfulLedgerAndTheBoardCanBeRunAgain(int request) {
    bench.plug(PORT, 9, Fault.at(request, Mishap.Cut.UNPLUGGED));
    Outcome first = bench.run(PORT);
    boolean passed = first instanceof Outcome.Done;
    Optional<Unit> unit = bench.ledger().find(Mac.parse(macOf(9)).text());
    if (!passed) {
      assertThat(unit.map(Unit::state)).isIn(Optional.empty(), Optional.of(State.SET_ASIDE));
      SimulatedBoard again = bench.plug(PORT, 9);
      UnitSummary second = done(bench.run(PORT));
      unit.ifPresent(dead -> assertThat(second.serialNumber()).isNotEqualTo(dead.serialNumber()));
      Unit alive = bench.ledger().find(second.mac()).orElseThrow();
      assertThat(sealedImage(alive)).isEqualTo(again.flash(FCTRY, SIZE));
    } else {
      assertThat(unit.orElseThrow().state()).isEqualTo(State.DONE);
      assertThat(unit.orElseThrow().proof()).isNotNull();
    }
    assertThat(bench.ledger().open()).isEmpty();
  }

  @ParameterizedTest
  @EnumSource(
      value = Step.class,
      names = {"IDENTIFIED", "RESERVED", "BUILT"})
  void stoppingBeforeTheWriteLeavesTheBoardAsItWas(Step when) {
    SimulatedBoard board = bench.plug(PORT, 1);
    byte[] before = board.flash(FCTRY, SIZE);
    Slot slot = bench.station().slot(PORT);
    Outcome outcome =
        slot.provisionNext(
            new RunWatcher() {
              @Override
              public void reached(Step step, Duration sinceStart) {
                if (step == when) {
                  slot.cancel();
                }
              }
            });
    assertThat(outcome).isEqualTo(new Outcome.Cancelled(Optional.of(when)));
    assertThat(board.flash(FCTRY, SIZE)).isEqualTo(before);
    assertThat(bench.ledger().open()).isEmpty();
    done(bench.run(PORT));
  }

  @Test
  void aWornBoardIsNeverPassedAndNeverLabelled() {
    bench.plug(PORT, 1, new Fault.StuckBits(FCTRY, 0xFF));
    Outcome.SetAside outcome = setAside(bench.run(PORT));
    UnitSummary unit = outcome.unit().orElseThrow();
    assertThat(unit.proof()).isEmpty();
    assertThat(unit.labelPng()).isEmpty();
    assertThat(folder.resolve("labels")).doesNotExist();
    assertThat(bench.ledger().find(unit.serialNumber()).orElseThrow().state())
        .isEqualTo(State.SET_ASIDE);
  }

  @Test
  void whatCannotBeProvisionedIsRefusedBeforeAnythingIsReserved() {
    assertThat(setAside(bench.run("sim:nobody")).finding().code()).isEqualTo("link.port-absent");
    bench.plug(PORT, Chips.ESP32_C3, BoardOptions.of(1).withBlankFlash());
    assertThat(setAside(bench.run(PORT)).finding().code()).isEqualTo("flash.table-absent");
    bench.plug(PORT, 2, new Fault.Silence());
    assertThat(setAside(bench.run(PORT)).finding().code()).isEqualTo("rom.no-answer");
    assertThat(bench.ledger().latest(10)).isEmpty();
  }

  /** Who helps from afar sees which resets were tried, and what came back. */
  @Test
  void aBoardThatIsNotFoundOrNotFitLeavesItsLastFrames() throws Exception {
    bench.plug(PORT, 2, new Fault.Silence());
    setAside(bench.run(PORT));
    assertThat(traces()).singleElement(STRING).contains("reset ", "Sync").contains("in time");
    bench.plug(PORT, Chips.ESP32_C3, BoardOptions.of(1).withBlankFlash());
    Path trace = setAside(bench.run(PORT)).trace().orElseThrow();
    assertThat(trace).hasParent(folder.resolve("traces")).content().contains("ReadFlash");
    assertThat(traces()).hasSize(2).anyMatch(kept -> kept.contains("ReadFlash"));
  }

  private List<String> traces() throws IOException {
    List<String> traces = new ArrayList<>();
    try (DirectoryStream<Path> files = Files.newDirectoryStream(folder.resolve("traces"))) {
      for (Path file : files) {
        traces.add(Files.readString(file));
      }
    }
    return traces;
  }

  @Test
  void fiveBoardsAtOnceGetFiveDifferentIdentities() throws Exception {
    List<Thread> workers = new ArrayList<>();
    List<Outcome> outcomes = java.util.Collections.synchronizedList(new ArrayList<>());
    for (int i = 1; i <= 5; i++) {
      String port = "sim:" + i;
      bench.plug(port, i);
      workers.add(Thread.ofVirtual().start(() -> outcomes.add(bench.run(port))));
    }
    for (Thread worker : workers) {
      worker.join();
    }
    assertThat(outcomes.stream().map(outcome -> done(outcome).serialNumber()).distinct())
        .hasSize(5);
  }

  @Test
  void aStationWithoutAProductSaysSo() {
    StationSettings settings =
        new StationSettings(
            "empty", "", folder.resolve("other.sqlite").toString(), folder, 115_200);
    try (Station empty =
        Station.open(
            settings,
            bench.ports(),
            span -> {},
            new java.security.SecureRandom(),
            java.time.InstantSource.system())) {
      assertThat(setAside(empty.slot(PORT).provisionNext(RunWatcher.NONE)).finding().code())
          .isEqualTo("line.no-product");
    }
  }

  private byte[] sealedImage(Unit unit) {
    try (Secret image = bench.ledger().recall(unit, Copy.Kind.FACTORY_IMAGE)) {
      return image.use(byte[]::clone);
    }
  }

  private static String macOf(long unit) {
    try (SimulatedBoard board = SimulatedBoard.of(Chips.ESP32_C3, BoardOptions.of(unit))) {
      return board.mac().toString();
    }
  }

  private static UnitSummary done(Outcome outcome) {
    assertThat(outcome).isInstanceOf(Outcome.Done.class);
    return ((Outcome.Done) outcome).unit();
  }

  private static Outcome.SetAside setAside(Outcome outcome) {
    assertThat(outcome).isInstanceOf(Outcome.SetAside.class);
    return (Outcome.SetAside) outcome;
  }
}
