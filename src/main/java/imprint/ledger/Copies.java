package imprint.ledger;

import imprint.finding.Refusal;
import java.util.List;
import java.util.Set;
import org.jdbi.v3.core.Handle;

/** Which sealed copies of a unit are there, and why others are not. */
final class Copies {
  private Copies() {}

  /** Those that go when the unit is labelled or given up. */
  static List<Copy.Kind> untilLabelled(Handle handle, long unitId) {
    return handle
        .createQuery(
            "select kind from sealed_copy where unit_id = :id and kept = 'LABELLED' order by kind")
        .bind("id", unitId)
        .map(Database.row((row, _) -> Copy.Kind.valueOf(row.getString(1))))
        .list();
  }

  /** All that there are of a unit. */
  static List<Copy.Kind> of(Handle handle, long unitId) {
    return handle
        .createQuery("select kind from sealed_copy where unit_id = :id order by kind")
        .bind("id", unitId)
        .map(Database.row((row, _) -> Copy.Kind.valueOf(row.getString(1))))
        .list();
  }

  /** Those of these units that have any. */
  static Set<Long> holders(Handle handle, List<Long> unitIds) {
    return handle
        .createQuery("select distinct unit_id from sealed_copy where unit_id in (<ids>)")
        .bindList("ids", unitIds)
        .mapTo(Long.class)
        .set();
  }

  /**
   * The next units that have any, by id. What somebody put in the place of an id that is no number
   * is greater than all of them, and would be the next for ever.
   */
  static List<Long> holders(Handle handle, long after, int atMost) {
    return handle
        .createQuery(
            "select distinct unit_id from sealed_copy where unit_id > :after and unit_id <= :most"
                + " order by unit_id limit :atMost")
        .bind("after", after)
        .bind("most", Long.MAX_VALUE)
        .bind("atMost", atMost)
        .mapTo(Long.class)
        .list();
  }

  /** The event that says so has to be there before. */
  static void removeAll(Handle handle, long unitId) {
    handle.execute("delete from sealed_copy where unit_id = ?", unitId);
  }

  /** The event that says so has to be there before. */
  static void remove(Handle handle, long unitId) {
    handle.execute("delete from sealed_copy where unit_id = ? and kept = 'LABELLED'", unitId);
  }

  /** Why there is no copy: what a unit was built with is kept in the same transaction, or never. */
  static Refusal missing(Handle handle, Unit unit) {
    String serialNumber = unit.serialNumber();
    if (Schema.number(handle, "select count(*) from merged_unit where unit_id = " + unit.id())
        > 0) {
      return Refusal.of("ledger.merged-already", serialNumber);
    }
    if (has(handle, unit, "COPIES_REMOVED")) {
      return Refusal.of("ledger.copies-removed", serialNumber);
    }
    if (has(handle, unit, "COPIES_FORGOTTEN")) {
      return Refusal.of("ledger.copies-forgotten", serialNumber);
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
