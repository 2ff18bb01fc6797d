package imprint.ui.history;

import java.util.ArrayList;
import java.util.List;

/**
 * What the list shows.
 *
 * @param next where older ones begin; 0 when there are none
 * @param searched these are what was looked for, and not the latest
 * @param none what stands there while there are no rows
 */
public record Found(List<UnitRow> rows, long next, boolean searched, String none) {
  static final Found NOTHING_YET = new Found(List.of(), 0, false, "");

  public Found {
    rows = List.copyOf(rows);
  }

  Found and(List<UnitRow> older, long before) {
    List<UnitRow> all = new ArrayList<>(rows);
    all.addAll(older);
    return new Found(all, before, searched, none);
  }
}
