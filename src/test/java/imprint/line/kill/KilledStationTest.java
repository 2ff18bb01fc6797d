package imprint.line.kill;

import static org.assertj.core.api.Assertions.assertThat;

import imprint.ledger.Engine;
import imprint.ledger.State;
import imprint.ledger.Unit;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** A real process is killed; every acknowledged step counts, and nothing else does. */
@ParameterizedClass
@EnumSource(Engine.class)
class KilledStationTest {
  private static final int SLOTS = 3;
  private static final int ROUNDS = 4;
  private static final int WITHIN = 1200;

  @TempDir static Path shared;
  private static Path product;

  @SuppressWarnings("NullAway.Init")
  @Parameter
  Engine engine;

  @TempDir Path folder;
  private KillBench bench;

  @BeforeAll
  static void makeAProduct() throws Exception {
    product = KillBench.product(shared.resolve("product" + System.nanoTime()), "");
  }

  @BeforeEach
  void open() {
    bench = new KillBench(folder, product, engine.bed(folder));
  }

  @AfterEach
  void close() {
    bench.close();
  }

  static List<List<KillPoint>> together() {
    return KillPoint.together();
  }

  @ParameterizedTest
  @MethodSource("together")
  void theNextStartMendsWhatWasCutOffAt(List<KillPoint> points) throws Exception {
    bench.killedAt(points);
    Aftermath after = new Aftermath(bench, points.stream().map(KillPoint::board).toList());
    for (KillPoint point : points) {
      Optional<State> left = after.left(point.board()).map(Unit::state);
      assertThat(left)
          .as(point.name())
          .isIn(
              point.leaves().isEmpty()
                  ? List.of(Optional.empty())
                  : point.leaves().stream().map(Optional::of).toList());
    }
    after.isMendedByTheNextStart();
  }

  /**
   * Other times and more of them: {@code -Dimprint.kill.seed=N -Dimprint.kill.rounds=N
   * -Dimprint.kill.within=MILLISECONDS}.
   */
  @Test
  void theNextStartMendsWhatWasCutOffAtAnyTime() throws Exception {
    long seed = Long.getLong("imprint.kill.seed", new SecureRandom().nextInt(1 << 20));
    System.out.println("KilledStationTest: -Dimprint.kill.seed=" + seed);
    SplittableRandom random = new SplittableRandom(seed);
    long first = 1;
    for (int round = 0; round < Integer.getInteger("imprint.kill.rounds", ROUNDS); round++) {
      Duration time =
          Duration.ofMillis(random.nextInt(Integer.getInteger("imprint.kill.within", WITHIN)));
      List<String> said = bench.killedAfter(time, SLOTS, first);
      List<Long> boards = boardsFrom(first);
      Aftermath after = new Aftermath(bench, boards);
      for (String line : said) {
        String[] words = line.split(" ", -1);
        assertThat(words[1]).as(line).isEqualTo("DONE");
        Unit told = after.left(Long.parseLong(words[0])).orElseThrow();
        assertThat(told.state() + " " + told.serialNumber()).isEqualTo("DONE " + words[2]);
      }
      after.isMendedByTheNextStart();
      first = boards.isEmpty() ? first : boards.getLast() + 1;
    }
  }

  private List<Long> boardsFrom(long first) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files
          .map(file -> file.getFileName().toString())
          .filter(name -> name.matches("board-\\d+\\.flash"))
          .map(name -> Long.parseLong(name.replaceAll("\\D", "")))
          .filter(number -> number >= first)
          .sorted()
          .toList();
    }
  }
}
