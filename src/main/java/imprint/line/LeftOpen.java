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

  /**
   * Looks what a process of this station left unfinished when it died. Nothing is done by itself
   * but to set aside what there is nothing to go on with from: whatever such a board holds, its
   * next run overwrites it.
   */
  List<OpenUnit> sort(Ledger ledger) {
    OpenUnits units = new OpenUnits(ledger, settings);
    List<OpenUnit> interrupted = units.own();
    for (OpenUnit open : interrupted) {
      switch (open.act()) {
        case FINISH, REPEAT -> units.sweep(open.unit());
        case SET_ASIDE -> end(ledger, open.unit());
      }
    }
    return interrupted;
  }

  /** Sets aside all of them: nobody goes on with them in that ledger. */
  void setAside(Ledger ledger) {
    ledger.interrupted(settings.name()).forEach(unit -> end(ledger, unit));
  }

  /**
   * Sets aside what the server still has as this station's open work on boards that got another
   * identity while it was away, and what this process could not close then.
   *
   * @param inWork serial numbers of the units that are being worked on
   */
  void setAsideOverwritten(Ledger server, Ledger own, Set<String> inWork) {
    List<Unit> ours = new ArrayList<>(server.inHand().ofThisProcess());
    ours.addAll(server.interrupted(settings.name()));
    for (Unit unit : ours) {
      boolean idle =
          !inWork.contains(unit.serialNumber())
              && unit.last().by().station().equals(settings.name());
      if (idle && own.carriedBy(unit.mac()).isPresent()) {
        end(server, unit);
      } else if (idle && !unit.orphaned()) {
        server.unfinished().leave(unit);
      }
    }
  }

  /**
   * If nobody moved it since it was asked for. The label goes first: it sticks to no other board.
   */
  private void end(Ledger ledger, Unit unit) {
    LabelFiles.remove(settings.out(), unit.serialNumber());
    ledger.unfinished().abandon(unit, by);
  }
}
