package imprint.bench;

import imprint.bench.Fault.Way;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Lets bytes and requests pass, except where a fault says otherwise. Each happens once. */
final class FaultLine {
  /** Instead of a byte: it is lost. */
  static final int LOST = -1;

  /** Instead of a byte: the cable is out. */
  static final int PULLED = -2;

  private final List<Fault> faults;
  private final Map<Way, Long> bytes = new EnumMap<>(Way.class);
  private int requests;

  FaultLine(List<Fault> faults) {
    this.faults = List.copyOf(faults);
  }

  /** What arrives of {@code value}: 0..255, {@link #LOST} or {@link #PULLED}. */
  int pass(Way way, byte value) {
    long index = bytes.merge(way, 1L, Long::sum);
    int arrives = value & 0xFF;
    for (Fault fault : faults) {
      switch (fault) {
        case Fault.Drop drop when drop.way() == way && drop.index() == index -> arrives = LOST;
        case Fault.Unplug pull when pull.way() == way && pull.index() == index -> arrives = PULLED;
        case Fault.Flip flip when flip.way() == way && flip.index() == index ->
            arrives ^= flip.mask() & 0xFF;
        case Fault other -> {}
      }
    }
    return arrives;
  }

  /** What happens when the next request has arrived. */
  Interruption nextRequest() {
    requests++;
    if (faults.contains(new Fault.UnplugAtRequest(requests))) {
      return Interruption.CABLE_PULLED;
    }
    return faults.contains(new Fault.BrownOut(requests))
        ? Interruption.BROWN_OUT
        : Interruption.NONE;
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

  /** What can cut a chip's work short. */
  enum Interruption {
    NONE,
    CABLE_PULLED,
    BROWN_OUT
  }
}
