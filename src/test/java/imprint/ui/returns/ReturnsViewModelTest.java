package imprint.ui.returns;

import static org.assertj.core.api.Assertions.assertThat;

import imprint.finding.Refusal;
import imprint.ledger.Unit;
import imprint.returns.Act;
import imprint.returns.Case;
import imprint.returns.Outcome;
import imprint.returns.Reception.End;
import imprint.returns.Reception.Hand;
import imprint.returns.Replacement.OldLabel;
import imprint.ui.history.MadeUp;
import imprint.ui.kit.Background;
import imprint.ui.kit.Texts;
import imprint.ui.line.HandCrank;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import org.junit.jupiter.api.Test;

class ReturnsViewModelTest {
  private static final Unit UNIT = MadeUp.done(128).unit();
  private static final String QR = "MT:-24J042C00KA0648G00";

  private final HandCrank workers = new HandCrank();
  private final ScriptedDesk desk = new ScriptedDesk(new Case.Agrees(UNIT));
  private Instant now = Instant.EPOCH;
  private final ReturnsViewModel model =
      new ReturnsViewModel(
          new Texts(Locale.ENGLISH),
          new Background(workers, Runnable::run),
          () -> now,
          ZoneOffset.UTC,
          desk);

  @Test
  void withoutAPortTheBoardCannotBeLookedAt() {
    model.go();
    workers.turn();
    assertThat(desk.looked).isEmpty();
    assertThat(shown().nextAct()).startsWith("Choose the port");
  }

  @Test
  void aLookShowsTheCaseAndOnlyWhatIsPossible() {
    desk.history = MadeUp.done(128).history();
    desk.is = new Case.OtherData(UNIT, "LUM-24-000007");
    lookAtBoard();
    assertThat(shown().stage()).isEqualTo(Stage.CASE);
    assertThat(shown().grave()).isTrue();
    assertThat(shown().sentence()).contains("LUM-24-000007");
    assertThat(shown().offers().stream().map(Offer::act))
        .containsExactly(Act.RESTORE, Act.NEW, Act.RETIRE);
    assertThat(model.toldProperty().get().moments()).hasSize(7);
    assertThat(model.toldProperty().get().board()).startsWith("ESP32-C3 v0.4  ·  60:55");
  }

  @Test
  void noCaseTellsAPersonAtTheWindowToTypeACommand() {
    Unit retired = MadeUp.done(7).unit();
    for (Case each :
        List.of(
            new Case.Agrees(UNIT),
            new Case.NoLabel(UNIT),
            new Case.TwoIdentities(UNIT, retired),
            new Case.LabelUnknown(UNIT),
            new Case.RewriteOpen(UNIT, Act.KEEP),
            new Case.OtherData(UNIT, "X"),
            new Case.AlteredData(UNIT),
            new Case.NoCopies(UNIT),
            new Case.NewOpen(UNIT, Optional.empty()),
            new Case.NewOpen(UNIT, Optional.of(retired)),
            new Case.NoBoard(UNIT),
            new Case.Unfinished(UNIT),
            new Case.Hidden(Optional.empty()),
            new Case.Hidden(Optional.of(UNIT)),
            new Case.BoardUnknown(UNIT.mac()),
            new Case.StrangersData(UNIT.mac(), retired),
            new Case.NothingKnown(),
            new Case.OtherLabel(UNIT.mac(), Optional.of(UNIT), retired),
            new Case.OtherLabel(UNIT.mac(), Optional.empty(), retired),
            new Case.OldLabel(UNIT, retired),
            new Case.Dead(retired))) {
      desk.is = each;
      model.next();
      lookAtBoard();
      assertThat(shown().sentence()).as(each.word()).isNotBlank();
      assertThat(shown().nextAct())
          .as(each.word())
          .isNotBlank()
          .doesNotContain("imprint ", "--", "(keep)", "(retire)", "{");
    }
  }

  @Test
  void aLabelIsHeldAgainstTheBoardThatIsThere() {
    lookAtBoard();
    scan(QR);
    assertThat(desk.looked.getLast()).isEqualTo(new Hand(Optional.of("COM5"), Optional.of(QR)));
    model.next();
    scan(QR);
    assertThat(desk.looked.getLast()).isEqualTo(new Hand(Optional.empty(), Optional.of(QR)));
    assertThat(model.scan.get()).isEmpty();
  }

  @Test
  void aLabelThatGoesWithNothingIsLeftOutOfTheNextLook() {
    desk.is = new Case.OtherLabel(UNIT.mac(), Optional.of(UNIT), MadeUp.done(7).unit());
    lookAtBoard();
    scan(QR);
    assertThat(shown().go()).isEqualTo("Look without the label");
    desk.is = new Case.NoLabel(UNIT);
    model.go();
    workers.turn();
    assertThat(desk.looked.getLast()).isEqualTo(new Hand(Optional.of("COM5"), Optional.empty()));
    assertThat(shown().go()).isEmpty();
  }

  @Test
  void enterWithoutAScanIsTheLargeButton() {
    model.ports().port.set("COM5");
    scan("");
    assertThat(shown().stage()).isEqualTo(Stage.CASE);
  }

  @Test
  void withoutAProductThereIsNoNewIdentity() {
    desk.product = Optional.empty();
    lookAtBoard();
    assertThat(shown().offers().stream().map(Offer::act)).doesNotContain(Act.NEW);
    desk.is = new Case.NewOpen(UNIT, Optional.empty());
    lookAtBoard();
    assertThat(shown().offers()).isEmpty();
    assertThat(shown().nextAct()).startsWith("Load the product");
  }

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
    desk.end = new End.Renewed(UNIT, MadeUp.done(129).unit(), Optional.empty());
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

  @Test
  void aFailureSaysWhatToDoAndLooksAtTheSameAgain() {
    desk.refusal = Refusal.of("rom.gone", "COM5");
    lookAtBoard();
    assertThat(shown().stage()).isEqualTo(Stage.FAILED);
    assertThat(shown().nextAct()).isEqualTo("Check the cable and the fixture, then look again.");
    desk.refusal = null;
    model.go();
    workers.turn();
    assertThat(shown().stage()).isEqualTo(Stage.CASE);
    assertThat(desk.looked).hasSize(2).allMatch(hand -> hand.port().equals(Optional.of("COM5")));
  }

  @Test
  void aScanAfterAResultBeginsWithTheNextUnit() {
    lookAtBoard();
    choose(Act.RESTORE);
    desk.end = new End.Carried(new Outcome.Restored(UNIT, "read-back-equal"));
    model.go();
    workers.turn();
    assertThat(shown().sentence()).contains("Read back from the chip");
    scan(QR);
    assertThat(desk.looked.getLast()).isEqualTo(new Hand(Optional.empty(), Optional.of(QR)));
  }

  private void lookAtBoard() {
    model.ports().port.set("COM5");
    model.go();
    workers.turn();
  }

  private void scan(String text) {
    model.scan.set(text);
    model.scanned();
    workers.turn();
  }

  private void choose(Act act) {
    model.choose(
        shown().offers().stream().filter(offer -> offer.act() == act).findFirst().orElseThrow());
  }

  private String problem() {
    return shown().asking().orElseThrow().problem().orElseThrow().sentence();
  }

  private Shown shown() {
    return model.shownProperty().get();
  }
}
