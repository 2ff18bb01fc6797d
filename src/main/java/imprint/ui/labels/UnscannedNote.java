package imprint.ui.labels;

import imprint.ui.kit.Presence;
import imprint.ui.kit.Texts;
import java.util.List;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.ToggleButton;
import javafx.scene.layout.VBox;

/** A quiet line: how many labels were not scanned yet, and whose once somebody asks. */
final class UnscannedNote extends VBox {
  private final Texts texts;
  private final ToggleButton line = new ToggleButton();
  private final Label serialNumbers = new Label();

  UnscannedNote(Unscanned unscanned, Texts texts) {
    this.texts = texts;
    ScrollPane list = new ScrollPane(serialNumbers);
    getStyleClass().addAll("card", "unscanned");
    line.setId("labels-unscanned");
    line.getStyleClass().add("quiet-button");
    line.setMaxWidth(Double.MAX_VALUE);
    line.setWrapText(true);
    serialNumbers.setId("labels-unscanned-serials");
    serialNumbers.setWrapText(true);
    list.setFitToWidth(true);
    list.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
    list.getStyleClass().add("columns-scroll");
    getChildren().setAll(line, list);
    line.selectedProperty().subscribe(asked -> Presence.of(list, asked));
    unscanned.serialNumbersProperty().subscribe(this::show);
  }

  private void show(List<String> missing) {
    Presence.of(this, !missing.isEmpty());
    line.setSelected(line.isSelected() && !missing.isEmpty());
    line.setText(
        missing.size() < Desk.COUNTED
            ? texts.get("labels.missed", missing.size())
            : texts.get("labels.missed.many", Desk.COUNTED));
    serialNumbers.setText(String.join("\n", missing));
  }
}
