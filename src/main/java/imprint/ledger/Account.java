package imprint.ledger;

/**
 * When a unit was made and by whom, as an export says it: of a unit that another line made, as that
 * line told it, until something happened to the unit here.
 *
 * @param reservedAt UTC, ISO 8601; empty where the other line did not tell
 * @param changedAt the same
 */
public record Account(String reservedAt, String changedAt, String station, String person) {
  public static Account of(Unit unit) {
    Entry last = unit.work();
    Event.Imported origin = unit.origin();
    if (origin == null) {
      return new Account(
          unit.reservedAt().toString(),
          last.at().toString(),
          last.by().station(),
          last.by().person());
    }
    Event.Imported.Told told = origin.told();
    return last.seq() == 1
        ? new Account(told.reservedAt(), told.changedAt(), told.station(), told.person())
        : new Account(
            told.reservedAt(), last.at().toString(), last.by().station(), last.by().person());
  }
}
