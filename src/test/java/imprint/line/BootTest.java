package imprint.line;

import static org.assertj.core.api.Assertions.assertThat;

import imprint.bench.AppFault;
import imprint.bench.BoardOptions;
import imprint.bench.Fault;
import imprint.bench.SimulatedBoard;
import imprint.esp.chip.Chips;
import imprint.finding.Severity;
import imprint.ledger.Event;
import imprint.ledger.Mac;
import imprint.ledger.State;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** Whole runs on boards whose application shows one thing or another. */
class BootTest extends WatchedStart {
  @Test
  void agreementWithTheIdentityIsAGradeOfItsOwn() throws Exception {
    product(APPLICATION);
    assertThat(run(Optional.empty()))
        .isInstanceOfSatisfying(
            Outcome.Done.class,
            done -> assertThat(done.unit().start()).contains(BootGrade.APPLICATION_AGREES));
    assertThat(grade(unit())).contains("application-agrees");
    assertThat(codes()).containsExactly("boot.agrees");
    assertThat(steps).containsExactly(Step.values());
  }

  @Test
  void dataInAPartitionOfItsOwnIsShownToo() throws Exception {
    product(APPLICATION, "partition: fctry", "partition: fctry\n  storage: all-in-secure-cert");
    assertThat(run(Optional.empty())).isInstanceOf(Outcome.Done.class);
    assertThat(grade(unit())).contains("application-agrees");
  }

  @Test
  void aProductThatAsksForNothingIsServedAsEver() throws Exception {
    product("");
    assertThat(run(Optional.empty()))
        .isInstanceOfSatisfying(
            Outcome.Done.class,
            done -> assertThat(done.unit().start()).contains(BootGrade.APPLICATION_AGREES));
    assertThat(grade(unit())).as("what was seen").contains("application-agrees");
    assertThat(codes()).isEmpty();
  }

  @Test
  void nothingIsRecordedOfAStartThatNobodyWatched() throws Exception {
    product("boot: {watch: off}\n");
    assertThat(run(Optional.of(AppFault.PANIC))).isInstanceOf(Outcome.Done.class);
    assertThat(grade(unit())).isEmpty();
    assertThat(codes()).isEmpty();
    assertThat(steps).doesNotContain(Step.BOOTED);
  }

  /** Never a pass, never a label: each with its own code, and the identity is dead. */
  @ParameterizedTest
  @CsvSource({
    "EXAMPLE_PASSCODE, boot.example-passcode",
    "EXAMPLE_BANNER, boot.example-passcode",
    "PANIC, boot.panic",
    "RESTART_LOOP, boot.restart-loop",
    "WRONG_DISCRIMINATOR, boot.disagrees",
    "NVS_KEY_ERROR, boot.unreadable",
    "QUIET, boot.unrecognised"
  })
  void whatTheProductAsksForAndDoesNotGetIsSetAside(AppFault app, String code) throws Exception {
    product(APPLICATION);
    assertThat(run(Optional.of(app)))
        .isInstanceOfSatisfying(
            Outcome.SetAside.class,
            aside -> {
              assertThat(aside.after()).contains(Step.PROVEN);
              assertThat(aside.finding().code()).isEqualTo(code);
              assertThat(aside.finding().severity()).isEqualTo(Severity.ERROR);
              assertThat(aside.unit().orElseThrow().labelPng()).isEmpty();
            });
    assertThat(unit().state()).isEqualTo(State.SET_ASIDE);
    assertThat(unit().last().event())
        .isInstanceOfSatisfying(
            Event.SetAside.class, event -> assertThat(event.code()).isEqualTo(code));
    assertThat(grade(unit())).isEmpty();
  }

