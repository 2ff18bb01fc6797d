package imprint.ui.history;

import imprint.ledger.Unit;

/**
 * One unit in the list.
 *
 * @param facts what tells it from others
 * @param word its standing
 */
public record UnitRow(Unit unit, String facts, Standing standing, String word) {
  public String serialNumber() {
    return unit.serialNumber();
  }
}
