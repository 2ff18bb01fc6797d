package imprint.ui.setup;

import java.util.function.UnaryOperator;
import javafx.scene.control.ListCell;
import org.jspecify.annotations.Nullable;

/** A choice in a list that says more than what is filled in when it is chosen. */
final class ChoiceCell extends ListCell<String> {
  private final UnaryOperator<String> describe;

  ChoiceCell(UnaryOperator<String> describe) {
    this.describe = describe;
  }

  @Override
  protected void updateItem(@Nullable String item, boolean empty) {
    super.updateItem(item, empty);
    setText(empty || item == null ? null : describe.apply(item));
  }
}
