package imprint.esp.flash;

import static org.assertj.core.api.Assertions.assertThat;

import imprint.bench.BoardOptions;
import imprint.bench.Fault;
import imprint.bench.Mishap;
import imprint.bench.Pace;
import imprint.bench.SimulatedBoard;
import imprint.esp.chip.Chip;
import imprint.esp.chip.Chips;
import imprint.esp.rom.Approach;
import imprint.esp.rom.BoardSession;
import java.time.Duration;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** On slow lines a region goes compressed, where the chip does that right. */
class CompressedWritingTest {
  @Test
  void atALowRatePlainTextOfAFewPagesGoesCompressed() throws Exception {
    long compressed = millisToWrite(Chips.ESP32_C3, text(7_000));
    // whose ROM writes beyond the end
    long plainly = millisToWrite(Chips.ESP32, text(7_000));
    assertThat(compressed).isLessThan(plainly * 8 / 10);
  }

  /** Half of it is left when it is compressed. */
  private static byte[] text(int length) {
    byte[] text = noise(length);
    for (int i = 0; i < text.length; i++) {
      text[i] &= 0x0F;
    }
    return text;
  }

  static Stream<Mishap> mishaps() {
    return Mishap.all().stream()
        .filter(mishap -> mishap != Mishap.Cut.SWAPPED && mishap != Mishap.Cut.SWAPPED_CONNECTED);
  }

  @ParameterizedTest
  @MethodSource("mishaps")
  void aFaultInACompressedPieceCostsTimeAndNothingElse(Mishap mishap) throws Exception {
    int before = requestsBeforeItsBegin();
    for (int piece = 1; piece <= 3; piece++) {
      Fault fault = Fault.at(before + piece, mishap);
      try (SimulatedBoard board = slow(fault);
          BoardSession session = slowly(board)) {
        Flasher flasher = new Flasher(session, () -> false);
        Region region = FlashPlan.factoryData(BoardTable.of(flasher).read(), "fctry", text(0x6000));
        assertThat(board.requests()).isEqualTo(before);
        flasher.write(region, false, fraction -> {});
        assertThat(flasher.prove(region, fraction -> {}).grade())
            .isEqualTo(Proof.Grade.READ_BACK_EQUAL);
        assertThat(board.flash(region.offset(), region.image().length)).isEqualTo(region.image());
      }
    }
  }

  private static int requestsBeforeItsBegin() throws Exception {
    try (SimulatedBoard board = slow();
        BoardSession session = slowly(board)) {
      BoardTable.of(new Flasher(session, () -> false)).read();
      return board.requests();
    }
  }

  private static SimulatedBoard slow(Fault... faults) {
    BoardOptions options = BoardOptions.of(1).withPace(Pace.LEAPING);
    for (Fault fault : faults) {
      options = options.withFault(fault);
    }
    return SimulatedBoard.of(Chips.ESP32_C3, options);
  }

  private static BoardSession slowly(SimulatedBoard board) throws InterruptedException {
    return BoardSession.open(
        board::open, "sim", Approach.at(115_200), board::pass, () -> false, _ -> {});
  }

  private static long millisToWrite(Chip chip, byte[] content) throws Exception {
    try (SimulatedBoard board = SimulatedBoard.of(chip, BoardOptions.of(1));
        BoardSession session =
            BoardSession.open(
                board::open, "sim", Approach.at(115_200), span -> {}, () -> false, _ -> {})) {
      Flasher flasher = new Flasher(session, () -> false);
      Region region = FlashPlan.factoryData(BoardTable.of(flasher).read(), "fctry", content);
      Duration before = board.modelledTime();
      flasher.write(region, false, fraction -> {});
      Duration after = board.modelledTime();
      assertThat(flasher.prove(region, fraction -> {}).grade())
          .isEqualTo(Proof.Grade.READ_BACK_EQUAL);
      assertThat(board.flash(region.offset(), region.image().length)).isEqualTo(region.image());
      return after.minus(before).toMillis();
    }
  }

  private static byte[] noise(int length) {
    byte[] bytes = new byte[length];
    new Random(length).nextBytes(bytes);
    return bytes;
  }
}
