package imprint.line;

import static org.assertj.core.api.Assertions.assertThat;

import imprint.bench.AppFault;
import imprint.bench.BoardOptions;
import imprint.bench.Fault;
import imprint.bench.Pace;
import imprint.bench.SecurityState;
import imprint.esp.chip.Chips;
import imprint.finding.Finding;
import imprint.ledger.State;
import imprint.ledger.Unit;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A start that takes its time: encryption that goes on, a wait that is cut short. */
class BootEncryptionTest extends WatchedStart {
  @Test
  void firstBootEncryptionIsWaitedForAndNobodyShallUnplug() throws Exception {
    product(APPLICATION);
    assertThat(run(Optional.of(AppFault.ENCRYPTING))).isInstanceOf(Outcome.Done.class);
    assertThat(grade(unit())).contains("application-agrees");
  }

  /** Here the boot loader really encrypts, and restarts the board when it has. */
  @Test
  void aBoardBeforeItsFirstBootIsPassedAfterIt() throws Exception {
    product("boot: {watch: application, seconds: 2}\n");
    assertThat(run(BoardOptions.of(1).withSecurity(SecurityState.FIRST_BOOT)))
        .isInstanceOf(Outcome.Done.class);
    assertThat(grade(unit())).contains("application-agrees");
  }

  /** The screen would say next that the board may be taken out: without its supply it is lost. */
  @ParameterizedTest
  @ValueSource(strings = {"", "boot: {watch: off}\n"})
  void firstBootEncryptionIsWaitedForAlsoWhereNobodyAskedForTheStart(String boot) throws Exception {
    product(boot);
    assertThat(run(BoardOptions.of(2).withSecurity(SecurityState.FIRST_BOOT)))
        .isInstanceOf(Outcome.Done.class);
    assertThat(codes()).containsExactly("boot.encrypting");
    product(
        boot.isEmpty()
            ? "boot: {seconds: 1, at-most: 1}\n"
            : "boot: {watch: off, seconds: 1, at-most: 1}\n");
    assertThat(run(BoardOptions.of(3).withFault(new Fault.Application(AppFault.ENCRYPTING_STUCK))))
        .isInstanceOfSatisfying(
            Outcome.SetAside.class,
            aside -> assertThat(aside.finding().code()).isEqualTo("boot.still-encrypting"));
  }

  /** Its table cannot be read any more, which is no fault of a board that is finished. */
  @Test
  void aBoardThatItsFirstStartEncryptedIsKnownAgain() throws Exception {
    product("boot: {watch: off}\n");
    bench.plug(PORT, Chips.ESP32_C3, BoardOptions.of(4).withSecurity(SecurityState.FIRST_BOOT));
    assertThat(bench.run(PORT)).isInstanceOf(Outcome.Done.class);
    assertThat(bench.run(PORT))
        .isInstanceOfSatisfying(
            Outcome.SetAside.class,
            aside -> assertThat(aside.finding().code()).isEqualTo("line.board-has-identity"));
    assertThat(folder.resolve("traces")).doesNotExist();
  }

  @Test
  void encryptionThatDoesNotEndIsNoPass() throws Exception {
    product("boot: {watch: application, seconds: 1, at-most: 2}\n");
    assertThat(run(Optional.of(AppFault.ENCRYPTING_STUCK)))
        .isInstanceOfSatisfying(
            Outcome.SetAside.class,
            aside -> assertThat(aside.finding().code()).isEqualTo("boot.still-encrypting"));
    assertThat(codes()).containsExactly("boot.encrypting");
  }

  /** Let go of then, the board would be lost, and with it its identity. */
  @ParameterizedTest
  @ValueSource(strings = {"", "boot: {watch: application, seconds: 2}\n"})
  void whileABoardEncryptsNobodyStopsItsRun(String boot) throws Exception {
    product(boot);
    bench.plug(PORT, Chips.ESP32_C3, BoardOptions.of(5).withSecurity(SecurityState.FIRST_BOOT));
    Slot slot = bench.station().slot(PORT);
    Outcome outcome =
        slot.provisionNext(
            new RunWatcher() {
              @Override
              public void noted(Finding note) {
                watcher.noted(note);
                slot.cancel();
              }
            });
    assertThat(codes()).startsWith("boot.encrypting");
    assertThat(outcome).isInstanceOf(Outcome.Done.class);
  }

  /** A first start may begin to encrypt in any moment until the application runs. */
  @Test
  void aSilentStartIsNotStoppedEither() throws Exception {
    product("boot: {watch: application, seconds: 1}\n");
    assertThat(stoppedOnceProven(Optional.of(AppFault.QUIET)))
        .isInstanceOfSatisfying(
            Outcome.SetAside.class,
            aside -> assertThat(aside.finding().code()).isEqualTo("boot.unrecognised"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "boot: {watch: off}\n"})
  void whatIsWrittenIsFinishedInstead(String boot) throws Exception {
    product(boot);
    assertThat(stoppedOnceProven(Optional.empty())).isInstanceOf(Outcome.Done.class);
  }

  @Test
  void aWaitForAnApplicationCanBeStoppedAndTheNextRunFinishesTheUnit() throws Exception {
    product("boot: {watch: application, seconds: 100}\n");
    Outcome outcome = stoppedOnceProven(Optional.of(AppFault.PANIC));
    Unit left = unit();
    assertThat(outcome)
        .isEqualTo(
            new Outcome.Cancelled(
                Optional.of(Step.PROVEN),
                Optional.of(Finding.note("line.stopped-open", left.serialNumber(), left.mac()))));
    assertThat(left.state()).isEqualTo(State.PROVEN);
    assertThat(run(Optional.empty()))
        .isInstanceOfSatisfying(
            Outcome.Done.class,
            done -> assertThat(done.unit().serialNumber()).isEqualTo(left.serialNumber()));
  }

  /** What nobody could finish later is waited for now. */
  @Test
  void aUnitWithoutCopiesIsNotLeft() throws Exception {
    product("boot: {watch: application, seconds: 3}\nkeep: never\n");
    assertThat(stoppedOnceProven(Optional.of(AppFault.PANIC)))
        .isInstanceOfSatisfying(
            Outcome.SetAside.class,
            aside -> assertThat(aside.finding().code()).isEqualTo("boot.panic"));
  }

  private Outcome stoppedOnceProven(Optional<AppFault> app) {
    // in its own time: firmware that breaks off runs for a second first
    BoardOptions options = BoardOptions.of(1).withPace(Pace.REAL);
    bench.plug(
        PORT,
        Chips.ESP32_C3,
        app.map(does -> options.withFault(new Fault.Application(does))).orElse(options));
    Slot slot = bench.station().slot(PORT);
    return slot.provisionNext(
        new RunWatcher() {
          @Override
          public void reached(Step step, Duration sinceStart) {
            if (step == Step.PROVEN) {
              slot.cancel();
            }
          }
        });
  }
}
