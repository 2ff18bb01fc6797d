package imprint.bench;

import static imprint.bench.rom.Requests.words;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import imprint.bench.rom.Requests;
import imprint.bench.rom.Timing;
import imprint.esp.chip.Chips;
import imprint.esp.link.Link;
import java.io.IOException;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class BoardTimeTest {
  private static final Duration NO_WAIT = Duration.ZERO;
  private static final double MILLI = 1e6;

  private final BoardOptions options = BoardOptions.of(1).startedInLoader();
  private final BoardOptions leaping = options.withPace(Pace.LEAPING);

  @Test
  void switchingABoardOnTakesNoneOfTheHostsTime() {
    try (SimulatedBoard board = SimulatedBoard.of(Chips.ESP32_C3, options);
        Link link = board.open()) {
      assertThat(link).isNotNull();
      assertThat(board.modelledTime()).isZero();
    }
  }

  @Test
  void bytesTakeTheirTimeOnTheWireBothWays() throws IOException {
    Timing wireOnly =
        new Timing(
            NO_WAIT, NO_WAIT, NO_WAIT, NO_WAIT, NO_WAIT, NO_WAIT, NO_WAIT, NO_WAIT, NO_WAIT, true);
    try (SimulatedBoard board = SimulatedBoard.of(Chips.ESP32_C3, options.withTiming(wireOnly));
        Link link = board.open()) {
      int bytes = Requests.sync().length + 8 * 14;
      link.write(Requests.sync());
      Heard.all(link);
      double expected = bytes * 10 / 115_200.0 * 1000;
      assertThat(board.modelledTime().toNanos() / MILLI).isCloseTo(expected, within(0.01));
    }
  }

  @Test
  void aFasterLineTakesLess() throws IOException {
    try (SimulatedBoard board = SimulatedBoard.of(Chips.ESP32_C3, options);
        Link link = board.open()) {
      prepare(link);
      Duration slow = writeBlock(board, link);
      link.write(words(0x0F, 921_600, 0));
      Heard.all(link);
      link.baudRate(921_600);
      Duration fast = writeBlock(board, link);
      double saved = (0x1000 + 30) * 10 * (1 / 115_200.0 - 1 / 921_600.0) * 1000;
      assertThat(slow.minus(fast).toMillis()).isCloseTo((long) saved, within(8L));
    }
  }

  private static Duration writeBlock(SimulatedBoard board, Link link) throws IOException {
    link.write(words(2, 0, 1, 0x1000, 0x20000, 0));
    Heard.all(link);
    Duration before = board.modelledTime();
    link.write(Requests.block(3, 0, new byte[0x1000]));
    assertThat(Heard.all(link)).hasSize(14);
    return board.modelledTime().minus(before);
  }

  @Test
  void erasingProgrammingAndHashingTakeTheirTime() throws IOException {
    try (SimulatedBoard board = SimulatedBoard.of(Chips.ESP32_C3, options);
        Link link = board.open()) {
      prepare(link);
      assertThat(cost(board, link, words(2, 0x6000, 6, 0x1000, 0x20000, 0)))
          .isBetween(Duration.ofMillis(6 * 45), Duration.ofMillis(6 * 45 + 10));
      assertThat(cost(board, link, words(0x13, 0x20000, 0x6000, 0, 0)))
          .isBetween(Duration.ofMillis(72), Duration.ofMillis(85));
    }
  }

  @Test
  void timeCanBeSwitchedOff() throws IOException {
    try (SimulatedBoard board =
            SimulatedBoard.of(Chips.ESP32_C3, options.withTiming(Timing.none()));
        Link link = board.open()) {
      prepare(link);
      assertThat(cost(board, link, words(2, 0x6000, 6, 0x1000, 0x20000, 0))).isZero();
    }
  }

  @Test
  void inRealTimeAnAnswerIsNotThereBeforeItsTime() throws IOException {
    try (SimulatedBoard board = SimulatedBoard.of(Chips.ESP32_C3, options.withPace(Pace.REAL));
        Link link = board.open()) {
      byte[] buffer = new byte[1000];
      link.write(Requests.sync());
      long asked = System.nanoTime();
      assertThat(link.read(buffer, Duration.ZERO)).isZero();
      assertThat(link.read(buffer, Duration.ofSeconds(10))).isPositive();
      assertThat(System.nanoTime() - asked).isGreaterThan(3_000_000);
    }
  }

  @Test
  void onTheVirtualClockNobodyWaits() throws IOException {
    try (SimulatedBoard board = SimulatedBoard.of(Chips.ESP32_C3, options);
        Link link = board.open()) {
      prepare(link);
      long before = System.nanoTime();
      assertThat(cost(board, link, words(2, 0x100000, 256, 0x1000, 0, 0)))
          .isGreaterThan(Duration.ofSeconds(2));
      assertThat(System.nanoTime() - before).isLessThan(2_000_000_000);
    }
  }

  @Test
  void onTheLeapingClockWaitingForNothingTakesNoneOfTheComputersTime() throws IOException {
    try (SimulatedBoard board = SimulatedBoard.of(Chips.ESP32_C3, leaping);
        Link link = board.open()) {
      byte[] buffer = new byte[1000];
      long before = link.nanoTime();
      long really = System.nanoTime();
      assertThat(link.read(buffer, Duration.ofHours(1))).isZero();
      assertThat(link.nanoTime() - before).isEqualTo(Duration.ofHours(1).toNanos());
      assertThat(System.nanoTime() - really).isLessThan(60_000_000_000L);
    }
  }

  @Test
  void onTheLeapingClockAnAnswerIsNotThereBeforeItsTime() throws IOException {
    try (SimulatedBoard board = SimulatedBoard.of(Chips.ESP32_C3, leaping);
        Link link = board.open()) {
      byte[] buffer = new byte[1000];
      prepare(link);
      board.pass(Duration.ofSeconds(1));
      link.discardInput();
      link.write(words(2, 0x6000, 6, 0x1000, 0x20000, 0));
      assertThat(link.read(buffer, Duration.ofMillis(200))).isZero();
      long before = link.nanoTime();
      assertThat(link.read(buffer, Duration.ofSeconds(2))).isEqualTo(14);
      assertThat(link.nanoTime() - before).isBetween(70_000_000L, 100_000_000L);
      link.write(Requests.sync());
      board.pass(Duration.ofSeconds(1));
      assertThat(link.read(buffer, NO_WAIT)).isEqualTo(8 * 14);
    }
  }

  private static void prepare(Link link) throws IOException {
    link.write(Requests.sync());
    link.write(words(0x0D, 0, 0));
    Heard.all(link);
  }

  private static Duration cost(SimulatedBoard board, Link link, byte[] request) throws IOException {
    Duration before = board.modelledTime();
    link.write(request);
    assertThat(Heard.all(link)).isNotEmpty();
    return board.modelledTime().minus(before);
  }
}
