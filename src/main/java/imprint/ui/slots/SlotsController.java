package imprint.ui.slots;

import imprint.ui.kit.Presence;
import imprint.ui.kit.ProblemBox;
import imprint.ui.kit.Texts;
import imprint.ui.kit.Words;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import javafx.animation.Animation;
import javafx.animation.KeyFrame;
import javafx.animation.Timeline;
import javafx.fxml.FXML;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.control.ToggleButton;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import javafx.util.Duration;

/** Binds the screen of the slots to its view model. */
public final class SlotsController {
  private static final Duration LOOK = Duration.seconds(1);

  private final SlotsViewModel model;
  private final Texts texts;
  private final Timeline lookout;

  @FXML private Node screen;
  @FXML private FlowPane slots;
  @FXML private Label said;
  @FXML private Label nextAct;
  @FXML private Label none;
  @FXML private Button bind;
  @FXML private Button giveUp;
  @FXML private Button remove;
  @FXML private ToggleButton byItself;
  @FXML private ComboBox<String> printer;
  @FXML private TextField number;
  @FXML private TextField units;
  @FXML private TextField prefix;
  @FXML private VBox problems;

  public SlotsController(SlotsViewModel model, Texts texts) {
    this.model = model;
    this.texts = texts;
    lookout = new Timeline(new KeyFrame(LOOK, _ -> model.look()));
    lookout.setCycleCount(Animation.INDEFINITE);
  }

  @FXML
  void initialize() {
    model.rowsProperty().subscribe(this::show);
    model.bindsProperty().subscribe(this::show);
    said.textProperty().bind(model.saidProperty());
    model.saidProperty().subscribe(text -> Presence.of(said, !text.isEmpty()));
    nextAct.textProperty().bind(model.nextActProperty());
    number.textProperty().bindBidirectional(model.number);
    units.textProperty().bindBidirectional(model.units);
    prefix.textProperty().bindBidirectional(model.prefix);
    printer.setConverter(
        new Words<>(name -> name.isEmpty() ? texts.get("slots.printer.none") : name));
    model.printersProperty().subscribe(_ -> showPrinter());
    model.printerProperty().subscribe(_ -> showPrinter());
    printer.setOnAction(
        _ -> {
          if (printer.getValue() != null) {
            model.printOn(printer.getValue());
          }
        });
    model.startsByItselfProperty().subscribe(this::showStarts);
    byItself.setOnAction(
        _ -> {
          model.startByItself(byItself.isSelected());
          showStarts(model.startsByItselfProperty().get());
        });
    model
        .problemProperty()
        .subscribe(
            wrong -> problems.getChildren().setAll(wrong.map(ProblemBox::new).stream().toList()));
    screen.addEventFilter(KeyEvent.KEY_PRESSED, this::pressed);
    screen.visibleProperty().subscribe(_ -> attend());
    screen.sceneProperty().subscribe(_ -> attend());
  }

  /** Comes to the front: Enter binds. */
  public void focus() {
    model.refresh();
    bind.requestFocus();
  }

  @FXML
  void bind() {
    model.act();
    bind.requestFocus();
  }

  @FXML
  void giveUp() {
    model.giveUp();
    bind.requestFocus();
  }

  @FXML
  void removeAll() {
    model.removeAll();
  }

  @FXML
  void placeOrder() {
    model.placeOrder();
  }

  @FXML
  void tellOrders() {
    model.tellOrders();
  }

  /** No default button: Enter in the field of the order must not bind. */
  private void pressed(KeyEvent key) {
    if (key.getCode() == KeyCode.ENTER && bind.isFocused()) {
      bind();
      key.consume();
    } else if (key.getCode() == KeyCode.ESCAPE && model.bindsProperty().get()) {
      giveUp();
      key.consume();
    }
  }

  private void attend() {
    if (screen.isVisible() && screen.getScene() != null) {
      lookout.play();
    } else {
      lookout.stop();
      model.giveUp();
    }
  }

  /** One that was taken out of its file is still said, so that somebody sees it. */
  private void showPrinter() {
    String now = model.printerProperty().get();
    Set<String> names = new LinkedHashSet<>(List.of(""));
    names.addAll(model.printersProperty().get());
    names.add(now);
    printer.getItems().setAll(names);
    printer.setValue(now);
  }

  private void showStarts(boolean starts) {
    byItself.setSelected(starts);
    byItself.setText(texts.get(starts ? "slots.by-itself.on" : "slots.by-itself.off"));
  }

  private void show(boolean binds) {
    bind.setText(texts.get(binds ? "slots.done" : "slots.bind"));
    Presence.of(giveUp, binds);
    showRemove();
  }

  private void showRemove() {
    Presence.of(remove, !model.bindsProperty().get() && !model.rowsProperty().get().isEmpty());
  }

  private void show(List<SlotRow> rows) {
    Presence.of(none, rows.isEmpty());
    showRemove();
    slots.getChildren().setAll(rows.stream().map(this::chip).toList());
  }

  private Node chip(SlotRow row) {
    Label number = new Label(String.valueOf(row.number()));
    number.getStyleClass().add("chip-number");
    Label place =
        new Label(
            switch (row.mark()) {
              case NEXT -> texts.get("slots.next");
              case TAKEN -> row.place();
              case EMPTY -> row.place() + "\n" + texts.get("slots.empty");
            });
    place.getStyleClass().add("chip-place");
    HBox chip = new HBox(number, place);
    chip.getStyleClass().addAll("chip", "chip-" + row.mark().name().toLowerCase(Locale.ROOT));
    chip.setId("chip-" + row.number());
    return chip;
  }
}
