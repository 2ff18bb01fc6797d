package imprint.ui.setup;

import imprint.ui.kit.FilePicker;
import imprint.ui.kit.Presence;
import imprint.ui.kit.ProblemBox;
import imprint.ui.kit.Texts;
import imprint.ui.kit.View;
import java.io.File;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.fxml.FXML;
import javafx.scene.Parent;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.input.DragEvent;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCodeCombination;
import javafx.scene.input.KeyCombination;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.TransferMode;
import javafx.scene.layout.Pane;
import javafx.scene.layout.VBox;

/** Binds the set-up screen to its view model: the rail, the step in front, and what is next. */
public final class SetupController {
  private static final KeyCombination NEXT =
      new KeyCodeCombination(KeyCode.PAGE_DOWN, KeyCombination.CONTROL_DOWN);
  private static final KeyCombination BACK =
      new KeyCodeCombination(KeyCode.PAGE_UP, KeyCombination.CONTROL_DOWN);

  private final SetupViewModel model;
  private final Texts texts;
  private final FilePicker picker;
  private final Map<SetupStep, StepButton> buttons = new EnumMap<>(SetupStep.class);
  private final Map<SetupStep, Parent> steps = new EnumMap<>(SetupStep.class);

  @FXML private Pane screen;
  @FXML private Pane dropHint;
  @FXML private VBox rail;
  @FXML private Pane pages;
  @FXML private VBox problems;
  @FXML private Label nextAct;
  @FXML private Button back;
  @FXML private Button main;

  public SetupController(SetupViewModel model, Texts texts, FilePicker picker) {
    this.model = model;
    this.texts = texts;
    this.picker = picker;
  }

  @FXML
  void initialize() {
    steps.put(SetupStep.IDENTITY, page(View.SETUP_IDENTITY, this));
    steps.put(
        SetupStep.CREDENTIALS,
        page(View.SETUP_CREDENTIALS, new CredentialsController(model, texts, picker)));
    steps.put(SetupStep.DATA, page(View.SETUP_DATA, new DataController(model, texts, picker)));
    steps.put(
        SetupStep.TARGET, page(View.SETUP_TARGET, new TargetController(model, texts, picker)));
    steps.put(SetupStep.LABEL, page(View.SETUP_LABEL, new LabelStepController(model)));
    steps.put(
        SetupStep.GOLDEN, page(View.SETUP_GOLDEN, new GoldenController(model, texts, this::place)));
    for (SetupStep step : SetupStep.values()) {
      StepButton button =
          new StepButton(buttons.size() + 1, step, texts, () -> model.step.set(step));
      buttons.put(step, button);
      rail.getChildren().add(button);
    }
    rail.getChildren().addAll(open(), bringBack());
    model.step.subscribe(_ -> show());
    model.standingProperty().subscribe(_ -> show());
    model.golden().shownProperty().subscribe(_ -> show());
    model.golden().shownProperty().subscribe(this::scanned);
    screen.addEventFilter(KeyEvent.KEY_PRESSED, this::pressed);
    screen.visibleProperty().subscribe(_ -> showKeys());
    dropHint.setVisible(false);
  }

  private Parent page(View view, Object controller) {
    Parent page = view.load(texts, controller);
    new FieldControls(model.fields(), texts).bind(page);
    pages.getChildren().add(page);
    return page;
  }

  private Button open() {
    Button open = quiet("setup.open", "open-product");
    open.setOnAction(_ -> picker.open(open.getText()).ifPresent(file -> model.add(List.of(file))));
    return open;
  }

  private Button bringBack() {
    Button back = quiet("setup.bring-back", "bring-back");
    back.setOnAction(_ -> model.bringBack());
    model.replacedProperty().subscribe(left -> Presence.of(back, left.isPresent()));
    return back;
  }

  private Button quiet(String text, String id) {
    Button button = new Button(texts.get(text));
    button.setId(id);
    button.getStyleClass().add("quiet-button");
    button.setMaxWidth(Double.MAX_VALUE);
    return button;
  }

  /** The screen came to the front: its keys are heard. */
  public void focus() {
    main.requestFocus();
  }

  /** The field for the code is gone: the next Enter goes on, and presses nothing beside it. */
  private void scanned(GoldenShown before, GoldenShown now) {
    if (before.stage() == GoldenShown.Stage.SCAN && now.stage() != GoldenShown.Stage.SCAN) {
      focus();
    }
  }

  private void pressed(KeyEvent event) {
    if (NEXT.match(event)) {
      go(model.step.get().after());
      event.consume();
    } else if (BACK.match(event)) {
      go(model.step.get().before());
      event.consume();
    }
  }

  private void go(SetupStep step) {
    if (!model.golden().busyProperty().get()) {
      model.step.set(step);
    }
  }

  @FXML
  void back() {
    go(model.step.get().before());
  }

  @FXML
  void main() {
    SetupStep step = model.step.get();
    if (!step.last()) {
      go(step.after());
      return;
    }
    switch (model.golden().shownProperty().get().stage()) {
      case EARLY -> model.step.set(model.standingProperty().get().firstOpen());
      case READY, FAILED -> place(model::make);
      case RUNNING -> model.golden().cancel();
      case SCAN -> model.scanned(model.golden().code.get());
      case START -> model.golden().seenToStart();
      case RELEASE -> model.golden().release();
      case RELEASED -> model.golden().use();
    }
  }

  /** Where the product is saved; a person is asked where nobody knows. */
  private void place(Consumer<Path> then) {
    Optional<Path> file =
        model.file().or(() -> picker.save(texts.get("setup.save"), "product.yaml"));
    file.ifPresent(then);
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

  private void show() {
    Standing now = model.standingProperty().get();
    SetupStep front = model.step.get();
    GoldenShown golden = model.golden().shownProperty().get();
    boolean busy = model.golden().busyProperty().get();
    steps.forEach((step, page) -> Presence.of(page, step == front));
    buttons.forEach(
        (step, button) -> {
          button.setSelected(step == front);
          button.setDisable(busy && step != front);
          button.show(now.part(step).state());
        });
    Standing.Part part = now.part(front);
    problems.getChildren().setAll(part.problems().stream().map(ProblemBox::new).toList());
    boolean told = part.problems().stream().anyMatch(problem -> problem.serious());
    nextAct.setText(front.last() && !told ? golden.nextAct() : part.nextAct());
    main.setText(front.last() ? golden.button() : texts.get("setup.next"));
    back.setDisable(front == SetupStep.IDENTITY || busy);
    showKeys();
  }

  private void showKeys() {
    // no key releases a product by itself, and none means a button that nobody sees
    boolean visible = screen.isVisible();
    main.setDefaultButton(visible && !model.step.get().last());
    main.setCancelButton(visible && model.golden().busyProperty().get());
  }
}
