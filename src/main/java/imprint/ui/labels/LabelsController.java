package imprint.ui.labels;

import imprint.ui.history.MomentLine;
import imprint.ui.kit.Background;
import imprint.ui.kit.FilePicker;
import imprint.ui.kit.Presence;
import imprint.ui.kit.Texts;
import java.io.ByteArrayInputStream;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import javafx.animation.Animation;
import javafx.animation.KeyFrame;
import javafx.animation.Timeline;
import javafx.css.PseudoClass;
import javafx.fxml.FXML;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ContentDisplay;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressBar;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TextField;
import javafx.scene.image.Image;
import javafx.scene.input.DragEvent;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.TransferMode;
import javafx.scene.layout.Pane;
import javafx.scene.layout.VBox;
import javafx.util.Duration;

/** Binds the screen for labels to its view model. */
public final class LabelsController {
  private static final PseudoClass BUSY = PseudoClass.getPseudoClass("busy");
  private static final PseudoClass LOW = PseudoClass.getPseudoClass("low");
  private static final double LOW_HERO = 400;

  /** A printer that was out of labels is seen to be ready again without anybody asking. */
  private static final Duration LOOK = Duration.seconds(10);

  private final LabelsViewModel model;
  private final Background background;
  private final Texts texts;
  private final EquipmentCard card;
  private final FormCards forms;
  private final PrintersViewModel printers;
  private final Timeline lookout;

  @FXML private Node root;
  @FXML private TextField find;
  @FXML private Button several;
  @FXML private VBox hero;
  @FXML private Pane shape;
  @FXML private Pane running;
  @FXML private Label word;
  @FXML private Label sentence;
  @FXML private Label activity;
  @FXML private ProgressBar bar;
  @FXML private DotView preview;
  @FXML private Label nextAct;
  @FXML private Button go;
  @FXML private Button back;
  @FXML private Label backWord;
  @FXML private Label unitName;
  @FXML private VBox moments;
  @FXML private ScrollPane momentsScroll;
  @FXML private Label noMoments;
  @FXML private VBox equipment;
  @FXML private VBox side;
  @FXML private ScrollPane formPart;
  @FXML private VBox form;

  /**
   * @param printers where they are set up
   */
  public LabelsController(
      LabelsViewModel model,
      Background background,
      Texts texts,
      FilePicker picker,
      PrintersViewModel printers) {
    this.model = model;
    this.background = background;
    this.texts = texts;
    this.printers = printers;
    card = new EquipmentCard(model.equipment, texts, picker, printers);
    forms = new FormCards(model, texts, picker);
    lookout = new Timeline(new KeyFrame(LOOK, _ -> look()));
    lookout.setCycleCount(Animation.INDEFINITE);
  }

  @FXML
  void initialize() {
    equipment.getChildren().setAll(card);
    side.getChildren().add(1, new UnscannedNote(model.inHand.unscanned, texts));
    bar.progressProperty().bind(model.work.fractionProperty());
    hero.heightProperty()
        .subscribe(height -> hero.pseudoClassStateChanged(LOW, height.doubleValue() < LOW_HERO));
    // there can be one of each in a window: it is that of the screen in front
    go.defaultButtonProperty().bind(root.visibleProperty());
    back.cancelButtonProperty().bind(root.visibleProperty());
    root.addEventFilter(KeyEvent.KEY_PRESSED, this::pressed);
    root.addEventFilter(KeyEvent.KEY_TYPED, this::typed);
    root.setOnDragOver(this::dragged);
    root.setOnDragDropped(this::dropped);
    root.visibleProperty().subscribe(_ -> attend());
    root.sceneProperty().subscribe(_ -> attend());
    model.shownProperty().subscribe(this::show);
    printers.allowed.addListener((_, _, _) -> show(model.shownProperty().get()));
    model.inHand.toldProperty().subscribe(this::show);
    model.inHand.pictureProperty().subscribe(this::draw);
  }

  /** The screen came to the front: the keys go to the field that a scanner may fill. */
  public void focus() {
    model.shown();
    focusFor(model.shownProperty().get());
  }

  @FXML
  void found() {
    String text = find.getText().strip();
    find.clear();
    if (text.isEmpty()) {
      go();
    } else {
      model.scanned(text);
    }
  }

  @FXML
  void several() {
    model.several();
  }

