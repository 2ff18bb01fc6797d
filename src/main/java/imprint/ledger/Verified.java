package imprint.ledger;

import imprint.finding.Finding;
import java.util.List;

/**
 * What a check of the whole ledger found.
 *
 * @param faults what is not as it was recorded, in the order of the ledger; none in a clean one
 * @param more how many further faults there are
 * @param notes what is worth knowing and no fault
 */
public record Verified(long units, long events, List<Fault> faults, long more, List<Fault> notes) {

  public Verified {
    faults = List.copyOf(faults);
    notes = List.copyOf(notes);
  }

  /** One thing that was found, and where. */
  public record Fault(Finding finding, Spot spot) {}

  public boolean clean() {
    return faults.isEmpty();
  }
}
