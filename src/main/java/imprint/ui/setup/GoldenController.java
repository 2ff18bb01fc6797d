package imprint.ui.setup;

import imprint.factory.release.Golden;
import imprint.factory.release.Release;
import imprint.line.DryRun;
import imprint.line.UnitSummary;
import imprint.ui.kit.Presence;
import imprint.ui.kit.Texts;
import imprint.ui.line.LineViewModel;
import imprint.ui.line.Shown;
import imprint.ui.line.StepLine;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.animation.Animation;
import javafx.animation.KeyFrame;
import javafx.animation.Timeline;
import javafx.css.PseudoClass;
import javafx.fxml.FXML;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressBar;
import javafx.scene.control.TextField;
import javafx.scene.layout.Pane;
import javafx.scene.layout.VBox;
import javafx.util.Duration;

/** Binds the last step: the golden unit, its label, the release. */
final class GoldenController {
  private static final Duration TICK = Duration.millis(100);

  private final SetupViewModel model;
  private final Texts texts;
  private final Consumer<Consumer<Path>> place;
  private final Timeline clock;

  @FXML private VBox state;
  @FXML private Label word;
  @FXML private Label sentence;
  @FXML private Pane running;
  @FXML private Label activity;
  @FXML private ProgressBar bar;
  @FXML private Label elapsed;
  @FXML private Label note;
  @FXML private Pane unit;
  @FXML private Label serial;
  @FXML private Label facts;
  @FXML private Pane scan;
  @FXML private TextField code;
  @FXML private Button older;
  @FXML private Button dryRun;
  @FXML private Pane report;
  @FXML private VBox steps;

  /**
   * @param place tells where the product is to be saved, asking a person where nobody knows
   */
  GoldenController(SetupViewModel model, Texts texts, Consumer<Consumer<Path>> place) {
    this.model = model;
    this.texts = texts;
    this.place = place;
    clock = new Timeline(new KeyFrame(TICK, _ -> model.golden().tick()));
    clock.setCycleCount(Animation.INDEFINITE);
  }

  @FXML
  void initialize() {
    LineViewModel run = model.golden().run();
    steps.getChildren().setAll(run.progress().rows().stream().map(StepLine::new).toList());
    activity.textProperty().bind(run.progress().activityProperty());
    bar.progressProperty().bind(run.progress().fractionProperty());
    elapsed.textProperty().bind(run.elapsedProperty());
    note.textProperty().bind(run.noteProperty());
    note.textProperty().subscribe(text -> Presence.of(note, !text.isEmpty()));
    code.textProperty().bindBidirectional(model.golden().code);
    model.golden().busyProperty().subscribe(this::tick);
    model.golden().shownProperty().subscribe(this::show);
    run.shownProperty().subscribe(_ -> show(model.golden().shownProperty().get()));
    model.samples().dryRunProperty().subscribe(this::show);
    model.standingProperty().subscribe(now -> dryRun.setDisable(!now.ready()));
  }

  @FXML
  void check() {
    model.scanned(code.getText());
  }

  @FXML
  void older() {
    model.golden().useNewest();
  }

  @FXML
  void dryRun() {
    place.accept(model::dryRun);
  }

  private void tick(boolean busy) {
    if (busy) {
      clock.play();
    } else {
      clock.stop();
    }
  }

  private void show(GoldenShown now) {
    Shown result = model.golden().run().shownProperty().get();
    boolean failed = now.stage() == GoldenShown.Stage.FAILED;
    boolean waits = result.state().busy() && !result.sentence().isEmpty();
    for (GoldenShown.Stage each : GoldenShown.Stage.values()) {
      state.pseudoClassStateChanged(PseudoClass.getPseudoClass(each.key()), each == now.stage());
    }
    word.setText(failed ? result.word() : now.word());
    sentence.setText(failed || waits ? result.sentence() : now.sentence());
    state.setAccessibleText(word.getText() + ". " + sentence.getText() + " " + now.nextAct());
    Presence.of(steps, failed || now.stage() == GoldenShown.Stage.RUNNING);
    Presence.of(running, now.stage() == GoldenShown.Stage.RUNNING);
    boolean scanning = now.stage() == GoldenShown.Stage.SCAN;
    Presence.of(scan, scanning);
    if (scanning) {
      code.requestFocus();
    }
    showUnit(now.golden(), result.unit());
    older.setText(
        now.newest()
            .map((Release made) -> texts.get("setup.golden.use", made.version()))
            .orElse(""));
    Presence.of(older, now.newest().isPresent() && now.stage() != GoldenShown.Stage.RUNNING);
  }

  private void showUnit(Optional<Golden> golden, Optional<UnitSummary> made) {
    Presence.of(unit, golden.isPresent());
    serial.setText(golden.map(of -> texts.get("setup.golden.unit", of.serialNumber())).orElse(""));
    facts.setText(golden.map(of -> inWords(of, made)).orElse(""));
  }

  /** The label is named and not shown: what is scanned shall be the paper. */
  private String inWords(Golden golden, Optional<UnitSummary> made) {
    String start = texts.get("setup.start." + (golden.start().isEmpty() ? "none" : golden.start()));
    String label =
        made.filter(now -> now.serialNumber().equals(golden.serialNumber()))
            .flatMap(UnitSummary::labelPdf)
            .map(file -> "\n" + texts.get("setup.golden.label", file))
            .orElse("");
    return golden.mac() + "  ·  " + start + label;
  }

  private void show(Optional<DryRun> run) {
    report.getChildren().setAll(run.map(this::lines).orElse(List.of()));
    Presence.of(report, run.isPresent());
  }

  private List<Label> lines(DryRun run) {
    List<String> lines = new ArrayList<>();
    lines.add(texts.get("setup.dry.serial", run.serialNumber()));
    for (DryRun.Image image : run.images()) {
      lines.add(texts.get("setup.dry.image", image.partition(), image.bytes() / 1024.0));
    }
    lines.add(
        texts.get(
            "setup.dry.capacity",
            run.capacity().percent(),
            run.capacity().entries(),
            run.capacity().usable()));
    return lines.stream().map(GoldenController::line).toList();
  }

  private static Label line(String text) {
    Label line = new Label(text);
    line.setWrapText(true);
    line.getStyleClass().add("report-line");
    return line;
  }
}
