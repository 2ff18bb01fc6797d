package imprint.ui.labels;

import imprint.finding.Finding;
import imprint.ui.kit.LabelCodes;
import java.util.Optional;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;

/** What a person tells about a label before it is printed again. */
public final class ReprintModel {
  public final StringProperty reason = new SimpleStringProperty("");
  public final StringProperty copies = new SimpleStringProperty("1");

  void clear() {
    reason.set("");
    copies.set("1");
  }

  void follow(ReprintModel before) {
    reason.set(before.reason.get());
    copies.set(before.copies.get());
  }

  /**
   * A scanner types where the keys go, and what opens a unit must not get into the ledger's words.
   */
  void sort() {
    String text = BatchModel.text(reason);
    int code = LabelCodes.in(text);
    if (code >= 0) {
      reason.set(text.substring(0, code).strip());
    }
  }

  /**
   * What is missing, if anything is.
   *
   * @param needed a reason is
   */
  Optional<Finding> missing(boolean needed) {
    return needed && BatchModel.text(reason).isEmpty()
        ? Optional.of(Finding.error("line.reason-missing"))
        : BatchModel.copiesWrong(copies);
  }

  String reason() {
    return BatchModel.text(reason);
  }

  int copies() {
    return BatchModel.number(copies);
  }
}
