package imprint.ui.slots;

import imprint.line.Orders;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;

/** The order in hand as its fields show it; what was typed and not kept yet is not overwritten. */
final class OrderFields {
  final StringProperty number = new SimpleStringProperty("");
  final StringProperty units = new SimpleStringProperty("");
  final StringProperty prefix = new SimpleStringProperty("");
  private Orders shown = Orders.NONE;

  /** Shows how orders are, where nobody types. */
  void show(Orders now) {
    boolean orderTyped = !number.get().equals(shown.number()) || !units.get().equals(units(shown));
    boolean prefixTyped = !prefix.get().equals(shown.prefix());
    shown = now;
    if (!orderTyped) {
      showOrder();
    }
    if (!prefixTyped) {
      prefix.set(now.prefix());
    }
  }

  /** The order was kept as typed. */
  void orderKept(Orders now) {
    show(now);
    showOrder();
  }

  /** What order numbers begin with was. */
  void prefixKept(Orders now) {
    show(now);
    prefix.set(now.prefix());
  }

  private void showOrder() {
    number.set(shown.number());
    units.set(units(shown));
  }

  private static String units(Orders of) {
    return of.inHand().map(each -> String.valueOf(each.units())).orElse("");
  }
}
