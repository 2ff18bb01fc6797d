package imprint.ledger;

import imprint.finding.Refusal;
import java.util.List;
import java.util.Set;
import org.jdbi.v3.core.Handle;

/** Which sealed copies of a unit are there, and why others are not. */
final class Copies {
  private Copies() {}

  /** Those that are there. */
  static Set<Copy.Kind> of(Handle handle, long unitId) {
    return handle
        .createQuery("select kind from sealed_copy where unit_id = :id")
        .bind("id", unitId)
        .map(Database.row((row, _) -> Copy.Kind.valueOf(row.getString(1))))
        .set();
  }

  /** Those that go when the unit is labelled or given up. */
  static List<Copy.Kind> untilLabelled(Handle handle, long unitId) {
    return handle
        .createQuery(
            "select kind from sealed_copy where unit_id = :id and kept = 'LABELLED' order by kind")
        .bind("id", unitId)
        .map(Database.row((row, _) -> Copy.Kind.valueOf(row.getString(1))))
        .list();
  }

  /** The event that says so has to be there before. */
  static void remove(Handle handle, long unitId) {
    handle.execute("delete from sealed_copy where unit_id = ? and kept = 'LABELLED'", unitId);
  }

  /** Why there is no copy: what a unit was built with is kept in the same transaction, or never. */
  static Refusal missing(Handle handle, Unit unit) {
    String serialNumber = unit.serialNumber();
    if (has(handle, unit, "COPIES_REMOVED")) {
      return Refusal.of("ledger.copies-removed", serialNumber);
    }
    return has(handle, unit, "BUILT")
        ? Refusal.of("ledger.copies-never-kept", serialNumber)
        : Refusal.of("ledger.no-sealed-copy", serialNumber);
  }

  private static boolean has(Handle handle, Unit unit, String type) {
    return handle
            .createQuery("select count(*) from event where unit_id = :id and type = :type")
            .bind("id", unit.id())
            .bind("type", type)
            .mapTo(Integer.class)
            .one()
        > 0;
  }
}
