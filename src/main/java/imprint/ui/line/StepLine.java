package imprint.ui.line;

import javafx.css.PseudoClass;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;

/** One row of the list of steps: shape, name, time. The shape alone tells the mark. */
public final class StepLine extends HBox {
  public StepLine(StepRow row) {
    getStyleClass().add("step");
    Region sign = new Region();
    sign.getStyleClass().add("sign");
    StackPane place = new StackPane(sign);
    place.getStyleClass().add("sign-place");
    Label name = new Label(row.name());
    name.getStyleClass().add("step-name");
    name.setWrapText(true);
    name.setMaxWidth(Double.MAX_VALUE);
    setHgrow(name, Priority.ALWAYS);
    Label time = new Label();
    time.getStyleClass().add("step-time");
    time.setMinWidth(USE_PREF_SIZE);
    time.textProperty().bind(row.timeProperty());
    getChildren().setAll(place, name, time);
    row.markProperty().subscribe(this::show);
  }

  private void show(StepRow.Mark now) {
    for (StepRow.Mark mark : StepRow.Mark.values()) {
      pseudoClassStateChanged(
          PseudoClass.getPseudoClass(mark.name().toLowerCase(java.util.Locale.ROOT)), mark == now);
    }
  }
}
