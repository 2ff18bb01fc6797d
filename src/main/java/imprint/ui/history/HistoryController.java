package imprint.ui.history;

import imprint.ledger.InHand;
import imprint.ui.history.UnitLife.Fact;
import imprint.ui.kit.FilePicker;
import imprint.ui.kit.Presence;
import imprint.ui.kit.ProblemBox;
import imprint.ui.kit.Texts;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import javafx.beans.property.ObjectProperty;
import javafx.fxml.FXML;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.DatePicker;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.control.TextField;
import javafx.scene.control.ToggleButton;
import javafx.scene.layout.Pane;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/** Binds the history screen to its view model. */
public final class HistoryController {
  private final HistoryViewModel model;
  private final Texts texts;
  private final FilePicker picker;
  private final FiguresView drawn;

  @FXML private TextField search;
  @FXML private Button latest;
  @FXML private ToggleButton unitsTab;
  @FXML private ToggleButton figuresTab;
  @FXML private ComboBox<Choice<Period>> period;
  @FXML private DatePicker day;
  @FXML private ComboBox<Choice<Optional<Standing>>> standing;
  @FXML private ComboBox<Choice<Optional<InHand.Made>>> product;
  @FXML private Pane unitsPart;
  @FXML private Pane figuresPart;
  @FXML private ListView<UnitRow> units;
  @FXML private Label none;
  @FXML private Button older;
  @FXML private Button returns;
  @FXML private Pane life;
  @FXML private Label pick;
  @FXML private Region mark;
  @FXML private Label serial;
  @FXML private Label word;
  @FXML private VBox facts;
  @FXML private VBox open;
  @FXML private VBox moments;
  @FXML private Label total;
  @FXML private Label yieldTitle;
  @FXML private StackPane yieldPlace;
  @FXML private StackPane paretoPlace;
  @FXML private VBox causes;
  @FXML private Label nextAct;

  public HistoryController(HistoryViewModel model, Texts texts, FilePicker picker) {
    this.model = model;
    this.texts = texts;
    this.picker = picker;
    this.drawn = new FiguresView(texts);
  }

  @FXML
  void initialize() {
    search.textProperty().bindBidirectional(model.search);
    model.returnable.subscribe(may -> Presence.of(returns, may));
    nextAct.textProperty().bind(model.sayProperty());
    units.setCellFactory(_ -> new UnitCell());
    units.setPlaceholder(none);
    units.getSelectionModel().selectedItemProperty().subscribe(this::chosen);
    model.foundProperty().subscribe(this::show);
    model.chosenProperty().subscribe(this::show);
    model.figures().summaryProperty().subscribe(this::draw);
    bindFilter();
    showFigures(false);
  }

  private void bindFilter() {
    FilterModel filter = model.filter();
    choices(
        period,
        Arrays.stream(Period.values())
            .map(each -> new Choice<>(each, texts.get("history.period." + each)))
            .toList(),
        filter.period);
    day.setValue(filter.day.get());
    day.valueProperty().subscribe((LocalDate date) -> filter.day.set(date));
    filter.period.subscribe(now -> Presence.of(day, now == Period.DAY));
    List<Choice<Optional<Standing>>> standings = new ArrayList<>();
    standings.add(new Choice<>(Optional.empty(), texts.get("history.state.any")));
    for (Standing each : Standing.values()) {
      standings.add(new Choice<>(Optional.of(each), texts.get("history." + each)));
    }
    choices(standing, standings, filter.standing);
    choices(product, List.of(), filter.product);
    model.productsProperty().subscribe(this::showProducts);
  }

  private static <T> void choices(
      ComboBox<Choice<T>> box, List<Choice<T>> choices, ObjectProperty<T> chosen) {
    box.getItems().setAll(choices);
    chosen.subscribe(
        now ->
            choices.stream()
                .filter(choice -> choice.value().equals(now))
                .findFirst()
                .ifPresent(box::setValue));
    box.valueProperty()
        .addListener(
            (_, _, now) -> {
              if (now != null) {
                chosen.set(now.value());
              }
            });
  }

