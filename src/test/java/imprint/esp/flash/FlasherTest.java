package imprint.esp.flash;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import imprint.bench.BoardOptions;
import imprint.bench.Fault;
import imprint.bench.Fault.Way;
import imprint.bench.Mishap;
import imprint.bench.SimulatedBoard;
import imprint.esp.chip.Chip;
import imprint.esp.chip.Chips;
import imprint.esp.link.Plug;
import imprint.esp.rom.Approach;
import imprint.esp.rom.BoardSession;
import imprint.esp.rom.Leaving;
import imprint.finding.Refusal;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CancellationException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class FlasherTest {
  private static final int FASTEST = 921_600;

  /** Some 10 000 bytes from the opening of the port are the middle of the image. */
  private static final long IN_THE_IMAGE = 10_000;

  private static boolean never() {
    return false;
  }

  static List<Chip> chips() {
    return SimulatedBoard.chips();
  }

  @ParameterizedTest
  @MethodSource("chips")
  void aBoardIsIdentifiedWrittenProvenAndRestarted(Chip chip) throws Exception {
    try (SimulatedBoard board = SimulatedBoard.of(chip, BoardOptions.of(7));
        BoardSession session = open(board)) {
      assertThat(session.identification().chip()).isEqualTo(chip);
      assertThat(session.identification().mac()).contains(board.mac().toString());
      assertThat(session.identification().security().flashEncryption()).isFalse();
      assertThat(session.flashSize()).isEqualTo(4 << 20);
      assertThat(session.rate()).isEqualTo(FASTEST);

      Flasher flasher = new Flasher(session, FlasherTest::never);
      Region region = FlashPlan.factoryData(BoardTable.of(flasher).read(), "fctry", image(9_001));
      flasher.write(region, false, fraction -> {});
      assertThat(flasher.prove(region, fraction -> {}).grade())
          .isEqualTo(Proof.Grade.READ_BACK_EQUAL);
      assertThat(board.flash(region.offset(), region.image().length)).isEqualTo(region.image());
      assertThat(flasher.read(region.offset() + 5, 100))
          .isEqualTo(Arrays.copyOfRange(region.image(), 5, 105));
      assertThat(session.leave()).isEqualTo(Leaving.BOOTS);
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 4, 4095, 4096, 4097, 24_576})
  void anyLengthOfContentIsWrittenAndTheRestIsErased(int length) throws Exception {
    try (SimulatedBoard board = SimulatedBoard.of(Chips.ESP32_C3, BoardOptions.of(1));
        BoardSession session = open(board)) {
      Flasher flasher = new Flasher(session, FlasherTest::never);
      PartitionTable table = BoardTable.of(flasher).read();
      Region old = FlashPlan.factoryData(table, "fctry", image(24_576));
      Region region = FlashPlan.factoryData(table, "fctry", image(length));
      flasher.write(old, false, fraction -> {});
      flasher.write(region, false, fraction -> {});
      flasher.prove(region, fraction -> {});
      assertThat(board.flash(region.offset(), region.image().length)).isEqualTo(region.image());
    }
  }

  @Test
  void contentThatIsAllErasedNeedsNoBlockAtAll() throws Exception {
    byte[] blank = new byte[0x6000];
    Arrays.fill(blank, (byte) 0xFF);
    try (SimulatedBoard board = SimulatedBoard.of(Chips.ESP32, BoardOptions.of(1));
        BoardSession session = open(board)) {
      Flasher flasher = new Flasher(session, FlasherTest::never);
      Region region = FlashPlan.factoryData(BoardTable.of(flasher).read(), "fctry", blank);
      int before = board.requests();
      flasher.write(region, false, fraction -> {});
      assertThat(board.requests()).isEqualTo(before + 1);
      flasher.prove(region, fraction -> {});
    }
  }

  static List<Fault> passing() {
    return List.of(
        new Fault.Flip(Way.TO_BOARD, IN_THE_IMAGE, 0x10),
        new Fault.Flip(Way.TO_BOARD, IN_THE_IMAGE, 0xFF),
        new Fault.Drop(Way.TO_BOARD, IN_THE_IMAGE),
        new Fault.Flip(Way.TO_HOST, 700, 0x04),
        new Fault.Drop(Way.TO_HOST, 701),
        Fault.at(30, Mishap.Cut.BROWN_OUT));
  }

  @ParameterizedTest
  @MethodSource("passing")
  void aFaultThatPassesCostsTimeAndNothingElse(Fault fault) throws Exception {
    BoardOptions options = BoardOptions.of(3).withFault(fault);
    try (SimulatedBoard board = SimulatedBoard.of(Chips.ESP32_C3, options);
        BoardSession session = open(board)) {
      Flasher flasher = new Flasher(session, FlasherTest::never);
      Region region = FlashPlan.factoryData(BoardTable.of(flasher).read(), "fctry", image(0x6000));
      flasher.write(region, false, fraction -> {});
      flasher.prove(region, fraction -> {});
      assertThat(board.flash(region.offset(), region.image().length)).isEqualTo(region.image());
    }
  }

  @Test
  void aWornFlashIsNeverProven() throws Exception {
    int worn = (4 << 20) - 0x20000 + 0x100;
    BoardOptions options = BoardOptions.of(3).withFault(new Fault.StuckBits(worn, 0xFF));
    try (SimulatedBoard board = SimulatedBoard.of(Chips.ESP32_S3, options);
        BoardSession session = open(board)) {
      Flasher flasher = new Flasher(session, FlasherTest::never);
      Region region =
          FlashPlan.factoryData(BoardTable.of(flasher).read(), "fctry", new byte[0x1000]);
      assertThatThrownBy(
              () -> {
                flasher.write(region, false, fraction -> {});
                flasher.prove(region, fraction -> {});
              })
          .isInstanceOf(Refusal.class);
      assertThat(board.flash(region.offset(), region.image().length)).containsOnly(0xFF);
    }
  }

  @Test
  void aCableThatStaysOutEndsTheJob() throws Exception {
    BoardOptions options =
        BoardOptions.of(3).withFault(new Fault.Unplug(Way.TO_BOARD, IN_THE_IMAGE));
    AtomicInteger opened = new AtomicInteger();
    try (SimulatedBoard board = SimulatedBoard.of(Chips.ESP32_C3, options);
        BoardSession session =
            open(
                () -> {
                  if (opened.incrementAndGet() > 1) {
                    throw Refusal.of("link.port-absent", "sim");
                  }
                  return board.open();
                })) {
      Flasher flasher = new Flasher(session, FlasherTest::never);
      assertThatThrownBy(() -> flasher.write(region(flasher), false, fraction -> {}))
          .isInstanceOf(IOException.class);
    }
  }

  @Test
  void aCableThatComesBackCostsTimeAndNothingElse() throws Exception {
    BoardOptions options =
        BoardOptions.of(3).withFault(new Fault.Unplug(Way.TO_BOARD, IN_THE_IMAGE));
    try (SimulatedBoard board = SimulatedBoard.of(Chips.ESP32_C3, options);
        BoardSession session = open(board)) {
      Flasher flasher = new Flasher(session, FlasherTest::never);
      Region region = region(flasher);
      flasher.write(region, false, fraction -> {});
      assertThat(flasher.prove(region, fraction -> {}).grade())
          .isEqualTo(Proof.Grade.READ_BACK_EQUAL);
      assertThat(board.flash(region.offset(), region.image().length)).isEqualTo(region.image());
    }
  }

  private static Region region(Flasher flasher) throws IOException {
    return FlashPlan.factoryData(BoardTable.of(flasher).read(), "fctry", image(0x6000));
  }

  @Test
  void cancellingInMidWriteLeavesAnErasedRegion() throws Exception {
    AtomicBoolean cancelled = new AtomicBoolean();
    try (SimulatedBoard board = SimulatedBoard.of(Chips.ESP32_C3, BoardOptions.of(3));
        BoardSession session = open(board)) {
      Flasher flasher = new Flasher(session, cancelled::get);
      Region region = FlashPlan.factoryData(BoardTable.of(flasher).read(), "fctry", image(0x6000));
      assertThatThrownBy(
              () -> flasher.write(region, false, fraction -> cancelled.set(fraction > 0.4)))
          .isInstanceOf(CancellationException.class);
      assertThat(board.flash(region.offset(), region.image().length)).containsOnly(0xFF);
    }
  }

  /** Somebody stops while the plan is made: the board keeps what it has, its keys too. */
  @Test
  void cancellingBeforeTheFirstEraseChangesNothing() throws Exception {
    stoppedAndUntouched(false, () -> true);
  }

  /** What is there already is looked at first, which takes its time. */
  @Test
  void soDoesCancellingWhileTheBoardIsLookedAt() throws Exception {
    AtomicInteger asked = new AtomicInteger();
    stoppedAndUntouched(true, () -> asked.incrementAndGet() > 1);
  }

  private static void stoppedAndUntouched(boolean skips, BooleanSupplier cancelled)
      throws Exception {
    try (SimulatedBoard board = SimulatedBoard.of(Chips.ESP32_C3, BoardOptions.of(3));
        BoardSession session = open(board)) {
      Flasher flasher = new Flasher(session, cancelled);
      FlashPlan plan = new FlashPlan(List.of(region(flasher).writtenLast()));
      try (FlashJob job = new FlashJob(plan, skips)) {
        assertThatThrownBy(() -> job.write(flasher, _ -> {}))
            .isInstanceOf(CancellationException.class);
      }
      assertThat(session.touched()).isFalse();
    }
  }

  @Test
  void aMacIsReadUntilTwoReadingsAgree() throws Exception {
    // somewhere in these answers are the MAC's
    for (long index = 120; index < 420; index += 37) {
      BoardOptions noisy = BoardOptions.of(3).withFault(new Fault.Flip(Way.TO_HOST, index, 0x01));
      try (SimulatedBoard board = SimulatedBoard.of(Chips.ESP32_C3, noisy);
          BoardSession session = open(board)) {
        assertThat(session.identification().mac()).contains(board.mac().toString());
      } catch (Refusal refused) {
        assertThat(refused.finding().code()).isNotEmpty();
      }
    }
  }

  @Test
  void aBlankBoardHasNoTable() throws Exception {
    BoardOptions blank = BoardOptions.of(3).withBlankFlash();
    try (SimulatedBoard board = SimulatedBoard.of(Chips.ESP32_C3, blank);
        BoardSession session = open(board)) {
      assertThatThrownBy(() -> BoardTable.of(new Flasher(session, FlasherTest::never)).read())
          .isInstanceOfSatisfying(
              Refusal.class,
              refusal -> assertThat(refusal.finding().code()).isEqualTo("flash.table-absent"));
    }
  }

  static List<Fault> mute() {
    return List.of(new Fault.Silence(), new Fault.Garbage());
  }

  @ParameterizedTest
  @MethodSource("mute")
  void aBoardThatMakesNoSenseIsRefusedInWords(Fault fault) {
    try (SimulatedBoard board =
        SimulatedBoard.of(Chips.ESP32_C3, BoardOptions.of(3).withFault(fault))) {
      assertThatThrownBy(() -> open(board))
          .isInstanceOfSatisfying(
              Refusal.class, refusal -> assertThat(refusal.finding().code()).startsWith("rom."));
    }
  }

  @Test
  void aBoardWithoutAutomaticResetIsNamedAsSuch() {
    try (SimulatedBoard board =
        SimulatedBoard.of(Chips.ESP32_C3, BoardOptions.of(3).withoutAutoReset())) {
      assertThatThrownBy(() -> open(board)).isInstanceOf(Refusal.class);
    }
  }

  @Test
  void aBoardAlreadyInItsLoaderNeedsNoReset() throws Exception {
    BoardOptions waiting = BoardOptions.of(3).withoutAutoReset().startedInLoader();
    try (SimulatedBoard board = SimulatedBoard.of(Chips.ESP32, waiting);
        BoardSession session = open(board)) {
      assertThat(session.identification().chip()).isEqualTo(Chips.ESP32);
    }
  }

  private static BoardSession open(SimulatedBoard board) throws InterruptedException {
    return open(board::open);
  }

  private static BoardSession open(Plug plug) throws InterruptedException {
    return BoardSession.open(
        plug, "sim", Approach.at(FASTEST), span -> {}, FlasherTest::never, _ -> {});
  }

  private static byte[] image(int length) {
    byte[] image = new byte[length];
    new Random(length).nextBytes(image);
    return image;
  }
}
