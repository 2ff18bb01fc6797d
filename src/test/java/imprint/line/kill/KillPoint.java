package imprint.line.kill;

import imprint.ledger.State;
import imprint.line.Step;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/** Where a run is cut off, and in which states it may have left its unit. */
// seams are records of numbers, and the order of the points is what they are numbered by
@SuppressWarnings({"ImmutableEnumChecker", "EnumOrdinal"})
enum KillPoint {
  IN_RESERVED(new Seam.Transaction(1)),
  AFTER_RESERVED(new Seam.Reached(Step.RESERVED), State.RESERVED),
  IN_BUILT(new Seam.Transaction(2), State.RESERVED),
  AFTER_BUILT(new Seam.Reached(Step.BUILT), State.BUILT),
  ERASED(new Seam.Request(Step.BUILT, 2), State.BUILT),
  HALF_WRITTEN(new Seam.Half(Step.WRITTEN), State.BUILT),
  IN_WRITTEN(new Seam.Transaction(3), State.BUILT),
  AFTER_WRITTEN(new Seam.Reached(Step.WRITTEN), State.WRITTEN),
  HALF_PROVEN(new Seam.Request(Step.WRITTEN, 2), State.WRITTEN),
  IN_PROVEN(new Seam.Transaction(4), State.WRITTEN),
  AFTER_PROVEN(new Seam.Reached(Step.PROVEN), State.PROVEN),
  IN_BOOTED(new Seam.Transaction(5), State.PROVEN),
  AFTER_BOOTED(new Seam.Reached(Step.BOOTED), State.BOOTED),
  /** It dies by itself, at whatever byte that happens to be. */
  IN_THE_LABELS_FILE(new Seam.Part(Step.BOOTED, "labels"), State.BOOTED, State.LABELLED),
  IN_LABELLED(new Seam.Transaction(6), State.BOOTED),
  AFTER_LABELLED(new Seam.Reached(Step.LABELLED), State.LABELLED),
  IN_DONE(new Seam.Transaction(7), State.LABELLED),
  AFTER_DONE(new Seam.Reached(Step.DONE), State.DONE),
  /** As {@link #IN_THE_LABELS_FILE}. */
  IN_THE_HEAD_FILE(new Seam.Part(Step.LABELLED, ""), State.LABELLED, State.DONE);

  private final Seam seam;
  private final Set<State> leaves = EnumSet.noneOf(State.class);

  KillPoint(Seam seam, State... leaves) {
    this.seam = seam;
    this.leaves.addAll(Arrays.asList(leaves));
  }

  /** The number of the board that is run to it. */
  long board() {
    return ordinal() + 1L;
  }

  String port() {
    return "sim:" + name();
  }

  Seam seam() {
    return seam;
  }

  /** Points at which runs of one process can stand at once: nobody else writes within the last. */
  static List<List<KillPoint>> together() {
    List<List<KillPoint>> groups = new ArrayList<>();
    List<KillPoint> group = new ArrayList<>();
    for (KillPoint point : values()) {
      group.add(point);
      if (point.seam instanceof Seam.Transaction || point.seam instanceof Seam.Part) {
        groups.add(List.copyOf(group));
        group.clear();
      }
    }
    return groups;
  }

  /** None where no unit is there yet. */
  Set<State> leaves() {
    return Set.copyOf(leaves);
  }
}
