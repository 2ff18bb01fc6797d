package imprint.ui.returns;

import static org.assertj.core.api.Assertions.assertThat;

import imprint.finding.Finding;
import imprint.returns.Act;
import imprint.returns.Outcome;
import imprint.returns.Reception.End;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A board that encrypts its memory when it starts again: without its supply it would be lost. */
class ReturnsEncryptingTest extends AtTheDesk {
  private final List<Shown> meanwhile = new ArrayList<>();

  private void notes(Finding... notes) {
    desk.notes = List.of(notes);
    desk.noted = () -> meanwhile.add(shown());
  }

  private static Finding encrypting() {
    return Finding.warning("boot.encrypting", 300);
  }

  @Test
  void whileItDoesTheScreenSaysNotToUnplugIt() {
    notes(encrypting());
    lookAtBoard();
    assertThat(meanwhile)
        .singleElement()
        .satisfies(
            shown -> {
              assertThat(shown.stage()).isEqualTo(Stage.LOOKING);
              assertThat(shown.sentence()).endsWith("Do not unplug it.");
              assertThat(shown.nextAct()).contains("300 seconds");
            });
    assertThat(shown().stage()).isEqualTo(Stage.CASE);
    assertThat(shown().spoken()).as("it is done with that").doesNotContain("unplug");
  }

  @Test
  void soItDoesAfterSomebodyPressedCancel() {
    notes(encrypting());
    desk.noted =
        () -> {
          model.cancel();
          meanwhile.add(shown());
        };
    lookAtBoard();
    assertThat(meanwhile.getFirst().stage()).isEqualTo(Stage.STOPPING);
    assertThat(meanwhile.getFirst().sentence()).contains("Do not unplug it.");
  }

  @Test
  void whatWasDoneIsToldAndThatItMayEncryptStill() {
    lookAtBoard();
    choose(Act.RETIRE);
    model.order().reason.set("burnt");
    desk.end = new End.Carried(new Outcome.Retired(UNIT));
    notes(encrypting(), Finding.warning("rom.still-encrypting", 300));
    model.go();
    workers.turn();
    assertThat(meanwhile).hasSize(2);
    assertThat(shown().stage()).isEqualTo(Stage.ENDED);
    assertThat(shown().word()).isEqualTo("RETIRED");
    assertThat(shown().sentence()).contains("still encrypting");
    assertThat(shown().nextAct()).contains("leave it powered until it is quiet");
    // the next unit has nothing of it
    model.go();
    desk.notes = List.of();
    lookAtBoard();
    assertThat(shown().spoken()).doesNotContain("encrypt");
  }
}
