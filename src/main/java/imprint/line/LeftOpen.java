package imprint.line;

import imprint.finding.Finding;
import imprint.ledger.Ledger;
import imprint.ledger.OfflineLedger;
import imprint.ledger.State;
import imprint.ledger.Unit;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;

/** Units that were begun and that nobody works on any more. */
final class LeftOpen {
  private final StationSettings settings;

  LeftOpen(StationSettings settings) {
    this.settings = settings;
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
        case FINISH, REPEAT -> LabelFiles.sweep(settings.out(), open.unit().serialNumber());
        case SET_ASIDE -> units.end(open.unit());
      }
    }
    return interrupted;
  }

  /**
   * Sets aside all of them: nobody goes on with them in that ledger.
   *
   * @return those units; there may be a label of one
   */
  List<Unit> setAside(Ledger ledger) {
    List<Unit> left = ledger.interrupted(settings.name());
    left.forEach(new OpenUnits(ledger, settings)::end);
    return left;
  }

  /**
   * Sets aside what the server still has as this station's open work on boards that got another
   * identity while it was away. What else this process could not close then is nobody's work from
   * here on.
   *
   * @param inWork serial numbers of the units that are being worked on
   * @param notices is told of those that may have a label
   */
  void setAsideOverwritten(
      Ledger server, Ledger own, Set<String> inWork, Consumer<Finding> notices) {
    List<Unit> ours = new ArrayList<>(server.inHand().ofThisProcess());
    ours.addAll(server.interrupted(settings.name()));
    for (Unit unit : ours) {
      boolean idle =
          !inWork.contains(unit.serialNumber())
              && unit.last().by().station().equals(settings.name());
      if (idle && overwritten(unit, own)) {
        new OpenUnits(server, settings).end(unit);
        if (unit.state() == State.LABELLED) {
          notices.accept(
              Finding.warning("line.offline-overwritten", unit.serialNumber(), unit.mac()));
        }
      } else if (idle && !unit.orphaned()) {
        server.unfinished().leave(unit);
      }
    }
  }

  /**
   * Whether its board got an identity since that the server does not know yet. What the server has
   * already, or what is older and was held back there, is not on the board any more.
   */
  private static boolean overwritten(Unit unit, Ledger own) {
    return OfflineLedger.waiting(own, unit.mac())
        .filter(other -> !own.history(other).getFirst().at().isBefore(unit.last().at()))
        .isPresent();
  }
}
