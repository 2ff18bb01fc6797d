package imprint.ui.setup;

import imprint.ui.kit.FilePicker;
import imprint.ui.kit.Texts;
import java.util.List;
import javafx.fxml.FXML;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.layout.FlowPane;

/** Binds the step of the data policy: examples follow what is typed. */
final class DataController {
  /** Patterns to begin with. */
  private static final List<String> PATTERNS =
      List.of("{random:12}", "{date}-{counter:6}", "{station}-{counter:6}{check}");

  private final SetupViewModel model;
  private final Texts texts;
  private final FilePicker picker;

  @FXML private ComboBox<String> serialNumber;
  @FXML private FlowPane examples;
  @FXML private TextField ownKeys;
  @FXML private Button chooseOwnKeys;

  DataController(SetupViewModel model, Texts texts, FilePicker picker) {
    this.model = model;
    this.texts = texts;
    this.picker = picker;
  }

  @FXML
  void initialize() {
    FieldControls.keepText(serialNumber, PATTERNS);
    chooseOwnKeys.setAccessibleText(texts.get("setup.own-keys.choose"));
    model.samples().serialNumbersProperty().subscribe(this::show);
  }

  @FXML
  void chooseOwnKeys() {
    picker
        .open(texts.get("setup.own-keys.choose"))
        .ifPresent(file -> ownKeys.setText(file.toString()));
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
