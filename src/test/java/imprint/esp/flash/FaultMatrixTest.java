package imprint.esp.flash;

import static org.assertj.core.api.Assertions.assertThat;

import imprint.bench.Fault;
import imprint.bench.Mishap;
import imprint.bench.Mishap.Cut;
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
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Every mishap at every step of a session, on all chips: see {@link TriedSession} for the rules.
 */
class FaultMatrixTest {
  private static final Map<TriedBoard, Integer> REQUESTS = new ConcurrentHashMap<>();

  private static final List<Chip> IN_FULL = List.of(Chips.ESP32, Chips.ESP32_C3, Chips.ESP32_S3);

  /** Of the other chips each step suffers every so manieth mishap only. */
  private static final int SAMPLE = 5;

  private static final List<TriedBoard> SEALED =
      List.of(
          new TriedBoard(Chips.ESP32_C3, SecurityState.DEVELOPMENT, false),
          new TriedBoard(Chips.ESP32_S3, SecurityState.DEVELOPMENT, true),
          new TriedBoard(Chips.ESP32_C6, SecurityState.RELEASE, true),
          new TriedBoard(Chips.ESP32, SecurityState.DEVELOPMENT, true),
          new TriedBoard(Chips.ESP32, SecurityState.DEVELOPMENT, false),
          new TriedBoard(Chips.ESP32_C3, SecurityState.SECURE_DOWNLOAD, false),
          new TriedBoard(Chips.ESP32_S3, SecurityState.SECURE_DOWNLOAD_DEVELOPMENT, false));

  static List<Arguments> chipsAndMishaps() {
    List<Arguments> all = new ArrayList<>();
    for (Chip chip : SimulatedBoard.chips()) {
      for (Mishap mishap : Mishap.all()) {
        all.add(Arguments.of(TriedBoard.open(chip), mishap, IN_FULL.contains(chip) ? 1 : SAMPLE));
      }
    }
    return all;
  }

  @ParameterizedTest(name = "{0} {1}")
  @MethodSource("chipsAndMishaps")
  void aMishapAtAnyStep(TriedBoard kind, Mishap mishap, int every) {
    tried(kind, mishap, every, Place.SAME_NAME);
  }

  static List<Arguments> states() {
    List<Arguments> all = new ArrayList<>();
    for (Mishap mishap : Mishap.all()) {
      for (TriedBoard kind : SEALED) {
        all.add(Arguments.of(kind, mishap, kind.driven() ? 7 : 2));
      }
    }
    return all;
  }

  @ParameterizedTest(name = "{0} {1}")
  @MethodSource("states")
  void aMishapAtAnyStepOnALockedBoard(TriedBoard kind, Mishap mishap, int every) {
    tried(kind, mishap, every, Place.SAME_NAME);
  }

  static List<Arguments> cuts() {
    List<Arguments> all = new ArrayList<>();
    for (Mishap cut : List.of(Cut.UNPLUGGED, Cut.UNPLUGGED_POWERED, Cut.SWAPPED)) {
      for (Chip chip : List.of(Chips.ESP32, Chips.ESP32_S3, Chips.ESP32_C6)) {
        all.add(Arguments.of(TriedBoard.open(chip), cut, Place.OTHER_NAME));
        all.add(Arguments.of(TriedBoard.open(chip), cut, Place.STAYS_OUT));
      }
    }
    return all;
  }

  @ParameterizedTest(name = "{0} {1} {2}")
  @MethodSource("cuts")
  void aCableThatIsOutAtAnyStep(TriedBoard kind, Mishap cut, Place place) {
    tried(kind, cut, 1, place);
  }

  private static void tried(TriedBoard kind, Mishap mishap, int every, Place place) {
    int requests = REQUESTS.computeIfAbsent(kind, TriedSession::requests);
    boolean requestsSuffer = mishap == Mishap.OnRequest.BYTE_FLIPPED;
    Queue<String> wrong = new ConcurrentLinkedQueue<>();
    IntStream.rangeClosed(1, requests)
        .filter(step -> (step + mishap.word().length()) % every == 0)
        .parallel()
        .forEach(
            step -> {
              try {
                Fault fault = Fault.at(step, mishap);
                End end = TriedSession.run(kind, place, requestsSuffer, fault);
                // what happens once and leaves the board as it is costs time and nothing else
                assertThat(end.proven() || mishap instanceof Cut).as(end.word()).isTrue();
              } catch (AssertionError | RuntimeException fault) {
                wrong.add("at request %d: %s".formatted(step, fault));
              }
            });
    assertThat(wrong).isEmpty();
  }

  private static final Set<Thread> BEFORE = Thread.getAllStackTraces().keySet();

  @AfterAll
  static void noThreadIsLeft() {
    Set<String> left =
        Thread.getAllStackTraces().keySet().stream()
            .filter(thread -> !BEFORE.contains(thread))
            .map(Thread::getName)
            .filter(name -> !name.startsWith("ForkJoinPool"))
            .collect(Collectors.toSet());
    assertThat(left).isEmpty();
  }
}
