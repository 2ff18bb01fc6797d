package imprint.ledger;

import imprint.finding.Finding;
import imprint.ledger.chain.Hash;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The events of each unit: bound to its claim, each after the one before, each step allowed. */
final class UnitCheck {
  private static final int MOST = 10_000;

  private final Faults faults;
  private final List<Gap> gaps = new ArrayList<>();
  private final Set<Long> told = new HashSet<>();

  /**
   * An event that a unit lacks.
   *
   * @param hash of it, which its follower still names
   */
  record Gap(Hash hash, Spot follower) {}

  UnitCheck(Faults faults) {
    this.faults = faults;
  }

  List<Gap> gaps() {
    return gaps;
  }

  /** A row that is whole. */
  void row(EventRow row) {
    if (row.serialNumber() == null) {
      once(
          row,
          Finding.error("ledger.verify-unit-missing", row.link().chain(), row.link().number()));
    } else if (bound(row)) {
      step(row);
    }
  }

  private boolean bound(EventRow row) {
    EventRow.@Nullable Before before = row.before();
    Hash named = row.link().unitPrevious();
    if (before == null && row.link().seq() > 1) {
      if (!faults.suspects(named) && gaps.size() < MOST) {
        gaps.add(new Gap(named, Spot.of(row)));
      }
      return false;
    }
    if (before == null || !before.linked()) {
      return row.linked() ? claimed(row, named) : true;
    }
    if (named.equals(before.hash())) {
      return true;
    }
    if (!faults.suspects(before.id()) && !faults.suspects(named)) {
      Spot spot = Spot.of(row);
      faults.add(
          Finding.error(
              "ledger.verify-event-of-another",
              spot.unitText(),
              spot.seq(),
              spot.atText(),
              spot.chainText(),
              spot.link()),
          spot);
      faults.suspect(row);
    }
    return false;
  }

  private boolean claimed(EventRow row, Hash named) {
    if (named.equals(row.claim())) {
      return true;
    }
    once(
        row,
        Finding.error(
            "ledger.verify-unit-altered",
            Spot.of(row).unitText(),
            row.link().seq(),
            row.link().at(),
            row.link().chain(),
            row.link().number()));
    return false;
  }

  private void once(EventRow row, Finding finding) {
    if (told.size() < MOST && told.add(row.unitId())) {
      faults.add(finding, Spot.of(row));
    }
  }

  /** Whether that unit was told of. */
  boolean told(long unitId) {
    return told.contains(unitId);
  }

  private void step(EventRow row) {
    EventRow.@Nullable Before before = row.before();
    if (before != null && faults.suspects(before.id())) {
      return;
    }
    if (!allowed(row, before == null ? Optional.empty() : Optional.of(before.state()))) {
      Spot spot = Spot.of(row);
      faults.add(
          Finding.error(
              "ledger.verify-step",
              spot.unitText(),
              spot.seq(),
              spot.atText(),
              row.link().type(),
              row.link().state(),
              before == null ? "-" : before.state()),
          spot);
    }
  }

  private static boolean allowed(EventRow row, Optional<String> before) {
    try {
      Event event = EventText.parse(row.link().type(), row.link().detail());
      State state = State.valueOf(row.link().state());
      if (before.isEmpty()) {
        return switch (event) {
          case Event.Reserved _ -> state == State.RESERVED;
          case Event.Imported imported -> state == imported.told().state();
          case Event _ -> false;
        };
      }
      State from = State.valueOf(before.get());
      return switch (event) {
        // the ledger itself adds them, and they move nothing
        case Event.CopiesRemoved _, Event.CopiesForgotten _, Event.Revealed _, Event.Merged _ ->
            state == from;
        case Event step -> step.after(from).equals(Optional.of(state));
      };
    } catch (IllegalArgumentException unreadable) {
      return false;
    }
  }
}
