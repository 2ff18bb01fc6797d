package imprint.ui.layouts;

import imprint.label.LayoutPart;
import imprint.ui.kit.Presence;
import java.util.Set;
import java.util.function.Supplier;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/** An element in the list: its name, what it says, and a triangle where something is wrong. */
final class ElementCell extends ListCell<LayoutPart> {
  private final LayoutWords words;
  private final Supplier<Set<Integer>> wrong;
  private final Label name = new Label();
  private final Label detail = new Label();
  private final Label only = new Label();
  private final Region sign = new Region();
  private final HBox row;

  ElementCell(LayoutWords words, Supplier<Set<Integer>> wrong) {
    this.words = words;
    this.wrong = wrong;
    name.getStyleClass().add("element-name");
    detail.getStyleClass().add("element-detail");
    only.getStyleClass().add("element-only");
    sign.getStyleClass().add("rule-sign");
    StackPane place = new StackPane(sign);
    place.getStyleClass().addAll("rule-sign-place", "element-sign-place");
    VBox text = new VBox(name, detail, only);
    text.setMinWidth(0);
    HBox.setHgrow(text, Priority.ALWAYS);
    row = new HBox(text, place);
    row.getStyleClass().add("element-row");
    setPrefWidth(0);
  }

  @Override
  protected void updateItem(@Nullable LayoutPart part, boolean empty) {
    super.updateItem(part, empty);
    setText(null);
    if (empty || part == null) {
      setGraphic(null);
      setAccessibleText(null);
      return;
    }
    name.setText(words.name(part));
    detail.setText(words.detail(part));
    only.setText(words.only(part));
    Presence.of(detail, !detail.getText().isEmpty());
    Presence.of(only, !only.getText().isEmpty());
    boolean bad = wrong.get().contains(part.place());
    sign.setVisible(bad);
    setAccessibleText(words.heard(part, bad));
    setGraphic(row);
  }
}
