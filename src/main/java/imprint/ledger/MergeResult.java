package imprint.ledger;

import imprint.finding.Finding;
import java.util.Locale;

/** What becomes of a unit that was made while the server was away. */
public sealed interface MergeResult {
  /** As it is in the station's own ledger. */
  Unit unit();

  /** It is in the server's ledger now, or would be; all of it. */
  record Moved(Unit unit) implements MergeResult {}

  /** It was there already, moved by another merge or by one that broke off. */
  record Known(Unit unit) implements MergeResult {}

  /** It is still being worked on, and is for a later merge. */
  record Unfinished(Unit unit) implements MergeResult {}

  /**
   * A unit of the server's ledger has that already; nothing of it was moved.
   *
   * @param other that unit, which may be the same one as it went on there
   */
  record Conflict(Unit unit, Admission.Part part, Unit other) implements MergeResult {
    /** Both sides, and what follows. */
    public Finding finding() {
      return switch (part) {
        case MAC ->
            Finding.warning(
                "ledger.merge-board",
                unit.serialNumber(),
                unit.mac(),
                other.serialNumber(),
                described(other));
        case STATE ->
            Finding.warning(
                "ledger.merge-went-on", unit.serialNumber(), described(unit), described(other));
        case SERIAL_NUMBER, DAC_KEY, DAC_CERTIFICATE, PASSCODE, ROTATING_ID ->
            Finding.warning(
                "ledger.merge-clash",
                unit.serialNumber(),
                unit.mac(),
                part.name().toLowerCase(Locale.ROOT).replace('_', ' '),
                other.serialNumber(),
                described(other));
      };
    }

    private static String described(Unit of) {
      return of.mac() + ", " + of.state() + ", " + of.work().by().station();
    }
  }

  /** As {@link Conflict}, of a unit that is dead: nobody has to do anything, and it stays. */
  record LeftOut(Unit unit, Admission.Part part, Unit other) implements MergeResult {}
}