  /** Nobody asked, and the firmware says all the same that the unit's label would open nothing. */
  @ParameterizedTest
  @CsvSource({
    "EXAMPLE_PASSCODE, boot.example-passcode",
    "WRONG_DISCRIMINATOR, boot.disagrees",
    "NVS_KEY_ERROR, boot.unreadable"
  })
  void aFirmwareThatSaysThatItHasOtherDataIsBelieved(AppFault app, String code) throws Exception {
    product("");
    assertThat(run(Optional.of(app)))
        .isInstanceOfSatisfying(
            Outcome.SetAside.class,
            aside -> {
              assertThat(aside.finding().code()).isEqualTo(code);
              assertThat(aside.unit().orElseThrow().labelPng()).isEmpty();
            });
    assertThat(unit().state()).isEqualTo(State.SET_ASIDE);
  }

  /** The product asks for no more than a start, and none of these is one. */
  @ParameterizedTest
  @CsvSource({"PANIC, boot.panic", "RESTART_LOOP, boot.restart-loop"})
  void whatBreaksOffOrStartsAgainAndAgainIsNoStart(AppFault app, String code) throws Exception {
    product("");
    noStart(run(Optional.of(app)), code);
  }

  /** It was there when the run began. */
  @ParameterizedTest
  @EnumSource(
      value = Step.class,
      names = {"RESERVED", "PROVEN"})
  void aBoardThatLosesItsBootLoaderInItsRunIsNoPass(Step lost) throws Exception {
    product("");
    SimulatedBoard board = bench.plug(PORT, 1);
    RunWatcher thief =
        new RunWatcher() {
          @Override
          public void reached(Step step, Duration sinceStart) {
            if (step == lost) {
              loseBootLoader(board);
            }
          }
        };
    noStart(bench.station().slot(PORT).provisionNext(thief), "boot.cannot-start");
  }

  private static void loseBootLoader(SimulatedBoard board) {
    board.fill(board.chip().boot().loader(), new byte[0x1000]);
  }

  @Test
  void aBoardThatComesBackInItsLoaderIsNoPass() throws Exception {
    product("");
    bench.plug(PORT, Chips.ESP32_C6, BoardOptions.of(1).startedInLoader().overOwnUsb());
    noStart(bench.station().slot(PORT).provisionNext(watcher), "boot.stayed");
  }

  /** Nothing is known against it: somebody has to switch it off and on, and is told so. */
  @Test
  void aBoardThatNobodyCanRestartIsToldApart() throws Exception {
    product("");
    assertThat(run(BoardOptions.of(1).withoutAutoReset().startedInLoader()))
        .isInstanceOf(Outcome.Done.class);
    assertThat(codes()).containsExactly("line.boot-by-hand");
    assertThat(grade(unit())).isEmpty();
  }

  /** A sound firmware that says nothing has started all the same. */
  @Test
  void aFirmwareThatSaysNothingPasses() throws Exception {
    product("");
    assertThat(run(Optional.of(AppFault.QUIET))).isInstanceOf(Outcome.Done.class);
    assertThat(codes()).isEmpty();
    assertThat(grade(unit())).contains("restarted");
  }

  private void noStart(Outcome outcome, String code) {
    assertThat(outcome)
        .isInstanceOfSatisfying(
            Outcome.SetAside.class,
            aside -> {
              assertThat(aside.after()).contains(Step.PROVEN);
              assertThat(aside.finding().code()).isEqualTo(code);
              assertThat(aside.finding().severity()).isEqualTo(Severity.ERROR);
              assertThat(aside.unit().orElseThrow().labelPng()).isEmpty();
            });
    assertThat(unit().state()).isEqualTo(State.SET_ASIDE);
    assertThat(grade(unit())).isEmpty();
  }

  /**
   * The board's own content tells: the label on the board is one that the firmware does not know.
   */
  @Test
  void aFirmwareThatLooksInAnotherPartitionIsFound() throws Exception {
    product(APPLICATION, "partition: fctry", "partition: nvs");
    assertThat(run(Optional.empty()))
        .isInstanceOfSatisfying(
            Outcome.SetAside.class,
            aside -> assertThat(aside.finding().code()).isEqualTo("boot.namespace-missing"));
  }

