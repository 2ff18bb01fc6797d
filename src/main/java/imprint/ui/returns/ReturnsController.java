package imprint.ui.returns;

import imprint.line.PortChoice;
import imprint.returns.Act;
import imprint.ui.history.MomentLine;
import imprint.ui.kit.Presence;
import imprint.ui.kit.ProblemBox;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import javafx.animation.Animation;
import javafx.animation.KeyFrame;
import javafx.animation.Timeline;
import javafx.beans.binding.Bindings;
import javafx.css.PseudoClass;
import javafx.fxml.FXML;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.ComboBox;
import javafx.scene.control.ContentDisplay;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressBar;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TextField;
import javafx.scene.image.Image;
import javafx.scene.image.ImageView;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.Pane;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.util.Duration;

/** Binds the screen for returned units to its view model. */
public final class ReturnsController {
  private static final PseudoClass BUSY = PseudoClass.getPseudoClass("busy");
  private static final PseudoClass LOW = PseudoClass.getPseudoClass("low");
  private static final PseudoClass GRAVE = PseudoClass.getPseudoClass("grave");

  private static final double LOW_HERO = 400;
  private static final PseudoClass NARROW = PseudoClass.getPseudoClass("narrow");

  /** In dots: below it what an act means takes two lines. */
  private static final double NARROW_OFFERS = 640;

  private final ReturnsViewModel model;
  private final Timeline clock;

  @FXML private Node root;
  @FXML private ComboBox<String> port;
  @FXML private TextField scan;
  @FXML private VBox hero;
  @FXML private Pane shape;
  @FXML private Pane running;
  @FXML private Label word;
  @FXML private Label sentence;
  @FXML private Label activity;
  @FXML private Label elapsed;
  @FXML private ProgressBar bar;
  @FXML private Node casePart;
  @FXML private Node caseHead;
  @FXML private Region sign;
  @FXML private Label caseSentence;
  @FXML private Label board;
  @FXML private VBox offers;
  @FXML private VBox asking;
  @FXML private Label actName;
  @FXML private Label actMeaning;
  @FXML private VBox problem;
  @FXML private TextField reason;
  @FXML private VBox labelPart;
  @FXML private TextField oldLabel;
  @FXML private CheckBox labelLost;
  @FXML private CheckBox drop;
  @FXML private Label nextAct;
  @FXML private Button go;
  @FXML private Button back;
  @FXML private Label backWord;
  @FXML private Label unitName;
  @FXML private ImageView label;
  @FXML private VBox moments;
  @FXML private ScrollPane momentsScroll;
  @FXML private Label noMoments;

  public ReturnsController(ReturnsViewModel model) {
    this.model = model;
    clock = new Timeline(new KeyFrame(Duration.millis(100), _ -> model.pace().tick()));
    clock.setCycleCount(Animation.INDEFINITE);
  }

  @FXML
  void initialize() {
    scan.textProperty().bindBidirectional(model.scan);
    port.getEditor().textProperty().bindBidirectional(model.ports().port);
    model.ports().foundProperty().subscribe(this::showPorts);
    OrderModel order = model.order();
    reason.textProperty().bindBidirectional(order.reason);
    oldLabel.textProperty().bindBidirectional(order.oldLabel);
    labelLost.selectedProperty().bindBidirectional(order.labelLost);
    drop.selectedProperty().bindBidirectional(order.drop);
    elapsed.textProperty().bind(model.pace().elapsedProperty());
    bar.progressProperty()
        .bind(
            Bindings.when(model.pace().fractionProperty().isEqualTo(0))
                .then(ProgressBar.INDETERMINATE_PROGRESS)
                .otherwise(model.pace().fractionProperty()));
    hero.heightProperty()
        .subscribe(height -> hero.pseudoClassStateChanged(LOW, height.doubleValue() < LOW_HERO));
    offers
        .widthProperty()
        .subscribe(
            width -> offers.pseudoClassStateChanged(NARROW, width.doubleValue() < NARROW_OFFERS));
    // there can be one of each in a window: it is that of the screen in front
    go.defaultButtonProperty().bind(root.visibleProperty());
    back.cancelButtonProperty().bind(root.visibleProperty());
    root.addEventFilter(KeyEvent.KEY_PRESSED, this::pressed);
    model.shownProperty().subscribe(this::show);
    model.toldProperty().subscribe(this::show);
  }

  /** The screen came to the front: a scan goes into its field. */
  public void focus() {
    model.ports().find();
    focusFor(model.shownProperty().get());
  }

  @FXML
  void findPorts() {
    model.ports().find();
  }

  @FXML
  void scanned() {
    model.scanned();
  }

  @FXML
  void go() {
    model.go();
  }

  @FXML
  void back() {
    model.back();
  }

