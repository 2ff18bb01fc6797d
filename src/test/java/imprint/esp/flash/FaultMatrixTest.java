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
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
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
    boolean suffer = mishap == Mishap.OnRequest.BYTE_FLIPPED;
    Map<String, List<Integer>> ends = new TreeMap<>();
    ConcurrentLinkedQueue<String> wrong = new ConcurrentLinkedQueue<>();
    int first = Math.floorMod(mishap.hashCode(), every);
    IntStream.rangeClosed(1, requests)
        .filter(step -> step % every == first % every)
        .parallel()
        .forEach(
            step -> {
              try {
                End end = TriedSession.run(kind, place, suffer, Fault.at(step, mishap));
                synchronized (ends) {
                  ends.computeIfAbsent(end.word(), _ -> new ArrayList<>()).add(step);
                }
              } catch (AssertionError | RuntimeException fault) {
                wrong.add("at request %d: %s".formatted(step, fault));
                if (fault instanceof RuntimeException) fault.printStackTrace();
              }
            });
    System.out.println(
        "ENDS "
            + kind.chip()
            + " "
            + kind.state()
            + " "
            + mishap
            + " "
            + place
            + " of "
            + requests
            + " "
            + ends.entrySet().stream()
                .map(
                    e ->
                        e.getKey()
                            + ":"
                            + (e.getValue().size() > 12 ? e.getValue().size() + "x" : e.getValue()))
                .collect(Collectors.joining(" ")));
    assertThat(wrong).as("%s on %s", mishap, kind).isEmpty();
  }
}
