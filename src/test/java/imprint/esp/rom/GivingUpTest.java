package imprint.esp.rom;

import static org.assertj.core.api.Assertions.assertThat;

import imprint.bench.BoardOptions;
import imprint.bench.Pace;
import imprint.bench.SimulatedBoard;
import imprint.esp.chip.Chips;
import imprint.esp.link.Link;
import imprint.esp.rom.FlashCommand.Encryption;
import imprint.esp.rom.FlashCommand.FlashBegin;
import imprint.esp.rom.FlashCommand.FlashMd5;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A job that came to nothing: a board as it was found starts again, a changed one must not. */
class GivingUpTest {
  private final SimulatedBoard board =
      SimulatedBoard.of(Chips.ESP32_C3, BoardOptions.of(1).withPace(Pace.LEAPING));

  @AfterEach
  void close() {
    board.close();
  }

  private BoardSession open() throws InterruptedException {
    return BoardSession.open(
        board::open, "sim", Approach.at(115_200), board::pass, () -> false, _ -> {});
  }

  /** Whether whoever comes next finds a loader without a reset. */
  private boolean inLoader() throws Exception {
    try (Link link = board.open()) {
      Loader loader = new Loader(link, new Trace(() -> 0));
      return loader.sync(Duration.ofMillis(500));
    }
  }

  @Test
  void aBoardAsItWasFoundStartsAgain() throws Exception {
    try (BoardSession session = open()) {
      session.loader().require(new FlashMd5(0, 0x1000));
      session.loader().exchange(new FlashBegin(0, 0, 0x1000, 0x9000, Encryption.OFF));
      assertThat(session.touched()).isFalse();
      session.giveUp();
    }
    assertThat(inLoader()).isFalse();
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void aChangedOneStaysInItsLoader(boolean afterAReset) throws Exception {
    try (BoardSession session = open()) {
      session.loader().require(new FlashBegin(0x1000, 0, 0x1000, 0x9000, Encryption.OFF));
      if (afterAReset) {
        session.stepDown();
      }
      assertThat(session.touched()).isTrue();
      session.giveUp();
    }
    assertThat(inLoader()).isTrue();
  }

  @Test
  void anInterruptedOneIsNotHeldInReset() throws Exception {
    try (BoardSession session = open()) {
      Thread.currentThread().interrupt();
      session.giveUp();
      assertThat(Thread.interrupted()).isTrue();
    }
    assertThat(inLoader()).isFalse();
    try (BoardSession again = open()) {
      assertThat(again.leave()).isEqualTo(Leaving.BOOTS);
    }
  }

  @Test
  void aBoardThatWasLeftIsNotRestartedAgain() throws Exception {
    SlowEnable link = new SlowEnable(board.open(), Duration.ZERO, board::pass);
    try (BoardSession session =
        BoardSession.open(() -> link, "sim", Approach.at(115_200), link, () -> false, _ -> {})) {
      session.leave();
      int pulses = link.pulses().size();
      session.giveUp();
      assertThat(link.pulses()).hasSize(pulses);
    }
  }
}