  /** Enter after the reason: on to what is missing still, and only then does it count. */
  @FXML
  void reasonTold() {
    model.shownProperty().get().asking().ifPresent(model.order()::sort);
    if (labelWanted()) {
      oldLabel.requestFocus();
    } else if (!reason.getText().isBlank() || !reasonNeeded()) {
      model.go();
    }
  }

  private boolean labelWanted() {
    return labelPart.isVisible() && oldLabel.getText().isBlank() && !labelLost.isSelected();
  }

  private boolean reasonNeeded() {
    return model.shownProperty().get().asking().filter(Asking::reason).isPresent();
  }

  private void pressed(KeyEvent event) {
    for (Offer offer : model.shownProperty().get().offers()) {
      if (key(offer.act()) == event.getCode()) {
        model.choose(offer);
        event.consume();
      }
    }
  }

  private void show(Shown now) {
    Stage stage = now.stage();
    for (Stage each : Stage.values()) {
      PseudoClass style = PseudoClass.getPseudoClass(each.style());
      hero.pseudoClassStateChanged(style, each.style().equals(stage.style()));
    }
    boolean inCase = stage == Stage.CASE || stage == Stage.ASKING;
    hero.setVisible(!inCase);
    casePart.setVisible(inCase);
    word.setText(now.word());
    activity.setText(now.word());
    sentence.setText(now.sentence());
    caseSentence.setText(now.sentence());
    nextAct.setText(now.nextAct());
    hero.setAccessibleText(now.spoken());
    sign.pseudoClassStateChanged(GRAVE, now.grave());
    Presence.of(caseHead, stage != Stage.ASKING);
    Presence.of(shape, !stage.busy());
    Presence.of(word, !stage.busy());
    Presence.of(sentence, !now.sentence().isEmpty());
    Presence.of(running, stage.busy());
    offer(now.offers());
    ask(now.asking());
    go.setText(now.go());
    Presence.of(go, !now.go().isEmpty());
    go.pseudoClassStateChanged(BUSY, stage.busy());
    go.setContentDisplay(stage.busy() ? ContentDisplay.TEXT_ONLY : ContentDisplay.RIGHT);
    backWord.setText(now.back());
    Presence.of(back, !now.back().isEmpty());
    back.setAccessibleText(now.back());
    port.setDisable(stage.busy());
    if (stage.busy()) {
      clock.play();
    } else {
      clock.stop();
    }
    focusFor(now);
  }

  private void focusFor(Shown now) {
    if (now.asking().isEmpty()) {
      // a scan is meant for it in every stage; Enter alone is the large button
      scan.requestFocus();
    } else if (labelWanted() && !reason.getText().isBlank()) {
      oldLabel.requestFocus();
    } else if (!oldLabel.isFocused()) {
      reason.requestFocus();
    }
  }

  private void offer(List<Offer> possible) {
    offers.getChildren().setAll(possible.stream().map(this::button).toList());
    Presence.of(offers, !possible.isEmpty());
  }

  private OfferButton button(Offer offer) {
    return new OfferButton(offer, key(offer.act()).getName(), () -> model.choose(offer));
  }

  /** Each act has its own, whichever are possible. No scanner types one, whatever it reads. */
  private static KeyCode key(Act act) {
    return switch (act) {
      case KEEP -> KeyCode.F1;
      case RESTORE -> KeyCode.F2;
      case NEW -> KeyCode.F3;
      case RETIRE -> KeyCode.F4;
    };
  }

  private void ask(Optional<Asking> asked) {
    Presence.of(asking, asked.isPresent());
    if (asked.isEmpty()) {
      return;
    }
    Asking now = asked.get();
    actName.setText(now.offer().name());
    actMeaning.setText(now.offer().meaning());
    problem.getChildren().setAll(now.problem().map(ProblemBox::new).stream().toList());
    Presence.of(problem, now.problem().isPresent());
    Presence.of(labelPart, now.label());
    Presence.of(drop, now.drop());
  }

  private void show(Told told) {
    unitName.setText(told.serialNumber());
    Presence.of(unitName, !told.serialNumber().isEmpty());
    board.setText(told.board());
    Presence.of(board, !told.board().isEmpty());
    Optional<Path> picture = told.label();
    label.setImage(picture.map(file -> new Image(file.toUri().toString(), true)).orElse(null));
    Presence.of(label, picture.isPresent());
    moments.getChildren().setAll(told.moments().stream().map(MomentLine::new).toList());
    Presence.of(momentsScroll, !told.moments().isEmpty());
    Presence.of(noMoments, told.moments().isEmpty());
    // what happened last is what is asked for first
    momentsScroll.setVvalue(1);
  }

  /** New items must not change what a person typed. */
  private void showPorts(List<PortChoice> found) {
    String text = port.getEditor().getText();
    port.getItems().setAll(found.stream().map(PortChoice::name).toList());
    port.getEditor().setText(text);
  }
}