  @Test
  void aFirmwareThatCannotKnowThePasscodeIsNotBlamedForIt() throws Exception {
    product("boot: {watch: application, seconds: 1, example-passcode: tolerate}\n");
    assertThat(run(Optional.of(AppFault.EXAMPLE_BANNER))).isInstanceOf(Outcome.Done.class);
    assertThat(grade(unit())).contains("application-agrees");
    assertThat(run(BoardOptions.of(2).withFault(new Fault.Application(AppFault.EXAMPLE_PASSCODE))))
        .isInstanceOf(Outcome.SetAside.class);
  }

  @Test
  void aProductsOwnPatternsDecide() throws Exception {
    product(
        """
        boot:
          watch: application
          seconds: 1
          accept: 'app_main'
        """);
    assertThat(run(Optional.of(AppFault.QUIET))).isInstanceOf(Outcome.SetAside.class);
    assertThat(run(Optional.empty())).isInstanceOf(Outcome.Done.class);
    product(
        """
        boot:
          watch: application
          seconds: 1
          reject:
            - pattern: 'Hardware Version: 1'
              says: This firmware is too old.
        """);
    assertThat(run(BoardOptions.of(3)))
        .isInstanceOfSatisfying(
            Outcome.SetAside.class,
            aside ->
                assertThat(aside.finding().sentence(Locale.ENGLISH))
                    .isEqualTo("This firmware is too old."));
  }

  @Test
  void anApplicationThatSaysNothingOfTheUnitHasOnlyStarted() throws Exception {
    product(
        "boot: {watch: application, seconds: 1, accept: 'Product Name: TEST Light', ignore:"
            + " 'Serial|Discr'}\n");
    assertThat(run(Optional.empty())).isInstanceOf(Outcome.Done.class);
    assertThat(grade(unit())).contains("application-started");
    assertThat(codes()).containsExactly("boot.started");
  }

  /** Another unit's image in the place of this one's: the console gives it away. */
  @Test
  void anotherUnitsDataIsFound() throws Exception {
    product(
        "boot: {watch: application, seconds: 1, agree: {serial-number: 'Product Name: (.+)'}}\n");
    assertThat(run(Optional.empty()))
        .isInstanceOfSatisfying(
            Outcome.SetAside.class,
            aside -> {
              assertThat(aside.finding().code()).isEqualTo("boot.disagrees");
              assertThat(aside.finding().arguments()).contains("serial-number", "TEST Light");
            });
  }

  @Test
  void aBoardThatCannotBeRestartedIsNoPassWhereItsStartIsAskedFor() throws Exception {
    product(APPLICATION);
    Outcome outcome = run(BoardOptions.of(1).withoutAutoReset().startedInLoader());
    assertThat(outcome)
        .isInstanceOfSatisfying(
            Outcome.SetAside.class,
            aside -> assertThat(aside.finding().code()).startsWith("boot."));
    assertThat(bench.ledger().find(Mac.parse(unit().mac().text()).text())).isPresent();
  }

  /** The screen, the log and the ledger never hold what opens the unit, whatever it prints. */
  @Test
  void nothingOfTheConsoleIsRepeated() throws Exception {
    product(APPLICATION);
    Outcome outcome = run(Optional.of(AppFault.EXAMPLE_PASSCODE));
    String told = outcome + notes.toString() + bench.ledger().history(unit());
    assertThat(told).doesNotContain("20202021").doesNotContain("MT:").doesNotContain("34970112332");
  }

  @Test
  void aBoardIsPassedAgainAfterItsFirmwareWasMended() throws Exception {
    product(APPLICATION);
    run(Optional.of(AppFault.PANIC));
    SimulatedBoard mended = bench.plug(PORT, 1);
    assertThat(bench.station().slot(PORT).provisionNext(watcher)).isInstanceOf(Outcome.Done.class);
    assertThat(unit().mac().text()).isEqualTo(mended.mac().toString());
  }
}
