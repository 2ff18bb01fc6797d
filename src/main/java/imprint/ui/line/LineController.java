package imprint.ui.line;

import imprint.line.UnitSummary;
import imprint.ui.kit.Copying;
import imprint.ui.kit.Presence;
import imprint.ui.kit.Texts;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import javafx.animation.Animation;
import javafx.animation.KeyFrame;
import javafx.animation.Timeline;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.BooleanBinding;
import javafx.css.PseudoClass;
import javafx.fxml.FXML;
import javafx.scene.control.Button;
import javafx.scene.control.ContentDisplay;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressBar;
import javafx.scene.image.Image;
import javafx.scene.image.ImageView;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.Pane;
import javafx.scene.layout.VBox;
import javafx.util.Duration;
import javafx.util.Subscription;

/** Binds the operator's screen to its view model. */
public final class LineController {
  private static final PseudoClass BUSY = PseudoClass.getPseudoClass("busy");
  private static final PseudoClass SERIOUS = PseudoClass.getPseudoClass("serious");
  private static final PseudoClass LOW = PseudoClass.getPseudoClass("low");

  /** In dots: below it shape, word and a long sentence do not fit one above the other. */
  private static final double LOW_HERO = 400;

  private static final double TALLEST_LABEL = 170;
  private static final Duration TICK = Duration.millis(100);
  private static final Duration LOOK = Duration.seconds(1);

  private final LinesViewModel model;
  private final Texts texts;
  private final Timeline clock;
  private final Timeline lookout;
  private final BooleanBinding asks;
  private final Map<LineViewModel, List<StepLine>> lines = new HashMap<>();
  private Subscription watched = Subscription.EMPTY;

  @FXML private BorderPane screen;
  @FXML private Pane banner;
  @FXML private TileGrid tiles;
  @FXML private VBox hero;
  @FXML private Pane shape;
  @FXML private Pane running;
  @FXML private Label word;
  @FXML private Label sentence;
  @FXML private Label activity;
  @FXML private Label elapsed;
  @FXML private ProgressBar bar;
  @FXML private Label labels;
  @FXML private Pane leftPlace;
  @FXML private Label left;
  @FXML private Button printLeft;
  @FXML private Label nextAct;
  @FXML private Pane actions;
  @FXML private OrderBar order;
  @FXML private Button provision;
  @FXML private Button batch;
  @FXML private Button cancel;
  @FXML private Label slotName;
  @FXML private Label happened;
  @FXML private VBox steps;
  @FXML private Label total;
  @FXML private Pane labelPlace;
  @FXML private ImageView label;
  @FXML private Label noLabel;
  @FXML private Label unitName;
  @FXML private Label facts;
  @FXML private Label note;
  @FXML private Button report;

  public LineController(LinesViewModel model) {
    this.model = model;
    this.texts = model.texts();
    asks = Bindings.createBooleanBinding(model.order()::asks, model.order().askedProperty());
    clock = every(TICK, model::tick);
    lookout = every(LOOK, model::look);
  }

  private static Timeline every(Duration span, Runnable work) {
    Timeline made = new Timeline(new KeyFrame(span, _ -> work.run()));
    made.setCycleCount(Animation.INDEFINITE);
    return made;
  }

  @FXML
  void initialize() {
    nextAct.textProperty().bind(model.nextActProperty());
    note.textProperty().subscribe(text -> Presence.of(note, !text.isEmpty()));
    hero.heightProperty()
        .subscribe(height -> hero.pseudoClassStateChanged(LOW, height.doubleValue() < LOW_HERO));
    label.fitHeightProperty().bind(Bindings.min(TALLEST_LABEL, labelPlace.heightProperty()));
    model.slotsProperty().subscribe(this::lay);
    model.chosenProperty().subscribe(_ -> turn());
    model.batchProperty().subscribe(this::show);
    model.busyProperty().subscribe(this::run);
    model.labels().shownProperty().subscribe(this::show);
    model.labels().leftProperty().subscribe(count -> left(count.intValue()));
    screen.addEventFilter(KeyEvent.KEY_PRESSED, new SlotKeys(model, tiles)::pressed);
    // there can be one of each in a window: it is that of the screen in front
    BooleanBinding front = screen.visibleProperty().and(asks.not());
    provision.defaultButtonProperty().bind(front);
    cancel.cancelButtonProperty().bind(front);
    order.show(model.order(), texts, screen.visibleProperty().and(asks));
    asks.subscribe(
        now -> {
          Presence.of(actions, !now);
          Presence.of(order, now);
          focus();
        });
    screen.visibleProperty().subscribe(_ -> attend());
    screen.sceneProperty().subscribe(_ -> attend());
  }

  /** Other slots. */
  private void lay(List<LineViewModel> slots) {
    boolean several = slots.size() > 1;
    lines.clear();
    Presence.of(hero, !several);
    Presence.of(tiles, several);
    Presence.of(batch, several);
    Presence.of(slotName, several);
    tiles.show(several ? slots : List.of(), texts, model::choose);
    turn();
  }

