package imprint.line;

import imprint.finding.Refusal;
import imprint.ledger.AppendResult;
import imprint.ledger.Ledger;
import imprint.ledger.Unit;
import java.util.List;

/** What runs left unfinished and nobody works on any more. */
public record OpenUnits(Ledger ledger, StationSettings settings) {
  /** All whose process has ended, whichever station of this computer it was; oldest first. */
  public List<OpenUnit> left() {
    return ledger.open().stream().filter(Unit::orphaned).map(this::open).toList();
  }

  /** Those that somebody works on, or that another computer left; oldest first. */
  public List<Unit> inWork() {
    return ledger.open().stream().filter(unit -> !unit.orphaned()).toList();
  }

  /** Those of this station. */
  List<OpenUnit> own() {
    return ledger.interrupted(settings.name()).stream().map(this::open).toList();
  }

  private OpenUnit open(Unit unit) {
    return OpenUnit.of(ledger, settings, unit);
  }

  /**
   * Gives up a unit that could have been gone on with: its identity ends, its label files go, and
   * its board is free.
   *
   * @throws Refusal line.unit-unknown, line.unit-not-open, line.board-in-work, ledger.unit-moved
   */
  public Unit setAside(String serialNumberOrMac) {
    Unit unit =
        ledger
            .find(serialNumberOrMac)
            .orElseThrow(() -> Refusal.of("line.unit-unknown", serialNumberOrMac));
    if (!unit.state().unfinished()) {
      throw Refusal.of("line.unit-not-open", unit.serialNumber(), unit.state());
    }
    if (!unit.orphaned()) {
      String station = unit.last().by().station();
      throw Refusal.of("line.board-in-work", unit.mac(), unit.serialNumber(), station);
    }
    return end(unit).orRefuse();
  }

  /** If nobody moved it since. The label goes first: what is not there sticks to no other board. */
  AppendResult end(Unit unit) {
    LabelFiles.remove(settings.out(), unit.serialNumber());
    return ledger.unfinished().abandon(unit, settings.by());
  }
}
