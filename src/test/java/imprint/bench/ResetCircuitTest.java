package imprint.bench;

import static org.assertj.core.api.Assertions.assertThat;

import imprint.bench.ResetCircuit.Effect;
import imprint.esp.link.ResetSequence;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class ResetCircuitTest {
  private final ResetCircuit circuit = new ResetCircuit();

  @Test
  void bothLinesInOneStepLeadToTheLoader() {
    assertThat(play(ResetSequence.TIGHT))
        .containsExactly(Effect.HELD_IN_RESET, Effect.STARTS_STRAPPED);
  }

  @Test
  void oneLineAfterTheOtherLeadsThereTooBecauseEnableRisesSlowly() {
    List<Effect> effects = new ArrayList<>();
    for (boolean[] lines :
        new boolean[][] {{false, true}, {true, true}, {true, false}, {false, false}}) {
      note(effects, circuit.set(lines[0], lines[1]));
    }
    assertThat(effects).containsExactly(Effect.HELD_IN_RESET, Effect.STARTS_STRAPPED);
  }

  @Test
  void resetAloneStartsTheApplication() {
    assertThat(play(ResetSequence.RESTART))
        .containsExactly(Effect.HELD_IN_RESET, Effect.STARTS_FREE);
  }

  @Test
  void theSequenceForAnotherKindOfPortDoesNotReachTheLoader() {
    assertThat(play(ResetSequence.USB_JTAG)).doesNotContain(Effect.STARTS_STRAPPED);
  }

  @Test
  void theBootPinAloneDoesNothing() {
    assertThat(circuit.set(true, false)).isEqualTo(Effect.NONE);
    assertThat(circuit.set(false, false)).isEqualTo(Effect.NONE);
  }

  @Test
  void bothLinesAssertedLetTheChipRunAfterAWhile() {
    circuit.set(false, true);
    assertThat(circuit.set(true, true)).isEqualTo(Effect.NONE);
    assertThat(circuit.settle()).isEqualTo(Effect.STARTS_FREE);
    assertThat(circuit.settle()).isEqualTo(Effect.NONE);
  }

  private List<Effect> play(ResetSequence sequence) {
    List<Effect> effects = new ArrayList<>();
    for (ResetSequence.Step step : sequence.steps()) {
      note(effects, circuit.set(step.dtr(), step.rts()));
    }
    return effects;
  }

  private static void note(List<Effect> effects, Effect effect) {
    if (effect != Effect.NONE) {
      effects.add(effect);
    }
  }
}