  @FXML
  void go() {
    if (model.shownProperty().get().stage() == Stage.NO_PRINTER) {
      printers.show();
    } else {
      model.go();
    }
  }

  @FXML
  void back() {
    model.back();
  }

  /** No scanner types F2. */
  private void pressed(KeyEvent event) {
    if (event.getCode() == KeyCode.F2) {
      model.several();
      event.consume();
    }
  }

  /** Space is the large button wherever it would write nothing. */
  private void typed(KeyEvent event) {
    if (event.getCharacter().equals(" ") && find.isFocused() && find.getText().isEmpty()) {
      event.consume();
      go();
    }
  }

  private void dragged(DragEvent event) {
    if (event.getDragboard().hasFiles()) {
      event.acceptTransferModes(TransferMode.COPY);
    }
    event.consume();
  }

  private void dropped(DragEvent event) {
    List<Path> files = event.getDragboard().getFiles().stream().map(java.io.File::toPath).toList();
    if (!files.isEmpty()) {
      model.several(files.getFirst());
    }
    event.setDropCompleted(!files.isEmpty());
    event.consume();
  }

  private void attend() {
    if (root.isVisible() && root.getScene() != null) {
      lookout.play();
      model.inHand.unscanned.ask();
    } else {
      lookout.stop();
    }
  }

  private void look() {
    if (!model.shownProperty().get().stage().busy()) {
      model.equipment.ask();
      model.inHand.unscanned.ask();
    }
  }

  private void show(Shown now) {
    Stage stage = now.stage();
    for (Stage each : Stage.values()) {
      PseudoClass style = PseudoClass.getPseudoClass(each.style());
      hero.pseudoClassStateChanged(style, each.style().equals(stage.style()));
    }
    boolean typedInto = stage == Stage.BATCH || stage == Stage.UNIT;
    hero.setVisible(!typedInto);
    formPart.setVisible(typedInto);
    List<Node> card = forms.of(stage).stream().toList();
    if (!form.getChildren().equals(card)) {
      form.getChildren().setAll(card);
    }
    word.setText(now.word());
    activity.setText(now.word());
    sentence.setText(now.sentence());
    forms.say(now.sentence());
    nextAct.setText(now.nextAct());
    hero.setAccessibleText(now.spoken());
    Presence.of(shape, !stage.busy() && stage != Stage.START && stage != Stage.LOOKING);
    Presence.of(word, !stage.busy());
    Presence.of(sentence, !stage.busy() && !now.sentence().isEmpty());
    Presence.of(running, stage.busy());
    go.setText(now.go());
    boolean forOthers = stage == Stage.NO_PRINTER && !printers.allowed.get();
    Presence.of(go, !now.go().isEmpty() && !forOthers);
    go.pseudoClassStateChanged(BUSY, stage.busy());
    go.setContentDisplay(stage.busy() ? ContentDisplay.TEXT_ONLY : ContentDisplay.RIGHT);
    backWord.setText(now.back());
    Presence.of(back, !now.back().isEmpty());
    back.setAccessibleText(now.back());
    several.setDisable(stage.busy() || stage == Stage.NO_PRINTER);
    equipment.setDisable(stage.busy());
    focusFor(now);
  }

  private void focusFor(Shown now) {
    // a scan is meant for it in every stage; Enter alone is the large button
    forms.field(now.stage()).ifPresentOrElse(Node::requestFocus, find::requestFocus);
  }

  private void show(Told told) {
    unitName.setText(told.serialNumber());
    Presence.of(unitName, !told.serialNumber().isEmpty());
    moments.getChildren().setAll(told.moments().stream().map(MomentLine::new).toList());
    Presence.of(momentsScroll, !told.moments().isEmpty());
    Presence.of(noMoments, told.moments().isEmpty());
    // what happened last is what is asked for first
    momentsScroll.setVvalue(1);
  }

  private void draw(Optional<byte[]> png) {
    preview.show(Optional.empty());
    forms.preview().show(Optional.empty());
    png.ifPresent(
        bytes ->
            background.run(
                () -> new Image(new ByteArrayInputStream(bytes)),
                image -> {
                  if (model.inHand.pictureProperty().get().equals(png)) {
                    preview.show(Optional.of(image));
                    forms.preview().show(Optional.of(image));
                  }
                },
                // a label without its picture is printed all the same
                _ -> {}));
  }
}
