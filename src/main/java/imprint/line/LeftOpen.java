package imprint.line;

import imprint.ledger.By;
import imprint.ledger.Ledger;
import imprint.ledger.Unit;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Units that were begun and that nobody works on any more. */
final class LeftOpen {
  private final StationSettings settings;
  private final By by;

  LeftOpen(StationSettings settings) {
    this.settings = settings;
    this.by = new By(settings.name(), settings.person());
  }

  /** Sets aside what a process of this station left unfinished when it died. */
  List<Unit> setAside(Ledger ledger) {
    List<Unit> interrupted = ledger.interrupted(settings.name());
    interrupted.forEach(unit -> end(ledger, unit));
    return interrupted;
  }

  /**
   * The same for what this process itself could not close because its server was away.
   *
   * @param inWork serial numbers of the units that are being worked on
   */
  void setAsideOurs(Ledger server, Set<String> inWork) {
    List<Unit> ours = new ArrayList<>(server.inHand().ofThisProcess());
    ours.removeIf(
        unit ->
            inWork.contains(unit.serialNumber())
                || !unit.last().by().station().equals(settings.name()));
    ours.forEach(unit -> end(server, unit));
  }

  /** If nobody moved it since it was asked for. */
  private void end(Ledger ledger, Unit unit) {
    ledger.abandon(unit, by);
    LabelFiles.remove(settings.out(), unit.serialNumber());
  }
}
