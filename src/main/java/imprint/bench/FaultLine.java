package imprint.bench;

import imprint.bench.Fault.Way;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/** Lets bytes and requests pass, except where a fault says otherwise. Each happens once. */
final class FaultLine {
  /** Instead of a byte: it is lost. */
  static final int LOST = -1;

  /** Instead of a byte: the cable is out. */
  static final int PULLED = -2;

  /** Added to a byte: it arrives twice. */
  static final int TWICE = 0x100;

  private final List<Fault> faults;

  /** Mishaps that have not happened yet. */
  private final List<Fault.At> ahead = new ArrayList<>();

  private final List<Noise> noise = new ArrayList<>();
  private final Map<Way, Long> bytes = new EnumMap<>(Way.class);
  private final Map<Integer, Integer> requestsByOpcode = new HashMap<>();
  private int requests;

  FaultLine(List<Fault> faults) {
    this.faults = List.copyOf(faults);
    for (Fault fault : faults) {
      switch (fault) {
        case Fault.At at -> ahead.add(at);
        case Fault.Noise(long seed, double perMille) -> noise.add(new Noise(seed, perMille));
        case Fault other -> {}
      }
    }
  }

  /** What arrives of {@code value}: 0..255, perhaps {@link #TWICE}; or LOST or PULLED. */
  int pass(Way way, byte value) {
    long index = bytes.merge(way, 1L, Long::sum);
    int arrives = value & 0xFF;
    for (Fault fault : faults) {
      switch (fault) {
        case Fault.Drop drop when drop.way() == way && drop.index() == index -> arrives = LOST;
        case Fault.Unplug pull when pull.way() == way && pull.index() == index -> arrives = PULLED;
        case Fault.Flip flip when flip.way() == way && flip.index() == index ->
            arrives ^= flip.mask() & 0xFF;
        case Fault.Twice twice when twice.way() == way && twice.index() == index ->
            arrives |= TWICE;
        case Fault other -> {}
      }
    }
    return arrives < 0 ? arrives : noisy(arrives);
  }

  /** What noise alone makes of {@code value}. */
  int noisy(int value) {
    int arrives = value;
    for (Noise each : noise) {
      arrives = arrives < 0 ? arrives : each.over(arrives);
    }
    return arrives;
  }

  /** Counts a request that has arrived; what else goes wrong at it. */
  List<Mishap> nextRequest(int opcode) {
    List<Mishap> now = new ArrayList<>();
    spend(opcode, at -> !(at.what() instanceof Mishap.OnRequest)).forEach(at -> now.add(at.what()));
    requests++;
    requestsByOpcode.merge(opcode, 1, Integer::sum);
    return now;
  }

  /** What goes wrong with a request that is on its way and will be the next to arrive. */
  Optional<Mishap.OnRequest> onItsWay(int opcode) {
    return spend(opcode, at -> at.what() instanceof Mishap.OnRequest).stream()
        .findFirst()
        .map(at -> (Mishap.OnRequest) at.what());
  }

  private List<Fault.At> spend(int opcode, Predicate<Fault.At> which) {
    List<Fault.At> now =
        ahead.stream().filter(which).filter(at -> isNext(at.when(), opcode)).toList();
    ahead.removeAll(now);
    return now;
  }

  private boolean isNext(Moment when, int opcode) {
    int before = when.opcode().isPresent() ? requestsByOpcode.getOrDefault(opcode, 0) : requests;
    return when.opcode().filter(wanted -> wanted != opcode).isEmpty()
        && when.number() == before + 1;
  }

  /** Whether a request may still get lost or damaged on its way. */
  boolean damagesRequests() {
    // asked for each byte
    for (Fault.At at : ahead) {
      if (at.what() instanceof Mishap.OnRequest) {
        return true;
      }
    }
    return false;
  }

  int requests() {
    return requests;
  }

  /** What is wrong with the application. */
  Optional<AppFault> application() {
    return faults.stream()
        .filter(Fault.Application.class::isInstance)
        .map(fault -> ((Fault.Application) fault).does())
        .findFirst();
  }

  boolean has(Fault fault) {
    return faults.contains(fault);
  }
}
