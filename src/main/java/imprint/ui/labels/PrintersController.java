package imprint.ui.labels;

import imprint.label.print.PrinterDraft;
import imprint.label.print.PrinterDraft.Field;
import imprint.label.print.PrinterProfile;
import imprint.ui.kit.Presence;
import imprint.ui.kit.Texts;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import javafx.beans.binding.Bindings;
import javafx.beans.property.StringProperty;
import javafx.css.PseudoClass;
import javafx.fxml.FXML;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.ComboBox;
import javafx.scene.control.ContentDisplay;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Pane;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;

/** Binds the page of the printers to its view model. */
public final class PrintersController {
  private static final PseudoClass CHOSEN = PseudoClass.getPseudoClass("selected");

  private static final Set<String> MOVED = Set.of(Field.RIGHT.name(), Field.DOWN.name());

  private final PrintersViewModel model;
  private final Texts texts;
  private final Map<Field, Label> notes = new EnumMap<>(Field.class);

  @FXML private Node root;
  @FXML private VBox rows;
  @FXML private Pane form;
  @FXML private TextField name;
  @FXML private ComboBox<String> how;
  @FXML private ComboBox<String> dpi;
  @FXML private CheckBox answers;
  @FXML private Button keep;
  @FXML private Button back;
  @FXML private Button remove;
  @FXML private VBox calibration;
  @FXML private Node trial;
  @FXML private Node measuring;
  @FXML private Label unmoved;
  @FXML private Button calibrate;
  @FXML private TextField across;
  @FXML private TextField down;
  @FXML private Label nextAct;

  public PrintersController(PrintersViewModel model, Texts texts) {
    this.model = model;
    this.texts = texts;
  }

  @FXML
  void initialize() {
    bind(form);
    answers
        .selectedProperty()
        .addListener((_, _, now) -> model.field(Field.ANSWERS).set(now ? PrinterDraft.YES : ""));
    model.field(Field.ANSWERS).subscribe(now -> answers.setSelected(PrinterDraft.YES.equals(now)));
    across.textProperty().bindBidirectional(model.measured.across);
    down.textProperty().bindBidirectional(model.measured.down);
    nextAct.textProperty().bind(model.nextActProperty());
    calibrate.disableProperty().bind(model.busyProperty());
    model.movesProperty().subscribe(this::offer);
    model.nextProperty().subscribe(now -> keep.setText(texts.get(now.word())));
    keep.defaultButtonProperty().bind(root.visibleProperty());
    back.cancelButtonProperty().bind(root.visibleProperty());
    model.rows.waysProperty().subscribe(this::offer);
    model.rows.rowsProperty().subscribe(_ -> list());
    model.chosenProperty().subscribe(this::show);
    model.wrongProperty().subscribe(this::tell);
  }

  /** Each control is named after its field, and so is the line under it. */
  private void bind(Parent parent) {
    for (Node node : parent.getChildrenUnmodifiable()) {
      if (node.getUserData() instanceof String field && node instanceof Label note) {
        notes.put(Field.valueOf(field), note);
        Presence.of(note, false);
      } else if (node.getUserData() instanceof String field) {
        bind(node, model.field(Field.valueOf(field)));
        if (MOVED.contains(field)) {
          node.disableProperty().bind(Bindings.not(model.movesProperty()));
        }
      } else if (node instanceof Pane pane) {
        bind(pane);
      }
    }
    dpi.getItems().setAll(imprint.label.Label.RESOLUTIONS.stream().map(String::valueOf).toList());
  }

  private static void bind(Node node, StringProperty text) {
    switch (node) {
      case TextField field -> field.textProperty().bindBidirectional(text);
      case ComboBox<?> box -> box.getEditor().textProperty().bindBidirectional(text);
      default -> {}
    }
  }

  void focus() {
    name.requestFocus();
  }

  @FXML
  void add() {
    model.add();
    if (model.chosenProperty().get().isEmpty()) {
      name.requestFocus();
    }
  }

  @FXML
  void keep() {
    switch (model.nextProperty().get()) {
      case KEEP -> model.keep();
      case AGAIN -> calibrate();
      case MOVE -> model.move();
    }
  }

  @FXML
  void remove() {
    model.remove();
  }

  @FXML
  void calibrate() {
    // the button that its act speaks of has the keys, where none came out
    model.calibrate(out -> (out ? across : calibrate).requestFocus());
  }

  @FXML
  void move() {
    model.move();
  }

  @FXML
  void back() {
    model.leave();
  }

  /** Who gets a whole page places it himself: then there is nothing to be measured. */
  private void offer(boolean moves) {
    Presence.of(trial, moves);
    Presence.of(measuring, moves);
    Presence.of(unmoved, !moves);
  }

  /** New items must not change what a person typed. */
  private void offer(List<String> ways) {
    String text = how.getEditor().getText();
    how.getItems().setAll(ways);
    how.getEditor().setText(text);
  }

  private void show(Optional<PrinterProfile> chosen) {
    Presence.of(remove, chosen.isPresent());
    Presence.of(calibration, chosen.isPresent());
    list();
  }

  private void tell(Map<Field, String> wrong) {
    notes.forEach(
        (field, note) -> {
          note.setText(wrong.getOrDefault(field, ""));
          Presence.of(note, wrong.containsKey(field));
        });
  }

  private void list() {
    List<Node> all = new ArrayList<>();
    for (PrinterRow row : model.rows.rowsProperty().get()) {
      all.add(button(row));
      if (!row.condition().act().isEmpty()) {
        Label act = label(row.condition().act(), "printer-act");
        act.setWrapText(true);
        act.setMinHeight(Region.USE_PREF_SIZE);
        all.add(act);
      }
    }
    rows.getChildren().setAll(all);
  }

  private Button button(PrinterRow row) {
    PrinterProfile printer = row.printer();
    Label way =
        label(
            texts.get("printers.facts", printer.how().toString(), printer.dpi(), printer.media()),
            "printer-facts");
    Region sign = new Region();
    sign.getStyleClass().add("condition-sign");
    StackPane place = new StackPane(sign);
    place.getStyleClass().add("condition-place");
    HBox condition = new HBox(place, label(row.condition().word(), "condition-word"));
    condition.getStyleClass().add("condition");
    EquipmentCard.mark(condition, row.condition());
    Button button = new Button();
    button.getStyleClass().add("printer-row");
    button.setId("printer-" + printer.name());
    button.setGraphic(new VBox(label(printer.name(), "printer-name"), way, condition));
    button.setContentDisplay(ContentDisplay.GRAPHIC_ONLY);
    button.setMaxWidth(Double.MAX_VALUE);
    button.setAccessibleText(printer.name() + ". " + row.condition().word());
    button.pseudoClassStateChanged(
        CHOSEN, model.chosenProperty().get().filter(printer::equals).isPresent());
    button.setOnAction(_ -> model.choose(printer));
    // the second press of a double click is no second wish
    button.addEventFilter(
        MouseEvent.MOUSE_PRESSED,
        press -> {
          if (press.getClickCount() > 1) {
            press.consume();
          }
        });
    return button;
  }

  private static Label label(String text, String style) {
    Label label = new Label(text);
    label.getStyleClass().add(style);
    return label;
  }
}
