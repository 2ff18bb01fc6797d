package imprint.line;

import imprint.finding.Refusal;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;

/**
 * How the line at this station works.
 *
 * @param slots where each slot's board is plugged in, slot 1 first; empty where the one port of the
 *     set-up is used
 * @param startsByItself whether a board starts as soon as it is plugged in
 * @param orders what is to be made
 * @param printer of printers.yaml, on which the label of each unit that passed is printed; empty
 *     where the line prints none
 * @param product the released version that the line makes, empty where none was taken to it
 */
public record LineSettings(
    List<SlotPlace> slots,
    boolean startsByItself,
    Orders orders,
    Optional<String> printer,
    Optional<Path> product) {
  /** Slots that a screen has room for. */
  public static final int MOST_SLOTS = 16;

  /** Nothing was settled yet. */
  public static final LineSettings NONE =
      new LineSettings(List.of(), false, Orders.NONE, Optional.empty(), Optional.empty());

  public LineSettings {
    slots = List.copyOf(slots);
    if (slots.size() > MOST_SLOTS) {
      throw Refusal.of("line.slots-many", slots.size(), MOST_SLOTS);
    }
    HashSet<SlotPlace> seen = new HashSet<>();
    for (SlotPlace place : slots) {
      if (!seen.add(place)) {
        throw Refusal.of("line.slot-twice", place.text());
      }
    }
  }

  public LineSettings withSlots(List<SlotPlace> bound) {
    return new LineSettings(bound, startsByItself, orders, printer, product);
  }

  public LineSettings startingByItself(boolean starts) {
    return new LineSettings(slots, starts, orders, printer, product);
  }

  public LineSettings withOrders(Orders wanted) {
    return new LineSettings(slots, startsByItself, wanted, printer, product);
  }

  public LineSettings withPrinter(Optional<String> name) {
    return new LineSettings(slots, startsByItself, orders, name, product);
  }

  public LineSettings withProduct(Path released) {
    return new LineSettings(slots, startsByItself, orders, printer, Optional.of(released));
  }
}
