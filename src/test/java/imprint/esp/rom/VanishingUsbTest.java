package imprint.esp.rom;

import static org.assertj.core.api.Assertions.assertThat;

import imprint.bench.BoardOptions;
import imprint.bench.Pace;
import imprint.bench.SimulatedBoard;
import imprint.esp.chip.Chip;
import imprint.esp.chip.Chips;
import imprint.finding.Refusal;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A chip's own USB that goes and comes again with the start of the application. */
class VanishingUsbTest {
  static List<Chip> chips() {
    return SimulatedBoard.chips().stream().filter(chip -> chip.watchdogs().isPresent()).toList();
  }

  private static SimulatedBoard board(Chip chip) {
    return SimulatedBoard.of(chip, BoardOptions.of(4).overOwnUsb().withPace(Pace.LEAPING));
  }

  private static BoardSession open(SimulatedBoard board, VanishingUsb port)
      throws InterruptedException {
    return BoardSession.open(port, "sim", Approach.at(921_600), board::pass, () -> false, _ -> {});
  }

  @ParameterizedTest
  @MethodSource("chips")
  void itsConsoleIsReadOnAtTheNewPort(Chip chip) throws Exception {
    try (SimulatedBoard board = board(chip)) {
      VanishingUsb port = new VanishingUsb(board::open);
      try (BoardSession session = open(board, port)) {
        assertThat(port.opened()).isEqualTo(1);
        assertThat(session.leave()).isIn(Leaving.BOOTS, Leaving.QUIET);
        assertThat(port.opened()).isEqualTo(2);
        String more = session.loader().listen(Duration.ofSeconds(3), text -> false);
        assertThat(session.bootText() + more).contains("chip[DL]");
      }
    }
  }

  @Test
  void aPortThatStaysAwayIsLost() throws Exception {
    try (SimulatedBoard board = board(Chips.ESP32_C3)) {
      AtomicInteger opened = new AtomicInteger();
      VanishingUsb port =
          new VanishingUsb(
              () -> {
                if (opened.incrementAndGet() > 1) {
                  throw Refusal.of("link.port-absent", "sim");
                }
                return board.open();
              });
      try (BoardSession session = open(board, port)) {
        assertThat(session.leave()).isEqualTo(Leaving.LOST);
      }
      assertThat(opened.get()).isGreaterThan(2);
    }
  }
}
