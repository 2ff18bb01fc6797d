package imprint.esp.rom;

import static org.assertj.core.api.Assertions.assertThat;

import imprint.bench.BoardOptions;
import imprint.bench.Pace;
import imprint.bench.SimulatedBoard;
import imprint.esp.chip.Chips;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The shortest pulse on EN comes first; what a fixture needs is found out and remembered. */
class ShortPulseTest {
  private static final Duration SHORT = Duration.ofMillis(15);
  private static final Duration LONG = Duration.ofMillis(60);

  private final SimulatedBoard board =
      SimulatedBoard.of(Chips.ESP32_C3, BoardOptions.of(1).withPace(Pace.LEAPING));

  @AfterEach
  void close() {
    board.close();
  }

  private SlowEnable enable(Duration needed) {
    return new SlowEnable(board.open(), needed, board::pass);
  }

  private static BoardSession open(SlowEnable link, Approach approach) throws InterruptedException {
    return BoardSession.open(() -> link, "sim", approach, link, () -> false, _ -> {});
  }

  @ParameterizedTest
  @ValueSource(ints = {115_200, 921_600})
  void aBoardThatAShortPulseResetsIsLeftByOneToo(int rate) throws Exception {
    SlowEnable link = enable(SHORT);
    try (BoardSession session = open(link, Approach.at(rate))) {
      assertThat(session.learned().reset()).contains("tight-quick");
      assertThat(session.leave()).isEqualTo(Leaving.BOOTS);
    }
    assertThat(link.pulses()).containsExactly(20L, 20L);
  }

  @Test
  void oneThatNeedsMoreGetsMoreAndThatIsRemembered() throws Exception {
    Approach learned;
    SlowEnable first = enable(LONG);
    try (BoardSession session = open(first, Approach.at(921_600))) {
      assertThat(session.leave()).isEqualTo(Leaving.BOOTS);
      learned = session.learned();
    }
    assertThat(first.pulses()).containsExactly(20L, 100L, 100L);
    assertThat(learned.reset()).contains("tight");
    SlowEnable second = enable(LONG);
    try (BoardSession session = open(second, learned)) {
      assertThat(session.leave()).isEqualTo(Leaving.BOOTS);
    }
    assertThat(second.pulses()).containsExactly(100L, 100L);
  }

  @ParameterizedTest
  @ValueSource(ints = {115_200, 921_600})
  void aLoaderThatAShortPulseDidNotEndIsResetByALongOne(int rate) throws Exception {
    SlowEnable link = enable(SHORT);
    try (BoardSession session = open(link, Approach.at(rate))) {
      link.needs(LONG);
      assertThat(session.leave()).isEqualTo(Leaving.BOOTS);
    }
    assertThat(link.pulses()).containsExactly(20L, 20L, 100L);
  }

  @Test
  void aBoardThatOnlySaysNothingIsNotResetASecondTime() throws Exception {
    SlowEnable link = enable(SHORT);
    try (BoardSession session = open(link, Approach.at(921_600))) {
      link.deafen();
      assertThat(session.leave()).isEqualTo(Leaving.QUIET);
    }
    // it may be encrypting its memory for the first time
    assertThat(link.pulses()).containsExactly(20L, 20L);
  }
}
