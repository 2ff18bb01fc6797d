package imprint.ledger;

import imprint.secret.Secret;
import java.util.List;
import org.jdbi.v3.core.Handle;

/**
 * A unit on its way from a station's own ledger to the server's.
 *
 * @param events up to the last that {@code unit} knows of, oldest first
 * @param copies as they are sealed there
 */
record Departure(Unit unit, List<EventRow> events, List<Kept> copies, Vault vault) {
  /**
   * @param until how long it is kept
   */
  record Kept(Copy.Kind kind, Copy.Until until, Vault.Sealed sealed) {}

  static Departure of(Handle handle, Vault vault, Unit unit) {
    return new Departure(
        unit,
        EventRow.ofUnit(handle, unit.id(), unit.last().seq()),
        Vault.all(handle, unit),
        vault);
  }

  EventRow last() {
    return events.getLast();
  }

  /**
   * Seals the copies anew, for the unit as that ledger numbers it.
   *
   * @throws imprint.finding.Refusal ledger.copy-of-another-key, ledger.sealed-copy-damaged
   */
  void keep(Handle handle, Vault there, Unit arrived) {
    for (Kept kept : copies) {
      try (Secret content = vault.unseal(kept.sealed(), unit, kept.kind())) {
        there.keep(handle, arrived, new Copy(kept.kind(), content, kept.until()));
      }
    }
  }
}
