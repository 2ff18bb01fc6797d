package imprint.ui.line;

import imprint.line.UnitSummary;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import javafx.animation.Animation;
import javafx.animation.KeyFrame;
import javafx.animation.Timeline;
import javafx.beans.binding.Bindings;
import javafx.css.PseudoClass;
import javafx.fxml.FXML;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ContentDisplay;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressBar;
import javafx.scene.image.Image;
import javafx.scene.image.ImageView;
import javafx.scene.layout.Pane;
import javafx.scene.layout.VBox;
import javafx.util.Duration;

/** Binds the operator's screen to its view model. */
public final class LineController {
  private static final PseudoClass BUSY = PseudoClass.getPseudoClass("busy");
  private static final PseudoClass LOW = PseudoClass.getPseudoClass("low");

  /** In dots: below it shape, word and a long sentence do not fit one above the other. */
  private static final double LOW_HERO = 400;

  private static final double TALLEST_LABEL = 170;

  private final LineViewModel model;
  private final Timeline clock;

  @FXML private Pane banner;
  @FXML private VBox hero;
  @FXML private Pane shape;
  @FXML private Pane running;
  @FXML private Label word;
  @FXML private Label sentence;
  @FXML private Label activity;
  @FXML private Label elapsed;
  @FXML private ProgressBar bar;
  @FXML private Label nextAct;
  @FXML private Button provision;
  @FXML private Button cancel;
  @FXML private VBox steps;
  @FXML private Label total;
  @FXML private Pane labelPlace;
  @FXML private ImageView label;
  @FXML private Label noLabel;
  @FXML private Label unitName;
  @FXML private Label facts;
  @FXML private Label note;

  public LineController(LineViewModel model) {
    this.model = model;
    clock = new Timeline(new KeyFrame(Duration.millis(100), _ -> model.tick()));
    clock.setCycleCount(Animation.INDEFINITE);
  }

  @FXML
  void initialize() {
    model.testProperty().subscribe(test -> whileShown(banner, test));
    model.progress().rows().forEach(row -> steps.getChildren().add(new StepLine(row)));
    activity.textProperty().bind(model.progress().activityProperty());
    elapsed.textProperty().bind(model.elapsedProperty());
    total.textProperty().bind(model.elapsedProperty());
    bar.progressProperty().bind(model.progress().fractionProperty());
    note.textProperty().bind(model.noteProperty());
    note.textProperty().subscribe(text -> whileShown(note, !text.isEmpty()));
    hero.heightProperty()
        .subscribe(height -> hero.pseudoClassStateChanged(LOW, height.doubleValue() < LOW_HERO));
    label.fitHeightProperty().bind(Bindings.min(TALLEST_LABEL, labelPlace.heightProperty()));
    model.shownProperty().subscribe(this::show);
    model.boardProperty().subscribe(_ -> showUnit(model.shownProperty().get().unit()));
  }

  /** The screen came to the front: the button is what the keys mean. */
  public void focus() {
    provision.requestFocus();
  }

  @FXML
  void provision() {
    model.provision();
  }

  @FXML
  void cancel() {
    model.cancel();
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
    nextAct.setText(now.nextAct());
    noLabel.setText(now.noLabel());
    hero.setAccessibleText(now.spoken());
    whileShown(shape, !state.busy());
    whileShown(sentence, !state.busy());
    whileShown(word, !state.busy());
    whileShown(running, state.busy());
    // never disabled: the focus would jump to Cancel, and the next Space would stop the run
    provision.pseudoClassStateChanged(BUSY, !state.armed());
    provision.setContentDisplay(state.armed() ? ContentDisplay.RIGHT : ContentDisplay.TEXT_ONLY);
    whileShown(cancel, state.busy());
    cancel.setDisable(state != LineState.RUNNING);
    showUnit(now.unit());
    if (state.busy()) {
      clock.play();
    } else {
      clock.stop();
      provision.requestFocus();
    }
  }

  private void showUnit(Optional<UnitSummary> unit) {
    Optional<Path> picture = unit.flatMap(UnitSummary::labelPng);
    label.setImage(picture.map(file -> new Image(file.toUri().toString())).orElse(null));
    whileShown(label, picture.isPresent());
    whileShown(noLabel, picture.isEmpty());
    unitName.setText(unit.map(UnitSummary::serialNumber).orElse(""));
    whileShown(unitName, unit.isPresent());
    facts.setText(
        unit.map(known -> known.chip() + "  ·  " + known.mac() + proof(known))
            .orElse(model.boardProperty().get()));
    whileShown(facts, !facts.getText().isEmpty());
  }

  private String proof(UnitSummary unit) {
    return unit.proof().map(proof -> "\n" + model.inWords(proof)).orElse("");
  }

  private static void whileShown(Node node, boolean shown) {
    node.setVisible(shown);
    node.setManaged(shown);
  }
}
