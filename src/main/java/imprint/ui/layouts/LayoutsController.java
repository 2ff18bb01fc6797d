package imprint.ui.layouts;

import imprint.label.Label;
import imprint.label.LayoutDraft;
import imprint.label.LayoutPart;
import imprint.label.LayoutTemplate;
import imprint.ui.kit.FilePicker;
import imprint.ui.kit.Presence;
import imprint.ui.kit.Texts;
import imprint.ui.kit.View;
import imprint.ui.kit.Words;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import javafx.beans.property.Property;
import javafx.fxml.FXML;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.ListView;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.ToggleButton;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.Pane;
import javafx.scene.layout.VBox;

/** Binds the label editor to its view model. */
public final class LayoutsController {
  private final LayoutsViewModel model;
  private final EditingModel editing;
  private final PreviewModel preview;
  private final Texts texts;
  private final FilePicker picker;
  private final PreviewPane drawing;
  private final SideController side;
  private boolean listing;

  @FXML private Pane screen;
  @FXML private Pane columns;
  @FXML private javafx.scene.control.Label title;
  @FXML private javafx.scene.control.Label unsaved;
  @FXML private MenuButton open;
  @FXML private Button undo;
  @FXML private Button redo;
  @FXML private Pane question;
  @FXML private Button keep;
  @FXML private ListView<LayoutPart> elements;
  @FXML private MenuButton add;
  @FXML private ComboBox<Integer> dpi;
  @FXML private ComboBox<PreviewUnit> unit;
  @FXML private ToggleButton test;
  @FXML private ComboBox<Zoom> zoom;
  @FXML private ToggleButton grid;
  @FXML private ScrollPane place;
  @FXML private javafx.scene.control.Label summary;
  @FXML private VBox rules;
  @FXML private javafx.scene.control.Label nextAct;

  public LayoutsController(LayoutsViewModel model, Texts texts, FilePicker picker) {
    this.model = model;
    this.editing = model.editing();
    this.preview = model.preview();
    this.texts = texts;
    this.picker = picker;
    FieldRow.Around around = new FieldRow.Around(editing, model.words(), texts, picker);
    drawing = new PreviewPane(editing);
    side = new SideController(around);
  }

  @FXML
  void initialize() {
    title.textProperty().bind(model.titleProperty());
    model.changedProperty().subscribe(changed -> Presence.of(unsaved, changed));
    model.askingProperty().subscribe(this::ask);
    nextAct.textProperty().bind(model.sayProperty());
    undo.disableProperty().bind(editing.undoableProperty().not());
    redo.disableProperty().bind(editing.redoableProperty().not());
    menus();
    choices();
    place.setContent(drawing);
    place.viewportBoundsProperty().subscribe(now -> drawing.room(now.getWidth(), now.getHeight()));
    elements.setCellFactory(
        _ -> new ElementCell(model.words(), () -> preview.lookedProperty().get().wrong()));
    elements.getSelectionModel().selectedIndexProperty().subscribe(now -> chosen(now.intValue()));
    columns.getChildren().add(View.LAYOUTS_SIDE.load(texts, side));
    editing.draftProperty().subscribe(_ -> show());
    editing.selected.subscribe(
        now -> {
          if (now.intValue() >= 0) {
            side.chosen();
          }
          select();
        });
    preview.lookedProperty().subscribe(this::look);
    screen.addEventFilter(KeyEvent.KEY_PRESSED, event -> LayoutKeys.pressed(event, this));
    elements.addEventHandler(KeyEvent.KEY_PRESSED, event -> LayoutKeys.inList(event, editing));
  }

  private void menus() {
    for (String name : imprint.label.Layout.SHIPPED) {
      open.getItems().add(item("layouts.open." + name, () -> model.openShipped(name)));
    }
    open.getItems().add(item("layouts.open.file", this::openFile));
    for (LayoutTemplate template : LayoutTemplate.values()) {
      String kind = template.name().toLowerCase(Locale.ROOT).replace('_', '-');
      add.getItems().add(item("layouts.kind." + kind, () -> editing.add(template)));
    }
  }

