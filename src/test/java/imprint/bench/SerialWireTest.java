package imprint.bench;

import static org.assertj.core.api.Assertions.assertThat;

import imprint.bench.rom.Timing;
import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

/** Who has which byte when. Times in nanoseconds; a byte at 115200 takes 86805. */
class SerialWireTest {
  private static final long BYTE = 86_805;
  private static final byte[] FOUR = {1, 2, 3, 4};
  private static final long NEVER = -1;

  private final AtomicLong wall = new AtomicLong(1_000);
  private final byte[] buffer = new byte[16];

  @Test
  void inRealTimeAnAnswerComesWhenItsLastByteHasTravelled() {
    SerialWire wire = wire(Pace.REAL);
    assertThat(wire.untilNext(NEVER)).isEqualTo(NEVER);
    wire.answer(FOUR);
    assertThat(wire.untilNext(NEVER)).isEqualTo(4 * BYTE + 2_000_000);
    assertThat(wire.take(buffer)).isZero();
    wall.addAndGet(4 * BYTE + 2_000_000);
    assertThat(wire.untilNext(NEVER)).isZero();
    assertThat(wire.take(buffer)).isEqualTo(4);
    assertThat(buffer).startsWith(FOUR);
  }

  @Test
  void onTheVirtualClockItIsThereAtOnce() {
    SerialWire wire = wire(Pace.VIRTUAL);
    wire.chipWorks(5_000_000_000L);
    wire.answer(FOUR);
    assertThat(wire.untilNext(NEVER)).isZero();
    assertThat(wire.take(buffer)).isEqualTo(4);
    assertThat(wire.busy().toMillis()).isEqualTo(5_002);
  }

  @Test
  void theBridgesDelayCountsOnceForABurst() {
    SerialWire wire = wire(Pace.VIRTUAL);
    for (int i = 0; i < 8; i++) {
      wire.answer(FOUR);
    }
    assertThat(wire.busy().toNanos()).isEqualTo(8 * 4 * BYTE + 2_000_000);
  }

  @Test
  void aLongAnswerCanBeReadInPieces() {
    SerialWire wire = wire(Pace.VIRTUAL);
    wire.answer(FOUR);
    wire.answer(FOUR);
    byte[] three = new byte[3];
    assertThat(wire.take(three)).isEqualTo(3);
    assertThat(three).containsExactly(1, 2, 3);
    assertThat(wire.take(buffer)).isEqualTo(5);
    assertThat(buffer).startsWith(4, 1, 2, 3, 4);
  }

  @Test
  void anAnswerIsUnderstoodAtTheRateItWasAskedAtEvenWhenReadLater() {
    SerialWire wire = wire(Pace.VIRTUAL);
    wire.answer(FOUR);
    wire.hostRate(921_600);
    wire.take(buffer);
    assertThat(buffer).startsWith(FOUR);
  }

  @Test
  void textIsUnderstoodByWhoListensAtItsRate() {
    SerialWire wire = wire(Pace.VIRTUAL);
    wire.hostRate(921_600);
    wire.print(FOUR, 115_200);
    wire.hostRate(115_200);
    wire.take(buffer);
    assertThat(buffer).startsWith(FOUR);
    wire.hostRate(921_600);
    wire.print(FOUR, 115_200);
    wire.take(buffer);
    assertThat(Arrays.copyOf(buffer, 4)).isNotEqualTo(FOUR);
  }

  @Test
  void aHostWithoutARateOfItsOwnAlwaysHasTheBoards() {
    SerialWire wire = wire(Pace.VIRTUAL);
    wire.boardRate(460_800);
    wire.followBoard(true);
    wire.hostRate(9600);
    assertThat(wire.understood()).isTrue();
    wire.boardRate(921_600);
    assertThat(wire.hostRate()).isEqualTo(921_600);
  }

  @Test
  void whatHasNotArrivedIsNotThrownAway() {
    SerialWire wire = wire(Pace.REAL);
    wire.answer(FOUR);
    wire.discardArrived();
    wall.addAndGet(10_000_000);
    assertThat(wire.take(buffer)).isEqualTo(4);
    wire.answer(FOUR);
    wall.addAndGet(10_000_000);
    wire.discardArrived();
    assertThat(wire.take(buffer)).isZero();
  }

  @Test
  void onTheVirtualClockTheHostsOwnPausesLetBytesArrive() {
    SerialWire wire = wire(Pace.VIRTUAL);
    wire.answer(FOUR);
    wire.discardArrived();
    assertThat(wire.untilNext(NEVER)).as("no time has passed").isZero();
    wall.addAndGet(10_000_000);
    wire.discardArrived();
    assertThat(wire.untilNext(NEVER)).isEqualTo(NEVER);
  }

  @Test
  void aChipThatIsCutOffSendsNoMore() {
    SerialWire wire = wire(Pace.REAL);
    wire.answer(FOUR);
    wall.addAndGet(10_000_000);
    wire.chipWaitsUntil(wire.arrival());
    wire.answer(FOUR);
    wire.silence();
    assertThat(wire.take(buffer)).isEqualTo(4);
    assertThat(wire.untilNext(NEVER)).isEqualTo(NEVER);
  }

  @Test
  void whatHappensUnheardLeavesNoTrace() {
    SerialWire wire = wire(Pace.VIRTUAL);
    wire.unheard(() -> wire.print(FOUR, 115_200));
    assertThat(wire.untilNext(NEVER)).isEqualTo(NEVER);
    assertThat(wire.busy()).isZero();
  }

  @Test
  void bytesToTheBoardFollowOneAnother() {
    SerialWire wire = wire(Pace.REAL);
    assertThat(wire.arrival()).isEqualTo(BYTE);
    assertThat(wire.arrival()).isEqualTo(2 * BYTE);
    wall.addAndGet(100 * BYTE);
    assertThat(wire.arrival()).isEqualTo(101 * BYTE);
  }

  private SerialWire wire(Pace pace) {
    return new SerialWire(
        new BoardClock(pace, wall::get), Timing.typical(), new SplittableRandom(1));
  }
}
