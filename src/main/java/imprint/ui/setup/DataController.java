package imprint.ui.setup;

import java.util.List;
import javafx.fxml.FXML;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.layout.FlowPane;

/** Binds the step of the data policy: examples follow what is typed. */
final class DataController {
  /** Patterns to begin with. */
  private static final List<String> PATTERNS =
      List.of("{random:12}", "{date}-{counter:6}", "{station}-{counter:6}{check}");

  private final SetupViewModel model;

  @FXML private ComboBox<String> serialNumber;
  @FXML private FlowPane examples;

  DataController(SetupViewModel model) {
    this.model = model;
  }

  @FXML
  void initialize() {
    FieldControls.keepText(serialNumber, PATTERNS);
    model.samples().serialNumbersProperty().subscribe(this::show);
  }

  private void show(List<String> serialNumbers) {
    examples.getChildren().setAll(serialNumbers.stream().map(DataController::example).toList());
  }

  private static Label example(String serialNumber) {
    Label label = new Label(serialNumber);
    label.getStyleClass().add("example");
    return label;
  }
}
