package imprint.ui.returns;

import static org.assertj.core.api.Assertions.assertThat;

import imprint.finding.Finding;
import imprint.finding.Refusal;
import imprint.ledger.Unit;
import imprint.line.OthersKept;
import imprint.returns.Act;
import imprint.returns.Case;
import imprint.returns.Outcome;
import imprint.returns.Reception.End;
import imprint.returns.Reception.Hand;
import imprint.ui.history.MadeUp;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What a look tells, and what is possible then. */
class ReturnsViewModelTest extends AtTheDesk {
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
  void aBoardThatCannotBeReadSaysWhatItTakesAndCanOnlyBeRetired() {
    desk.unread = Finding.error("flash.table-encrypted");
    lookAtBoard();
    assertThat(shown().grave()).isTrue();
    assertThat(shown().offers().stream().map(Offer::act)).containsExactly(Act.RETIRE);
    assertThat(shown().nextAct()).startsWith("Load the product that names the flash key");
    assertThat(model.toldProperty().get().board()).contains("encrypted");
    assertThat(shown().go()).as("once it is put right").isEqualTo("Look at the board");
    desk.is = new Case.NewOpen(UNIT, Optional.empty());
    lookAtBoard();
    assertThat(shown().offers().stream().map(Offer::act)).containsExactly(Act.NEW);
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
  void aScannerIsHeardWhereverTheFocusIs() {
    assertThat(model.scanned(QR)).isTrue();
    workers.turn();
    assertThat(desk.looked.getLast()).isEqualTo(new Hand(Optional.empty(), Optional.of(QR)));
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
  void whatOthersHadOnTheBoardIsToldWithTheResult() {
    lookAtBoard();
    choose(Act.RESTORE);
    OthersKept kept =
        new OthersKept(
            List.of(new OthersKept.Kept("fctry", List.of("rf-cal"), Path.of("backups/one.bin"))));
    desk.end = new End.Carried(new Outcome.Restored(UNIT, "read-back-equal", Optional.of(kept)));
    model.go();
    workers.turn();
    assertThat(shown().sentence()).contains("Read back from the chip", "rf-cal", "one.bin");
  }

  @Test
  void aScanAfterAResultBeginsWithTheNextUnit() {
    lookAtBoard();
    choose(Act.RESTORE);
    desk.end = new End.Carried(new Outcome.Restored(UNIT, "read-back-equal", Optional.empty()));
    model.go();
    workers.turn();
    assertThat(shown().sentence()).contains("Read back from the chip");
    scan(QR);
    assertThat(desk.looked.getLast()).isEqualTo(new Hand(Optional.empty(), Optional.of(QR)));
  }
}
