package imprint.bench;

import static org.assertj.core.api.Assertions.assertThat;

import imprint.bench.Fault.Way;
import imprint.bench.rom.Requests;
import imprint.esp.chip.Chip;
import imprint.esp.chip.Chips;
import imprint.esp.link.Link;
import java.io.IOException;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Whatever a host does with its end of the cable, the board stays a board. */
class BoardFuzzTest {
  private static final int ROUNDS = 3_000;

  static List<Chip> chips() {
    return SimulatedBoard.chips();
  }

  @ParameterizedTest
  @MethodSource("chips")
  void survivesAnyHost(Chip chip) throws IOException {
    SplittableRandom random = new SplittableRandom(chip.id());
    try (SimulatedBoard board = SimulatedBoard.of(chip, BoardOptions.of(1))) {
      try (Link link = board.open()) {
        for (int round = 0; round < ROUNDS; round++) {
          act(random, link);
        }
      }
      assertAlive(board);
    }
  }

  @ParameterizedTest
  @MethodSource("chips")
  void anyFaultEndsInAnswersOrInABrokenLink(Chip chip) throws IOException {
    SplittableRandom random = new SplittableRandom(chip.id());
    for (int round = 0; round < 100; round++) {
      BoardOptions options = BoardOptions.of(round).startedInLoader().withFault(fault(random));
      try (SimulatedBoard board = SimulatedBoard.of(chip, options)) {
        try (Link link = board.open()) {
          for (int i = 0; i < 50; i++) {
            act(random, link);
          }
        } catch (IOException unplugged) {
          assertThat(unplugged).hasMessageContaining("cable");
        }
        assertThat(board.flash(0, 16)).hasSize(16);
      }
    }
  }

  private static void act(SplittableRandom random, Link link) throws IOException {
    switch (random.nextInt(8)) {
      case 0 -> link.controlLines(random.nextBoolean(), random.nextBoolean());
      case 1 -> link.baudRate(random.nextBoolean() ? 115_200 : 1 + random.nextInt(3_000_000));
      case 2 -> link.discardInput();
      case 3 -> link.write(Requests.sync());
      case 4 -> Heard.all(link);
      case 5 -> {
        byte[] noise = new byte[random.nextInt(300)];
        random.nextBytes(noise);
        link.write(noise);
      }
      default ->
          link.write(
              Requests.words(
                  random.nextInt(0x16),
                  random.nextInt(0x3000),
                  random.nextInt(3),
                  random.nextInt(0x2000),
                  random.nextInt(64) << 12,
                  random.nextInt(2)));
    }
  }

  private static Fault fault(SplittableRandom random) {
    Way way = random.nextBoolean() ? Way.TO_BOARD : Way.TO_HOST;
    int number = 1 + random.nextInt(400);
    List<Mishap> mishaps = Mishap.all();
    return switch (random.nextInt(12)) {
      case 0 -> new Fault.Drop(way, number);
      case 1 -> new Fault.Flip(way, number, 1 + random.nextInt(255));
      case 2 -> new Fault.Unplug(way, number);
      case 3 -> new Fault.Twice(way, number);
      case 4 -> new Fault.Noise(number, random.nextInt(100));
      case 5 -> new Fault.StuckErase();
      case 6 -> new Fault.Garbage();
      case 7 -> new Fault.Silence();
      default -> Fault.at(1 + number % 20, mishaps.get(random.nextInt(mishaps.size())));
    };
  }

  private static void assertAlive(SimulatedBoard board) throws IOException {
    try (Link link = board.open()) {
      board.pressReset(true);
      Heard.all(link);
      link.baudRate(115_200);
      link.write(Requests.sync());
      assertThat(Heard.all(link)).hasSize(8 * 14);
      link.write(Requests.words(0x0A, Chips.MAGIC_REGISTER));
      assertThat(Heard.all(link)).isNotEmpty();
    }
  }
}
