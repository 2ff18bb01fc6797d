package imprint.ui.history;

import javafx.css.PseudoClass;
import javafx.scene.control.ContentDisplay;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/** A unit in the list: shape, names, and its standing in a word. */
final class UnitCell extends ListCell<UnitRow> {
  private final Region mark = new Region();
  private final Label serial = label("unit-serial");
  private final Label facts = label("unit-facts");
  private final Label word = label("unit-word");
  private final HBox row;

  UnitCell() {
    StackPane place = place(mark);
    VBox names = new VBox(serial, facts);
    HBox.setHgrow(names, Priority.ALWAYS);
    names.setMinWidth(0);
    word.setMinWidth(USE_PREF_SIZE);
    row = new HBox(place, names, word);
    row.getStyleClass().add("unit-row");
    // what is too long is cut off, and the list does not scroll sideways
    setPrefWidth(0);
    setContentDisplay(ContentDisplay.GRAPHIC_ONLY);
  }

  static StackPane place(Region mark) {
    mark.getStyleClass().add("standing");
    StackPane place = new StackPane(mark);
    place.getStyleClass().add("mark-place");
    return place;
  }

  static void show(Region mark, Standing now) {
    for (Standing each : Standing.values()) {
      mark.pseudoClassStateChanged(PseudoClass.getPseudoClass(each.style()), each == now);
    }
  }

  private static Label label(String style) {
    Label label = new Label();
    label.getStyleClass().add(style);
    return label;
  }

  @Override
  protected void updateItem(@Nullable UnitRow item, boolean empty) {
    super.updateItem(item, empty);
    if (empty || item == null) {
      setGraphic(null);
      setAccessibleText(null);
      return;
    }
    serial.setText(item.serialNumber());
    facts.setText(item.facts());
    word.setText(item.word());
    show(mark, item.standing());
    setGraphic(row);
    setAccessibleText(item.serialNumber() + ", " + item.word() + ", " + item.facts());
  }
}
