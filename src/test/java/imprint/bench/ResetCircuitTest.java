package imprint.bench;

import static org.assertj.core.api.Assertions.assertThat;

import imprint.bench.ResetLines.Effect;
import imprint.esp.link.Bridge;
import imprint.esp.link.ResetSequence;
import imprint.esp.link.UsbBridges;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ResetCircuitTest {
  private final ResetCircuit circuit = new ResetCircuit();

  @ParameterizedTest
  @MethodSource("ladders")
  void everyWayOfAUartBridgeLeadsToTheLoader(ResetSequence sequence) {
    assertThat(play(sequence)).containsExactly(Effect.HELD_IN_RESET, Effect.STARTS_STRAPPED);
  }

  static Stream<ResetSequence> ladders() {
    return Stream.of("10C4:EA60", "10C4:EA64")
        .flatMap(id -> Stream.of(UsbBridges.of(id, false), UsbBridges.of(id, true)))
        .flatMap(bridge -> bridge.resets().stream())
        .distinct();
  }

  @ParameterizedTest
  @MethodSource("restarts")
  void everyRestartStartsTheApplication(ResetSequence sequence) {
    assertThat(play(sequence)).containsExactly(Effect.HELD_IN_RESET, Effect.STARTS_FREE);
  }

  static Stream<ResetSequence> restarts() {
    return UsbBridges.ids().stream()
        .flatMap(id -> Stream.of(UsbBridges.of(id, false), UsbBridges.of(id, true)))
        .map(Bridge::restart)
        .distinct();
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
      if (!step.hold().isZero()) {
        note(effects, circuit.settle());
      }
    }
    return effects;
  }

  private static void note(List<Effect> effects, Effect effect) {
    if (effect != Effect.NONE) {
      effects.add(effect);
    }
  }
}
