package imprint.ui.setup;

import imprint.factory.DraftField;
import imprint.line.PartitionChoice;
import imprint.line.PortChoice;
import imprint.ui.kit.FilePicker;
import imprint.ui.kit.Texts;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javafx.fxml.FXML;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;

/** Binds the step of the target: the board on the desk fills the lists. */
final class TargetController {
  /** By the words of product.yaml. */
  private static final Map<String, String> START_HINTS =
      Map.of(
          "application", "setup.start.application.hint",
          "restart", "setup.start.restart.hint",
          "off", "setup.start.off.hint");

  private final SetupViewModel model;
  private final Texts texts;
  private final ChoiceWords words;
  private final FilePicker picker;

  @FXML private ComboBox<String> port;
  @FXML private ComboBox<String> partition;
  @FXML private ComboBox<String> chip;
  @FXML private ComboBox<String> secureCert;
  @FXML private ComboBox<String> keys;
  @FXML private Label partitionFacts;
  @FXML private Label startHint;
  @FXML private Button readBoard;

  TargetController(SetupViewModel model, Texts texts, FilePicker picker) {
    this.model = model;
    this.texts = texts;
    this.picker = picker;
    words = new ChoiceWords(model.board(), texts);
  }

  @FXML
  void initialize() {
    port.getEditor().textProperty().bindBidirectional(model.board().port);
    port.setCellFactory(_ -> new ChoiceCell(words::port));
    for (ComboBox<String> box : List.of(partition, secureCert, keys)) {
      box.setCellFactory(_ -> new ChoiceCell(words::partition));
    }
    FieldControls.keepText(chip, model.board().chips());
    model.board().portsProperty().subscribe(this::showPorts);
    model.board().partitionsProperty().subscribe(this::showPartitions);
    FieldsModel fields = model.fields();
    fields.of(DraftField.PARTITION).subscribe(_ -> showFound());
    fields
        .of(DraftField.STORAGE)
        .subscribe(word -> secureCert.setDisable(DraftField.STORAGE.usual().equals(word)));
    fields
        .of(DraftField.ENCRYPTED)
        .subscribe(word -> keys.setDisable(!DraftField.YES.equals(word)));
    fields
        .of(DraftField.START)
        .subscribe(
            word ->
                startHint.setText(
                    Optional.ofNullable(word).map(START_HINTS::get).map(texts::get).orElse("")));
    model.board().readingProperty().subscribe(this::showReading);
  }

  @FXML
  void findPorts() {
    model.board().findPorts();
  }

  @FXML
  void readPartitions() {
    model.board().readPartitions();
  }

  @FXML
  void readBuild() {
    picker.open(texts.get("setup.build.choose")).ifPresent(model.board()::readBuild);
  }

  private void showPorts(List<PortChoice> found) {
    FieldControls.keepText(port, found.stream().map(PortChoice::name).toList());
  }

  private void showPartitions(List<PartitionChoice> found) {
    List<String> labels = found.stream().map(PartitionChoice::label).toList();
    List.of(partition, secureCert, keys).forEach(box -> FieldControls.keepText(box, labels));
    showFound();
  }

  private void showFound() {
    String typed = model.fields().of(DraftField.PARTITION).get();
    partitionFacts.setText(
        model
            .board()
            .found(typed == null ? "" : typed)
            .map(words::found)
            .orElseGet(() -> texts.get("setup.partition.unread")));
  }

  private void showReading(boolean reading) {
    readBoard.setDisable(reading);
    readBoard.setText(texts.get(reading ? "setup.board.reading" : "setup.board.read"));
  }
}