  private MenuItem item(String key, Runnable act) {
    MenuItem item = new MenuItem(texts.get(key));
    item.setOnAction(_ -> act.run());
    return item;
  }

  private void choices() {
    choose(dpi, Label.RESOLUTIONS, preview.dpi, value -> texts.get("layouts.dpi", value));
    choose(
        unit,
        Arrays.asList(PreviewUnit.values()),
        preview.unit,
        value -> texts.get("layouts.unit." + value));
    choose(
        zoom,
        Arrays.asList(Zoom.values()),
        drawing.zoom,
        value -> texts.get("layouts.zoom." + value));
    test.selectedProperty().bindBidirectional(preview.test);
    grid.selectedProperty().bindBidirectional(drawing.grid);
  }

  private static <T> void choose(
      ComboBox<T> box, List<T> all, Property<T> chosen, Function<T, String> name) {
    box.getItems().setAll(all);
    box.setConverter(new Words<>(name));
    box.valueProperty().bindBidirectional(chosen);
  }

  /** The screen came to the front. */
  public void focus() {
    model.shown();
    drawing.requestFocus();
  }

  @FXML
  void fresh() {
    model.fresh();
  }

  void openFile() {
    picker.open(texts.get("layouts.open.file")).ifPresent(model::open);
  }

  @FXML
  void save() {
    model.file().ifPresentOrElse(model::save, this::saveAs);
  }

  @FXML
  void saveAs() {
    String name = model.file().map(Path::getFileName).map(Path::toString).orElse("label.yaml");
    picker.save(texts.get("layouts.save-as"), name).ifPresent(model::save);
  }

  @FXML
  void undo() {
    editing.undo();
  }

  @FXML
  void redo() {
    editing.redo();
  }

  @FXML
  void up() {
    editing.reorder(-1);
  }

  @FXML
  void down() {
    editing.reorder(1);
  }

  @FXML
  void duplicate() {
    editing.duplicate();
  }

  @FXML
  void remove() {
    editing.remove();
  }

  @FXML
  void discard() {
    model.discard();
  }

  @FXML
  void stay() {
    model.stay();
  }

  PreviewPane drawing() {
    return drawing;
  }

  private void ask(boolean asking) {
    Presence.of(question, asking);
    if (asking) {
      keep.requestFocus();
    }
  }

  private void chosen(int place) {
    if (!listing && place >= 0) {
      editing.selected.set(place);
    }
  }

  private void show() {
    LayoutDraft draft = editing.draftProperty().get();
    List<LayoutPart> parts = draft.parts();
    if (!parts.equals(elements.getItems())) {
      listing = true;
      elements.getItems().setAll(parts);
      listing = false;
    }
    select();
  }

  private void select() {
    int place = editing.selected.get();
    listing = true;
    if (place < 0) {
      elements.getSelectionModel().clearSelection();
    } else if (place < elements.getItems().size()) {
      elements.getSelectionModel().clearAndSelect(place);
    }
    listing = false;
    fields();
  }

  private Optional<LayoutPart> inHand() {
    List<LayoutPart> parts = editing.parts();
    int place = editing.selected.get();
    return place >= 0 && place < parts.size() ? Optional.of(parts.get(place)) : Optional.empty();
  }

  private void fields() {
    LayoutDraft draft = editing.draftProperty().get();
    Looked looked = preview.lookedProperty().get();
    side.show(draft, inHand(), looked.mistakes());
    drawing.setAccessibleText(model.words().heard(inHand(), looked, preview.dpi.get()));
  }

  private void look(Looked looked) {
    drawing.show(looked);
    summary.setText(model.words().summary(looked));
    List<RuleLine> lines = model.words().lines(looked, editing.parts());
    rules.getChildren().setAll(lines.stream().map(line -> new RuleRow(line, this::take)).toList());
    elements.refresh();
    fields();
  }

  private void take(int element) {
    editing.selected.set(element);
    side.showElement();
  }
}
