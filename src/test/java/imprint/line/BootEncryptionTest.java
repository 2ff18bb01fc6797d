package imprint.line;

import static org.assertj.core.api.Assertions.assertThat;

import imprint.bench.AppFault;
import imprint.bench.BoardOptions;
import imprint.bench.Fault;
import imprint.bench.SecurityState;
import imprint.esp.chip.Chips;
import imprint.finding.Finding;
import imprint.ledger.State;
import java.util.Optional;
import org.junit.jupiter.api.Test;

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
  @Test
  void firstBootEncryptionIsWaitedForAlsoWhereNobodyAskedForTheStart() throws Exception {
    product("");
    assertThat(run(BoardOptions.of(2).withSecurity(SecurityState.FIRST_BOOT)))
        .isInstanceOf(Outcome.Done.class);
    assertThat(codes()).containsExactly("boot.encrypting");
    product("boot: {seconds: 1, at-most: 1}\n");
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

  @Test
  void aWaitForTheConsoleCanBeStopped() throws Exception {
    product("boot: {watch: application, seconds: 100}\n");
    bench.plug(
        PORT,
        Chips.ESP32_C3,
        BoardOptions.of(1).withFault(new Fault.Application(AppFault.ENCRYPTING_STUCK)));
    Slot slot = bench.station().slot(PORT);
    Outcome outcome =
        slot.provisionNext(
            new RunWatcher() {
              @Override
              public void noted(Finding note) {
                slot.cancel();
              }
            });
    assertThat(outcome).isEqualTo(new Outcome.Cancelled(Optional.of(Step.PROVEN)));
    assertThat(unit().state()).isEqualTo(State.SET_ASIDE);
  }
}
