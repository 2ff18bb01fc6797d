package imprint.ui.line;

import static org.assertj.core.api.Assertions.assertThat;

import imprint.finding.Finding;
import imprint.line.Outcome;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** A slot that only waits for its board holds nobody. */
class LetGoTest extends AtTheLine {
  private static final Outcome STOPPED = new Outcome.Cancelled(Optional.empty());
  private static final Finding EMPTY = Finding.error("line.slot-empty", "1-1");

  private final List<Boolean> held = new ArrayList<>();
  private final List<Boolean> let = new ArrayList<>();

  @Test
  void whatOnlyWaitsForItsBoardStopsWhenThePersonGoes() {
    use(
        new ScriptedSlot(
            watcher -> {
              watcher.noted(EMPTY);
              held.add(model.heldProperty().get());
              let.add(model.letGo());
              held.add(model.heldProperty().get());
              assertThat(states()).containsExactly(LineState.STOPPING);
              // who is on his way may ask twice
              let.add(model.letGo());
              return STOPPED;
            }));
    model.provision();
    assertThat(model.heldProperty().get()).isTrue();
    workers.turn();
    assertThat(held).containsExactly(false, false);
    assertThat(let).containsExactly(true, true);
    assertThat(runs.getFirst().gaveUp).isEqualTo(1);
    assertThat(states()).containsExactly(LineState.STOPPED);
  }

  @Test
  void aBoardThatIsKnownHoldsThePersonWhateverItWaitsForThen() {
    use(
        new ScriptedSlot(
            watcher -> {
              watcher.noted(EMPTY);
              watcher.identified("ESP32-C3", "60:55:f9:00:00:01");
              held.add(model.heldProperty().get());
              watcher.noted(STRAP);
              held.add(model.heldProperty().get());
              let.add(model.letGo());
              return PASSED;
            }));
    model.provision();
    workers.turn();
    assertThat(held).containsExactly(true, true);
    assertThat(let).containsExactly(false);
    assertThat(runs.getFirst().gaveUp).isZero();
  }

  @Test
  void aBoardThatComesInThatMomentIsNotLeft() {
    use(
        new ScriptedSlot(
            watcher -> {
              watcher.noted(EMPTY);
              runs.getFirst().found = true;
              let.add(model.letGo());
              assertThat(states()).containsExactly(LineState.RUNNING);
              return PASSED;
            }));
    model.provision();
    workers.turn();
    assertThat(let).containsExactly(false);
  }

  @Test
  void whereOneSlotWorksTheOthersGoOnWaiting() {
    use(
        new ScriptedSlot(
            watcher -> {
              watcher.identified("ESP32-C3", "60:55:f9:00:00:01");
              return PASSED;
            }),
        new ScriptedSlot(
            watcher -> {
              watcher.noted(EMPTY);
              held.add(model.heldProperty().get());
              return STOPPED;
            }));
    model.choose(1);
    model.provision();
    model.choose(0);
    model.provision();
    assertThat(model.letGo()).isFalse();
    workers.turn();
    assertThat(runs).extracting(run -> run.gaveUp).containsExactly(0, 0);
    assertThat(held).containsExactly(true);
    assertThat(model.heldProperty().get()).isFalse();
  }
}
