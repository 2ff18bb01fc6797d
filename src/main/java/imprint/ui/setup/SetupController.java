package imprint.ui.setup;

import imprint.line.PartitionChoice;
import imprint.line.PortChoice;
import imprint.ui.kit.FilePicker;
import imprint.ui.kit.ProblemBox;
import imprint.ui.kit.Texts;
import java.io.File;
import java.util.List;
import javafx.css.PseudoClass;
import javafx.fxml.FXML;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.input.DragEvent;
import javafx.scene.input.TransferMode;
import javafx.scene.layout.Pane;
import javafx.scene.layout.VBox;

/** Binds the set-up screen to its view model. */
public final class SetupController {
  private static final PseudoClass FINISHED = PseudoClass.getPseudoClass("finished");

  private final SetupViewModel model;
  private final Texts texts;
  private final FilePicker picker;
  private final ChoiceWords words;

  @FXML private Pane dropHint;
  @FXML private VBox places;
  @FXML private VBox problems;
  @FXML private Node credentialsStep;
  @FXML private Node productStep;
  @FXML private Node boardStep;
  @FXML private TextField vendorId;
  @FXML private TextField vendorName;
  @FXML private TextField productId;
  @FXML private TextField productName;
  @FXML private TextField hardwareVersion;
  @FXML private TextField hardwareVersionString;
  @FXML private ComboBox<String> port;
  @FXML private ComboBox<String> partition;
  @FXML private Label partitionFacts;
  @FXML private Button readBoard;
  @FXML private Label nextAct;
  @FXML private Button use;

  public SetupController(SetupViewModel model, Texts texts, FilePicker picker) {
    this.model = model;
    this.texts = texts;
    this.picker = picker;
    this.words = new ChoiceWords(model.board(), texts);
  }

  @FXML
  void initialize() {
    for (PlaceRow row : model.places()) {
      Runnable choose = () -> choose(row.name());
      places.getChildren().add(new PlaceLine(row, texts, choose, model::unlock));
    }
    bindFields();
    model.board().portsProperty().subscribe(this::showPorts);
    model.board().partitionsProperty().subscribe(this::showPartitions);
    model.fields().partition.subscribe(_ -> showFound());
    model.board().readingProperty().subscribe(this::showReading);
    model.standingProperty().subscribe(this::show);
    dropHint.setVisible(false);
  }

  private void bindFields() {
    FieldsModel fields = model.fields();
    vendorId.textProperty().bindBidirectional(fields.vendorId);
    vendorName.textProperty().bindBidirectional(fields.vendorName);
    productId.textProperty().bindBidirectional(fields.productId);
    productName.textProperty().bindBidirectional(fields.productName);
    hardwareVersion.textProperty().bindBidirectional(fields.hardwareVersion);
    hardwareVersionString.textProperty().bindBidirectional(fields.hardwareVersionString);
    // the editor and not the value: what is typed counts at once, without Enter
    port.getEditor().textProperty().bindBidirectional(model.board().port);
    partition.getEditor().textProperty().bindBidirectional(fields.partition);
    port.setCellFactory(_ -> new ChoiceCell(words::port));
    partition.setCellFactory(_ -> new ChoiceCell(words::partition));
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
  void openProduct() {
    choose(texts.get("setup.open"));
  }

  @FXML
  void use() {
    model
        .file()
        .or(() -> picker.save(texts.get("setup.save"), "product.yaml"))
        .ifPresent(model::use);
  }

  private void choose(String title) {
    picker.open(title).ifPresent(file -> model.add(List.of(file)));
  }

  @FXML
  void dragOver(DragEvent event) {
    if (event.getDragboard().hasFiles()) {
      event.acceptTransferModes(TransferMode.COPY);
      dropHint.setVisible(true);
    }
    event.consume();
  }

  @FXML
  void dragExited() {
    dropHint.setVisible(false);
  }

  @FXML
  void dropped(DragEvent event) {
    dropHint.setVisible(false);
    model.add(event.getDragboard().getFiles().stream().map(File::toPath).toList());
    event.setDropCompleted(true);
    event.consume();
  }

  private void show(Standing now) {
    problems.getChildren().setAll(now.problems().stream().map(ProblemBox::new).toList());
    nextAct.setText(now.nextAct());
    use.setDisable(!now.ready());
    credentialsStep.pseudoClassStateChanged(FINISHED, now.credentials());
    productStep.pseudoClassStateChanged(FINISHED, now.product());
    boardStep.pseudoClassStateChanged(FINISHED, now.board());
  }

  private void showPorts(List<PortChoice> found) {
    keepText(port, found.stream().map(PortChoice::name).toList());
  }

  private void showPartitions(List<PartitionChoice> found) {
    keepText(partition, found.stream().map(PartitionChoice::label).toList());
    showFound();
  }

  private void showFound() {
    partitionFacts.setText(
        model
            .board()
            .found(model.fields().partition.get())
            .map(words::found)
            .orElseGet(() -> texts.get("setup.partition.unread")));
  }

  /** New items must not change what a person typed. */
  private static void keepText(ComboBox<String> box, List<String> items) {
    String text = box.getEditor().getText();
    box.getItems().setAll(items);
    box.getEditor().setText(text);
  }

  private void showReading(boolean reading) {
    readBoard.setDisable(reading);
    readBoard.setText(texts.get(reading ? "setup.board.reading" : "setup.board.read"));
  }
}
