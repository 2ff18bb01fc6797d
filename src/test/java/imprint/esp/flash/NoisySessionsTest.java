package imprint.esp.flash;

import static org.assertj.core.api.Assertions.assertThat;

import imprint.bench.Fault;
import imprint.bench.Mishap;
import imprint.bench.SecurityState;
import imprint.bench.SimulatedBoard;
import imprint.esp.chip.Chip;
import imprint.esp.chip.Chips;
import imprint.esp.flash.TriedSession.End;
import imprint.esp.flash.TriedSession.Place;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.SplittableRandom;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.random.RandomGenerator;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/**
 * Sessions over bad lines, as many as {@code -Dimprint.noisy-sessions} says: any chip, any state,
 * noise of any strength, mishaps beside it. See {@link TriedSession} for the rules. Each depends on
 * its number alone.
 */
class NoisySessionsTest {
  private static final int SESSIONS = Integer.getInteger("imprint.noisy-sessions", 10_000);

  /** In 1/1000 of the bytes; about 15 000 are on the wire in a session. */
  private static final double[] STRENGTHS = {0, 0.005, 0.02, 0.05, 0.1, 0.2, 0.5, 2, 10};

  private static final List<Place> PLACES = List.of(Place.values());

  private static final List<SecurityState> STATES =
      List.of(
          SecurityState.OPEN,
          SecurityState.OPEN,
          SecurityState.OPEN,
          SecurityState.DEVELOPMENT,
          SecurityState.RELEASE,
          SecurityState.SECURE_DOWNLOAD,
          SecurityState.SECURE_DOWNLOAD_DEVELOPMENT);

  @Test
  void endProvenOrNamedInTimeAndNeverWrong() {
    Map<String, AtomicInteger> ends = new ConcurrentSkipListMap<>();
    AtomicInteger strayed = new AtomicInteger();
    Queue<String> wrong = new ConcurrentLinkedQueue<>();
    LongStream.range(0, SESSIONS)
        .parallel()
        .forEach(
            number -> {
              try {
                End end = session(number);
                ends.computeIfAbsent(end.word(), _ -> new AtomicInteger()).incrementAndGet();
                if (end.proven() && end.touchedOutside()) {
                  strayed.incrementAndGet();
                }
              } catch (AssertionError | RuntimeException fault) {
                wrong.add("session %d: %s".formatted(number, fault));
              }
            });
    assertThat(wrong).isEmpty();
    assertThat(ends.getOrDefault("proven", new AtomicInteger()).get())
        .as(ends.toString())
        .isGreaterThan(SESSIONS / 2);
    // a damaged begin that erases elsewhere cannot be told from a sound one by anybody
    assertThat(strayed.get()).as("erased elsewhere").isLessThanOrEqualTo(SESSIONS / 1000);
  }

  private static End session(long number) {
    RandomGenerator random = new SplittableRandom(number);
    TriedBoard kind = kind(random);
    List<Fault> faults = new ArrayList<>();
    faults.add(new Fault.Noise(number, STRENGTHS[random.nextInt(STRENGTHS.length)]));
    while (random.nextInt(3) == 0) {
      Mishap mishap = Mishap.all().get(random.nextInt(Mishap.all().size()));
      faults.add(Fault.at(random.nextInt(1, 60), mishap));
    }
    int asked = random.nextInt(8) == 0 ? random.nextInt(1, 400) : Integer.MAX_VALUE;
    AtomicInteger questions = new AtomicInteger();
    Place place = PLACES.get(random.nextInt(PLACES.size()));
    return TriedSession.run(
        kind,
        place,
        true,
        _ -> () -> questions.incrementAndGet() >= asked,
        faults.toArray(Fault[]::new));
  }

  private static TriedBoard kind(RandomGenerator random) {
    Chip chip = SimulatedBoard.chips().get(random.nextInt(SimulatedBoard.chips().size()));
    SecurityState state = STATES.get(random.nextInt(STATES.size()));
    TriedBoard any = new TriedBoard(chip, state, random.nextBoolean());
    if (any.hidden() && chip.equals(Chips.ESP32)) {
      return TriedBoard.open(chip);
    }
    return state == SecurityState.RELEASE || (any.driven() && random.nextInt(8) > 0)
        ? new TriedBoard(chip, state, true)
        : any;
  }
}
