package imprint.ui.history;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What the list shows.
 *
 * @param next where older ones begin; 0 when there are none
 * @param searched these are what was looked for, and not the latest
 * @param order whose units were looked for; empty where it was a unit, or nothing
 * @param none what stands there while there are no rows
 */
public record Found(
    List<UnitRow> rows, long next, boolean searched, Optional<String> order, String none) {
  static final Found NOTHING_YET = latest(List.of(), 0, "");

  public Found {
    rows = List.copyOf(rows);
  }

  static Found latest(List<UnitRow> rows, long next, String none) {
    return new Found(rows, next, false, Optional.empty(), none);
  }

  Found and(List<UnitRow> older, long before) {
    List<UnitRow> all = new ArrayList<>(rows);
    all.addAll(older);
    return new Found(all, before, searched, order, none);
  }
}
