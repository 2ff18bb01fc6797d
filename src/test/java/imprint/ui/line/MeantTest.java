package imprint.ui.line;

import static org.assertj.core.api.Assertions.assertThat;

import imprint.ledger.Unit;
import imprint.line.Outcome;
import imprint.line.UnitSummary;
import imprint.line.packing.ScanBack.Verdict;
import imprint.ui.history.MadeUp;
import java.util.List;
import java.util.Optional;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import org.junit.jupiter.api.Test;

/** What somebody at the line meant with a press, and what they could not have. */
class MeantTest extends AtTheLine {
  @Test
  void aDoubleClickDoesNotTryAgainWhatFailedBefore() {
    use(FAILED, PASSED);
    model.provisionAll();
    workers.turn();
    pull(1);
    desk.plugged.add(place(1));
    looks(1);
    now = now.plusSeconds(60);
    model.provisionAll();
    now = now.plusMillis(200);
    assertThat(model.batchProperty().get()).isEqualTo(new Batch(true, List.of(0)));
    model.provisionAll();
    now = now.plusMillis(400);
    model.provisionAll();
    workers.turn();
    assertThat(runs).extracting(run -> run.runs).containsExactly(1, 2);
    now = now.plusMillis(500);
    model.provisionAll();
    workers.turn();
    assertThat(runs).extracting(run -> run.runs).containsExactly(2, 2);
  }

  @Test
  void anAnswerThatComesLateChoosesNothingWhereSomebodyDidMeanwhile() {
    Unit unit = MadeUp.done(1).unit();
    use(passed(unit), FAILED);
    model.provision();
    workers.turn();
    desk.verdict = new Verdict.Right(unit, "qr-code", false);
    model.choose(1);
    model.scanned("MT:Y.K9042C00KA0648G00");
    workers.turn();
    assertThat(model.chosenProperty().get()).as("in time").isZero();

    model.scanned("MT:Y.K9042C00KA0648G00");
    model.choose(1);
    workers.turn();
    assertThat(model.chosenProperty().get()).as("too late").isEqualTo(1);

    model.scanned("MT:Y.K9042C00KA0648G00");
    model.scanned("4006381333931");
    // both are no orders, and then the first is a label
    workers.one();
    workers.one();
    workers.one();
    assertThat(model.chosenProperty().get()).as("another scan came").isEqualTo(1);
  }

  @Test
  void digitsOfBothKeyboardsChooseASlot() {
    use(PASSED, PASSED, PASSED);
    SlotKeys keys = new SlotKeys(model, new TileGrid());
    keys.pressed(key(KeyCode.DIGIT3));
    assertThat(model.chosenProperty().get()).isEqualTo(2);
    keys.pressed(key(KeyCode.NUMPAD2));
    assertThat(model.chosenProperty().get()).isEqualTo(1);
    for (KeyCode none : new KeyCode[] {KeyCode.NUMPAD0, KeyCode.NUMPAD9, KeyCode.KP_UP}) {
      keys.pressed(key(none));
      assertThat(model.chosenProperty().get()).as(none.getName()).isEqualTo(1);
    }
  }

  private static KeyEvent key(KeyCode code) {
    return new KeyEvent(KeyEvent.KEY_PRESSED, "", "", code, false, false, false, false);
  }

  private static Outcome passed(Unit unit) {
    return new Outcome.Done(
        new UnitSummary(
            unit.serialNumber(),
            "Lamp",
            "ESP32-C3",
            unit.mac().text(),
            "3497-011-2332",
            true,
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty()));
  }
}
