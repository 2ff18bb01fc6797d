package imprint.ledger;

import imprint.finding.Finding;
import imprint.finding.Severity;
import imprint.ledger.Verified.Fault;
import imprint.ledger.chain.Hash;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * What a check found so far. What follows a row that was altered is not wrong for that: it is known
 * which rows and which hashes are suspect.
 */
final class Faults {
  /** Nobody reads more; the memory stays the same whatever was done to the ledger. */
  private static final int MOST = 1_000;

  private static final int SUSPECTS = 100_000;

  private final List<Fault> faults = new ArrayList<>();
  private final List<Fault> notes = new ArrayList<>();
  private final Set<Long> rows = new HashSet<>();
  private final Set<Hash> hashes = new HashSet<>();
  private long more;

  void add(Finding finding, Spot spot) {
    if (finding.severity() == Severity.ERROR) {
      if (faults.size() < MOST) {
        faults.add(new Fault(finding, spot));
      } else {
        more++;
      }
    } else if (notes.size() < MOST) {
      notes.add(new Fault(finding, spot));
    }
  }

  /** Not to be trusted, and already told of. */
  void suspect(EventRow row) {
    if (rows.size() < SUSPECTS) {
      rows.add(row.id());
      hashes.add(row.hash());
      hashes.add(row.link().hash());
    }
  }

  boolean suspects(long row) {
    return rows.contains(row);
  }

  boolean suspects(Hash hash) {
    return hashes.contains(hash);
  }

  Verified done(long units, long events) {
    return new Verified(units, events, faults, more, notes);
  }
}