  private void showProducts(List<InHand.Made> products) {
    Choice<Optional<InHand.Made>> before = product.getValue();
    List<Choice<Optional<InHand.Made>>> choices = new ArrayList<>();
    choices.add(new Choice<>(Optional.empty(), texts.get("history.product.any")));
    products.forEach(made -> choices.add(new Choice<>(Optional.of(made), made.name())));
    if (!product.getItems().equals(choices)) {
      product.getItems().setAll(choices);
      product.setValue(choices.contains(before) ? before : choices.getFirst());
    }
  }

  /** The screen came to the front: a scan goes into the search field. */
  public void focus() {
    model.shown();
    search.requestFocus();
    search.selectAll();
  }

  @FXML
  void find() {
    showFigures(false);
    model.find();
    // the next scan takes the place of this one
    search.selectAll();
  }

  /** A scanner read it, wherever the focus is. */
  public boolean scanned(String text) {
    search.setText(text);
    find();
    return true;
  }

  @FXML
  void latest() {
    search.clear();
    model.find();
    search.requestFocus();
  }

  @FXML
  void older() {
    model.older();
  }

  @FXML
  void takeToReturns() {
    model.takeToReturns();
  }

  @FXML
  void export() {
    picker.save(texts.get("history.export"), "units.csv").ifPresent(model::export);
  }

  @FXML
  void showUnits() {
    showFigures(false);
  }

  @FXML
  void showFigures() {
    showFigures(true);
  }

  private void showFigures(boolean figures) {
    unitsTab.setSelected(!figures);
    figuresTab.setSelected(figures);
    unitsPart.setVisible(!figures);
    figuresPart.setVisible(figures);
    model.figures().watch(figures);
  }

  private void chosen(@Nullable UnitRow row) {
    if (row == null) {
      return;
    }
    long id = row.unit().id();
    if (model.chosenProperty().get().filter(now -> now.unit().id() == id).isEmpty()) {
      model.choose(row);
    }
  }

  private void show(Found found) {
    UnitRow before = units.getSelectionModel().getSelectedItem();
    none.setText(found.none());
    units.getItems().setAll(found.rows());
    Presence.of(older, found.next() != 0);
    Presence.of(latest, found.searched());
    found.rows().stream()
        .filter(row -> before != null && row.unit().id() == before.unit().id())
        .findFirst()
        .ifPresent(row -> units.getSelectionModel().select(row));
  }

  private void show(Optional<UnitLife> chosen) {
    life.setVisible(chosen.isPresent());
    pick.setVisible(chosen.isEmpty());
    if (chosen.isEmpty()) {
      return;
    }
    UnitLife now = chosen.get();
    UnitCell.show(mark, now.standing());
    serial.setText(now.unit().serialNumber());
    word.setText(now.word());
    facts.getChildren().setAll(now.facts().stream().map(HistoryController::line).toList());
    open.getChildren().setAll(now.open().map(ProblemBox::new).stream().toList());
    Presence.of(open, now.open().isPresent());
    moments.getChildren().setAll(now.moments().stream().map(MomentLine::new).toList());
    units.getItems().stream()
        .filter(row -> row.unit().id() == now.unit().id())
        .findFirst()
        .ifPresent(row -> units.getSelectionModel().select(row));
  }

  private static Node line(Fact fact) {
    Label name = new Label(fact.name());
    name.getStyleClass().add("fact-name");
    name.setMinWidth(Region.USE_PREF_SIZE);
    Label what = new Label(fact.what());
    what.getStyleClass().add("fact-what");
    what.setWrapText(true);
    what.setMinHeight(Region.USE_PREF_SIZE);
    var line = new javafx.scene.layout.HBox(name, what);
    line.getStyleClass().add("fact");
    return line;
  }

  private void draw(Optional<Summary> summary) {
    total.setText(summary.map(Summary::sentence).orElseGet(() -> texts.get("history.counting")));
    yieldTitle.setText(summary.map(Summary::title).orElse(""));
    yieldPlace
        .getChildren()
        .setAll(
            summary.filter(now -> !now.bars().isEmpty()).stream()
                .map(now -> drawn.byTime(now.bars()))
                .toList());
    List<Summary.Cause> why = summary.map(Summary::causes).orElse(List.of());
    paretoPlace.getChildren().clear();
    if (!why.isEmpty()) {
      paretoPlace.getChildren().add(drawn.pareto(why));
    }
    causes.getChildren().setAll(why.stream().map(one -> new CauseLine(one, texts)).toList());
  }
}
