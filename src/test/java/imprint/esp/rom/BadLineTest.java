package imprint.esp.rom;

import static org.assertj.core.api.Assertions.assertThat;

import imprint.bench.BoardOptions;
import imprint.bench.Pace;
import imprint.bench.SimulatedBoard;
import imprint.esp.chip.Chips;
import imprint.esp.link.Link;
import imprint.esp.link.LinkAround;
import java.io.IOException;
import java.time.Duration;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A cable that carries a high rate for a moment, and then damages what it carries. */
class BadLineTest {
  private static final class Damaging extends LinkAround {
    /** So much goes well at first: the rate is believed to be good. */
    private static final int WELL = 60;

    private static final int EVERY = 29;

    private final int best;
    private int rate = Connector.FIRST_RATE;
    private int passed;

    Damaging(Link link, int best) {
      super(link);
      this.best = best;
    }

    @Override
    public boolean baudRate(int newRate) throws IOException {
      rate = newRate;
      passed = 0;
      return super.baudRate(newRate);
    }

    @Override
    public int read(byte[] buffer, Duration patience) throws IOException {
      int count = super.read(buffer, patience);
      for (int i = 0; i < count; i++) {
        if (rate > best && ++passed > WELL && passed % EVERY < 5) {
          buffer[i] ^= (byte) (1 << passed % 7);
        }
      }
      return count;
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {115_200, 230_400})
  void aBoardIsNotRefusedForARateThatItsCableDoesNotCarry(int best) throws Exception {
    BoardOptions options = BoardOptions.of(3).withPace(Pace.LEAPING);
    try (SimulatedBoard board = SimulatedBoard.of(Chips.ESP32_C3, options);
        BoardSession session =
            BoardSession.open(
                () -> new Damaging(board.open(), best),
                "sim",
                Approach.at(BoardSession.FASTEST),
                board::pass,
                () -> false,
                _ -> {})) {
      assertThat(session.rate()).isLessThanOrEqualTo(best);
      assertThat(session.identification().mac()).contains(board.mac().toString());
      assertThat(session.learned().fastestRate())
          .as("the next board may have a better contact")
          .isEqualTo(BoardSession.FASTEST);
    }
  }
}
