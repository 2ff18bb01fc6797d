package imprint.ui.labels;

import imprint.ledger.Unit;
import imprint.line.packing.PackingChoice;
import imprint.ui.labels.Desk.Order;
import imprint.ui.labels.Desk.Out;
import java.util.List;

/**
 * What is printed, or was to be.
 *
 * @param units none: the next one, whichever that is
 */
record Job(List<Unit> units, Order order) {
  Job {
    units = List.copyOf(units);
  }

  int size() {
    return Math.max(1, units.size());
  }

  /** The same on another printer, or as another label. */
  Job with(PackingChoice choice) {
    return new Job(units, new Order(choice, order.copies(), order.reason()));
  }

  /** What did not go out. */
  Job without(Out out) {
    return new Job(units.stream().filter(unit -> !out.units().contains(unit)).toList(), order);
  }
}
