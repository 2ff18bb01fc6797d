package imprint.ui.history;

import imprint.ledger.Filter;
import imprint.ledger.Records.Page;
import imprint.ledger.Unit;
import imprint.line.OrderSheet;
import java.util.List;

/** Understands what somebody looks for: what names a unit comes before what names an order. */
record Search(Archive archive) {
  /** What was found. */
  sealed interface Result {
    /** None: neither a unit nor an order is called so. */
    record Units(List<Unit> units) implements Result {}

    /**
     * The units of an order.
     *
     * @param newest of them, as many as a page has
     */
    record Order(String number, Archive.OfOrder count, Page newest) implements Result {}
  }

  Result of(String text) {
    List<Unit> units = archive.find(text);
    if (units.isEmpty()) {
      for (String number : OrderSheet.numbers(text)) {
        Filter filter = Filter.ofOrder(number);
        Archive.OfOrder count = archive.count(filter);
        if (count.units() > 0) {
          return new Result.Order(
              number, count, archive.newest(filter, Page.NEWEST, HistoryViewModel.PAGE));
        }
      }
    }
    return new Result.Units(units);
  }
}
