package imprint.ui.returns;

import imprint.finding.Finding;
import imprint.returns.Reception.Order;
import imprint.returns.Replacement.OldLabel;
import imprint.ui.kit.LabelCodes;
import java.util.Optional;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;

/** What a person tells about an act before it is done. */
public final class OrderModel {
  public final StringProperty reason = new SimpleStringProperty("");

  /** What the label says that is to be destroyed. */
  public final StringProperty oldLabel = new SimpleStringProperty("");

  public final BooleanProperty labelLost = new SimpleBooleanProperty();
  public final BooleanProperty drop = new SimpleBooleanProperty();

  void clear() {
    reason.set("");
    oldLabel.set("");
    labelLost.set(false);
    drop.set(false);
  }

  /**
   * A scanner types where the keys go: a code in the reason or after it is the label's, and what
   * opens a unit must not get into the ledger's words.
   */
  public void sort(Asking asking) {
    String text = text(reason);
    int code = LabelCodes.in(text);
    if (code >= 0) {
      reason.set(text.substring(0, code).strip());
      if (asking.label()) {
        oldLabel.set(text.substring(code));
      }
    }
  }

  /** What is missing, if anything is. */
  Optional<Finding> missing(Asking asking, String serialNumber) {
    if (asking.reason() && text(reason).isEmpty()) {
      return Optional.of(Finding.error("returns.reason-missing"));
    }
    if (asking.label() && text(oldLabel).isEmpty() && !labelLost.get()) {
      return Optional.of(Finding.error("returns.label-to-destroy", serialNumber));
    }
    return Optional.empty();
  }

  Order order() {
    return new Order(text(reason), label(), drop.get());
  }

  private OldLabel label() {
    if (!text(oldLabel).isEmpty()) {
      return new OldLabel.Destroyed(text(oldLabel));
    }
    return labelLost.get() ? new OldLabel.Lost() : new OldLabel.Unsaid();
  }

  private static String text(StringProperty property) {
    return property.get() == null ? "" : property.get().strip();
  }
}
