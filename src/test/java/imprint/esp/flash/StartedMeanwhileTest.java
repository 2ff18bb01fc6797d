package imprint.esp.flash;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import imprint.bench.Fault;
import imprint.bench.Mishap.Cut;
import imprint.bench.Moment;
import imprint.bench.SecurityState;
import imprint.bench.SimulatedBoard;
import imprint.esp.chip.Chips;
import imprint.esp.link.Link;
import imprint.esp.link.Plug;
import imprint.esp.rom.Approach;
import imprint.esp.rom.BoardSession;
import imprint.finding.Refusal;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/**
 * A board that is lost in the middle of a job starts its firmware before it is found again, and
 * what that does to it is not what the plan was made for.
 */
class StartedMeanwhileTest {
  private static final int DATA = 0x03;

  private static final TriedBoard SEALED =
      new TriedBoard(Chips.ESP32_C3, SecurityState.DEVELOPMENT, false);

  /** Keys that go to it as they are would be noise to a chip that decrypts by now. */
  @Test
  void aBoardThatEncryptedItselfIsRefused() throws Exception {
    TriedBoard first = new TriedBoard(Chips.ESP32_C3, SecurityState.FIRST_BOOT, false);
    try (SimulatedBoard board = first.make(at(1, Cut.UNPLUGGED))) {
      assertThatThrownBy(() -> write(first, board, () -> board.pressReset(false)))
          .isInstanceOfSatisfying(
              Refusal.class,
              refusal -> assertThat(refusal.finding().code()).isEqualTo("rom.board-changed"));
    }
  }

  /** Firmware that finds no keys draws some, and two sets of them in one place are none. */
  @Test
  void keysThatItDrewAreErasedBeforeOthersGoThere() throws Exception {
    try (SimulatedBoard board = SEALED.make(at(1, Cut.UNPLUGGED))) {
      write(SEALED, board, () -> board.fill(TriedBoard.KEYS, TriedBoard.oldKeys()));
      assertThat(board.flash(TriedBoard.KEYS, TriedBoard.KEYS_SIZE)).isEqualTo(SEALED.rightKeys());
    }
  }

  /** Without a break of the connection: the reset that brings it back may start it first. */
  @Test
  void whatWasProvenBeforeAResetIsLookedAtAgain() throws Exception {
    TriedBoard open = TriedBoard.open(Chips.ESP32_C3);
    AtomicInteger pauses = new AtomicInteger();
    try (SimulatedBoard board = open.make(at(3, Cut.BROWN_OUT))) {
      int[] connected = {Integer.MAX_VALUE};
      try (BoardSession session =
          BoardSession.open(
              board::open,
              "sim",
              Approach.at(BoardSession.FASTEST),
              span -> {
                if (pauses.incrementAndGet() > connected[0]) {
                  connected[0] = Integer.MAX_VALUE;
                  board.fill(TriedBoard.NVS, TriedBoard.oldNvs());
                }
                board.pass(span);
              },
              () -> false,
              _ -> {})) {
        connected[0] = pauses.get();
        write(open, session);
      }
      assertThat(board.flash(TriedBoard.NVS, TriedBoard.NVS_SIZE)).isEqualTo(TriedBoard.rightNvs());
    }
  }

  private static Fault at(int nth, Cut cut) {
    return new Fault.At(Moment.of(DATA, nth), cut);
  }

  /**
   * @param meanwhile happens to the board when it is plugged in again
   */
  private static void write(TriedBoard kind, SimulatedBoard board, Runnable meanwhile)
      throws Exception {
    AtomicInteger opened = new AtomicInteger();
    Plug plug =
        () -> {
          Link link = board.open();
          if (opened.incrementAndGet() == 2) {
            meanwhile.run();
          }
          return link;
        };
    try (BoardSession session =
        BoardSession.open(
            plug, "sim", Approach.at(BoardSession.FASTEST), board::pass, () -> false, _ -> {})) {
      write(kind, session);
    }
    assertThat(opened).hasValueGreaterThan(1);
  }

  private static void write(TriedBoard kind, BoardSession session) throws Exception {
    Flasher flasher = new Flasher(session, () -> false);
    try (FlashJob job = new FlashJob(kind.plan(flasher), false)) {
      job.write(flasher, _ -> {});
      assertThat(job.prove(flasher, _ -> {})).hasSize(2);
    }
  }
}