  /** Another slot is the chosen one. */
  private void turn() {
    LineViewModel slot = model.chosen();
    int number = model.chosenProperty().get() + 1;
    watched.unsubscribe();
    tiles.choose(model.chosenProperty().get());
    slotName.setText(texts.get("line.slot", number));
    provision.setText(
        several() ? texts.get("line.slot.provision", number) : texts.get("line.provision"));
    provision.setAccessibleText(provision.getText());
    steps
        .getChildren()
        .setAll(
            lines.computeIfAbsent(
                slot, each -> each.progress().rows().stream().map(StepLine::new).toList()));
    activity.textProperty().bind(slot.progress().activityProperty());
    elapsed.textProperty().bind(slot.elapsedProperty());
    total.textProperty().bind(slot.elapsedProperty());
    bar.progressProperty().bind(slot.progress().fractionProperty());
    note.textProperty().bind(slot.noteProperty());
    watched =
        Subscription.combine(
            slot.testProperty().subscribe(test -> Presence.of(banner, test)),
            slot.shownProperty().subscribe(this::show),
            slot.reportProperty().subscribe(this::offer),
            slot.boardProperty()
                .subscribe(_ -> showUnit(model.chosen().shownProperty().get().unit())));
  }

  private boolean several() {
    return model.slotsProperty().get().size() > 1;
  }

  /** Looks what is plugged in as long as somebody looks at this screen. */
  private void attend() {
    if (screen.isVisible() && screen.getScene() != null) {
      model.arrive();
      lookout.play();
    } else {
      lookout.stop();
      model.leave();
    }
  }

  private void run(boolean busy) {
    if (busy) {
      clock.play();
    } else {
      clock.stop();
    }
  }

  private void show(Batch now) {
    batch.setText(now.text(texts));
    batch.pseudoClassStateChanged(BUSY, now.slots().isEmpty());
  }

  /** The screen came to the front: the button is what the keys mean, or the answer. */
  public void focus() {
    if (asks.get()) {
      order.focus();
    } else {
      provision.requestFocus();
    }
  }

  @FXML
  void provision() {
    model.provision();
  }

  @FXML
  void provisionAll() {
    model.provisionAll();
    provision.requestFocus();
  }

  @FXML
  void cancel() {
    model.cancel();
  }

  @FXML
  void copyReport() {
    String text = model.chosen().reportProperty().get();
    Copying.text(
        several() ? texts.get("line.slot", model.chosenProperty().get() + 1) + "\n" + text : text);
    report.setText(texts.get("line.report.copied"));
    // the next Enter is meant for the next board
    provision.requestFocus();
  }

  private void offer(String text) {
    Presence.of(report, !text.isEmpty());
    report.setText(texts.get("line.report"));
  }

  private void left(int count) {
    left.setText(texts.get("line.labels.left", count));
    printLeft.setText(texts.get("line.labels.left.print", count));
    Presence.of(leftPlace, count > 0);
  }

  @FXML
  void printLeft() {
    model.labels().printLeft();
    provision.requestFocus();
  }

  private void show(LabelNote now) {
    labels.setText(now.sentence());
    labels.pseudoClassStateChanged(SERIOUS, now.serious());
    Presence.of(labels, !now.sentence().isEmpty());
  }

  private void show(Shown now) {
    LineState state = now.state();
    for (LineState each : LineState.values()) {
      hero.pseudoClassStateChanged(
          PseudoClass.getPseudoClass(each.name().toLowerCase(Locale.ROOT).replace('_', '-')),
          each == state);
    }
    word.setText(now.word());
    sentence.setText(now.sentence());
    noLabel.setText(now.noLabel());
    // in the tile there is little room for it
    happened.setText(now.sentence());
    Presence.of(happened, several() && state == LineState.SET_ASIDE);
    hero.setAccessibleText(now.spoken());
    List.of(shape, sentence, word).forEach(node -> Presence.of(node, !state.busy()));
    Presence.of(running, state.busy());
    // never disabled: the focus would jump to Cancel, and the next Space would stop the run
    provision.pseudoClassStateChanged(BUSY, !state.armed());
    provision.setContentDisplay(state.armed() ? ContentDisplay.RIGHT : ContentDisplay.TEXT_ONLY);
    Presence.of(cancel, state.busy());
    showUnit(now.unit());
    if (!state.busy()) {
      focus();
    }
  }

  private void showUnit(Optional<UnitSummary> unit) {
    Optional<Path> picture = unit.flatMap(UnitSummary::labelPng);
    label.setImage(picture.map(file -> new Image(file.toUri().toString(), true)).orElse(null));
    Presence.of(label, picture.isPresent());
    Presence.of(noLabel, picture.isEmpty());
    unitName.setText(unit.map(UnitSummary::serialNumber).orElse(""));
    Presence.of(unitName, unit.isPresent());
    facts.setText(
        unit.map(known -> known.chip() + "  ·  " + known.mac() + proof(known))
            .orElse(model.chosen().boardProperty().get()));
    Presence.of(facts, !facts.getText().isEmpty());
  }

  private String proof(UnitSummary unit) {
    return unit.proof().map(proof -> "\n" + model.chosen().inWords(proof)).orElse("");
  }
}
