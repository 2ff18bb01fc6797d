package imprint.ui.people;

import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/** A name to choose, large enough for a glove. */
final class EntryCell extends ListCell<Entry> {
  private final Label name = new Label();
  private final Label about = new Label();
  private final VBox words = new VBox(name, about);

  EntryCell() {
    name.getStyleClass().add("entry-name");
    about.getStyleClass().add("entry-about");
    words.getStyleClass().add("entry-words");
  }

  @Override
  protected void updateItem(@Nullable Entry entry, boolean empty) {
    super.updateItem(entry, empty);
    if (empty || entry == null) {
      setGraphic(null);
      setAccessibleText(null);
    } else {
      name.setText(entry.name());
      about.setText(entry.about());
      setGraphic(words);
      setAccessibleText(entry.name() + ", " + entry.about());
    }
  }
}
