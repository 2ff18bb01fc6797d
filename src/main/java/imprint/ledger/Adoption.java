package imprint.ledger;

import imprint.ledger.chain.Canonical;
import imprint.ledger.chain.Origin;
import java.util.List;
import org.jdbi.v3.core.Handle;

/** The events of versions that had no chains, in one hash, which the first chain begins with. */
final class Adoption {
  private static final int PAGE = 2_000;

  private final Canonical all = new Canonical("imprint adopted 1");
  private long events;
  private long last;

  void add(EventRow row) {
    all.hash(row.adopted());
    events++;
    last = row.id();
  }

  /** Once, after the last. */
  Origin.Adopted done() {
    return new Origin.Adopted(events, last, all.hash().hex());
  }

  /** What the ledger's next chain is to begin with. */
  static Origin origin(Handle handle) {
    if (Schema.number(handle, "select count(*) from chain") > 0) {
      return Origin.PLAIN;
    }
    Adoption adoption = new Adoption();
    List<EventRow> page = EventRow.page(handle, null, PAGE);
    while (!page.isEmpty()) {
      page.forEach(adoption::add);
      page = EventRow.page(handle, page.getLast().id(), PAGE);
    }
    return adoption.events == 0 ? Origin.PLAIN : new Origin(adoption.done(), null);
  }
}
