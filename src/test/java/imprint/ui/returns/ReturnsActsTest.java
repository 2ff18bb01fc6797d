package imprint.ui.returns;

import static org.assertj.core.api.Assertions.assertThat;

import imprint.finding.Refusal;
import imprint.returns.Act;
import imprint.returns.Case;
import imprint.returns.Outcome;
import imprint.returns.Reception.End;
import imprint.returns.Replacement.OldLabel;
import imprint.ui.history.MadeUp;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import org.junit.jupiter.api.Test;

/** What is asked before an act, and what becomes of it. */
class ReturnsActsTest extends AtTheDesk {
  @Test
  void anActThatEndsAnIdentityNeedsAReason() {
    lookAtBoard();
    choose(Act.RETIRE);
    assertThat(shown().stage()).isEqualTo(Stage.ASKING);
    model.go();
    workers.turn();
    assertThat(desk.acts).isEmpty();
    assertThat(problem()).contains("reason");
    desk.end = new End.Carried(new Outcome.Retired(UNIT));
    model.order().reason.set("burnt");
    model.go();
    workers.turn();
    assertThat(desk.acts).containsExactly(Act.RETIRE);
    assertThat(shown().stage()).isEqualTo(Stage.ENDED);
    assertThat(shown().word()).isEqualTo("RETIRED");
  }

  @Test
  void aNewIdentityNeedsTheOldLabelOrThatNobodyHasIt() {
    lookAtBoard();
    choose(Act.NEW);
    model.order().reason.set("leaked");
    model.go();
    workers.turn();
    assertThat(desk.acts).isEmpty();
    assertThat(problem()).contains("must be destroyed");
    model.order().labelLost.set(true);
    desk.end = new End.Renewed(UNIT, MadeUp.done(129).unit(), Optional.empty(), Optional.empty());
    model.go();
    workers.turn();
    assertThat(desk.orders.getLast().oldLabel()).isEqualTo(new OldLabel.Lost());
    assertThat(shown().stage()).isEqualTo(Stage.DONE);
    assertThat(shown().sentence()).contains("LUM-24-000129", "LUM-24-000128");
  }

  @Test
  void aLabelScannedIntoTheReasonIsTheLabelAndNoReason() {
    lookAtBoard();
    choose(Act.NEW);
    for (String code : List.of(QR, "3497-011-2332", "34970112332")) {
      model.order().reason.set(code);
      model.go();
      workers.turn();
      assertThat(model.order().reason.get()).isEmpty();
      assertThat(model.order().oldLabel.get()).isEqualTo(code);
    }
    assertThat(desk.acts).isEmpty();
    model.back();
    choose(Act.RESTORE);
    model.order().reason.set("came back " + QR);
    model.go();
    workers.turn();
    assertThat(desk.orders.getLast().reason()).isEqualTo("came back");
    assertThat(desk.hands.getLast().seen()).as("for no other board").contains(UNIT.mac());
  }

  @Test
  void whatAScannerReadsIsTheOldLabelAndEndsTheOrder() {
    lookAtBoard();
    choose(Act.NEW);
    assertThat(model.scanned("no code")).isFalse();
    assertThat(model.scanned(QR)).isTrue();
    assertThat(model.order().oldLabel.get()).isEqualTo(QR);
    assertThat(desk.acts).isEmpty();
    model.order().reason.set("leaked");
    desk.end = new End.Renewed(UNIT, MadeUp.done(129).unit(), Optional.empty(), Optional.empty());
    assertThat(model.scanned(QR)).isTrue();
    workers.turn();
    assertThat(desk.orders.getLast().oldLabel()).isEqualTo(new OldLabel.Destroyed(QR));
    assertThat(shown().stage()).isEqualTo(Stage.DONE);
  }

  @Test
  void whatAScannerReadsIsNoReason() {
    lookAtBoard();
    choose(Act.RESTORE);
    assertThat(model.scanned(QR)).isTrue();
    assertThat(model.order().reason.get()).isEmpty();
    assertThat(model.order().oldLabel.get()).isEmpty();
    assertThat(desk.acts).isEmpty();
  }

  @Test
  void theLabelOfAnotherUnitIsAskedForAgain() {
    lookAtBoard();
    choose(Act.NEW);
    model.order().reason.set("leaked");
    model.order().oldLabel.set("LUM-24-000007");
    desk.refusal = Refusal.of("returns.label-not-this", "LUM-24-000128", "LUM-24-000007");
    model.go();
    workers.turn();
    assertThat(shown().stage()).isEqualTo(Stage.ASKING);
    assertThat(problem()).contains("LUM-24-000007");
    assertThat(model.order().oldLabel.get()).isEmpty();
    assertThat(model.order().reason.get()).isEqualTo("leaked");
  }

  @Test
  void whatCannotBeReadIsGivenUpOnlyWhenSomebodySaysSo() {
    lookAtBoard();
    choose(Act.KEEP);
    assertThat(shown().asking().orElseThrow().drop()).isFalse();
    desk.refusal = Refusal.of("returns.others-unreadable", "fctry", "nvs.crc");
    model.go();
    workers.turn();
    assertThat(shown().asking().orElseThrow().drop()).isTrue();
    assertThat(desk.orders.getLast().drop()).isFalse();
    desk.refusal = null;
    desk.end = new End.Carried(new Outcome.Kept(UNIT, "read-back-equal", List.of(), 3, false));
    model.order().drop.set(true);
    model.go();
    workers.turn();
    assertThat(desk.orders.getLast().drop()).isTrue();
    assertThat(shown().word()).isEqualTo("REPAIRED");
    assertThat(shown().sentence()).contains("3 values");
  }

  @Test
  void whileItIsWorkedOnTheSecondsRunAndOnlyCancelDoesSomething() {
    lookAtBoard();
    choose(Act.RESTORE);
    model.go();
    // before any worker has begun: a cancel from here on counts
    assertThat(desk.begun).isEqualTo(2);
    assertThat(shown().stage()).isEqualTo(Stage.WORKING);
    now = now.plusMillis(2_300);
    model.pace().tick();
    assertThat(model.pace().elapsedProperty().get()).isEqualTo("2.3 s");
    model.next();
    model.lookAtLabel(QR);
    model.go();
    // before any worker has begun: a cancel from here on counts
    assertThat(desk.begun).isEqualTo(2);
    assertThat(shown().stage()).isEqualTo(Stage.WORKING);
    model.back();
    assertThat(shown().stage()).isEqualTo(Stage.STOPPING);
    model.back();
    assertThat(desk.cancelled).isEqualTo(1);
    desk.refusal = new CancellationException();
    workers.turn();
    assertThat(shown().stage()).isEqualTo(Stage.STOPPED);
    assertThat(model.pace().fractionProperty().get()).isEqualTo(0.6);
    desk.refusal = null;
    desk.is = new Case.RewriteOpen(UNIT, Act.RESTORE);
    model.go();
    workers.turn();
    assertThat(shown().offers().stream().map(Offer::act)).containsExactly(Act.RESTORE);
    choose(Act.RESTORE);
    assertThat(shown().asking().orElseThrow().reason()).isFalse();
  }
}
