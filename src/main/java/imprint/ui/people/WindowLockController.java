package imprint.ui.people;

import imprint.line.people.WindowLock;
import imprint.ui.kit.Presence;
import imprint.ui.kit.ProblemBox;
import imprint.ui.kit.Texts;
import java.util.Optional;
import javafx.fxml.FXML;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.PasswordField;
import javafx.scene.layout.VBox;

/** Binds the lock of the window. */
public final class WindowLockController {
  private final WindowLockViewModel model;
  private final Texts texts;

  @FXML private Label state;
  @FXML private Button lock;
  @FXML private Button unlock;
  @FXML private ComboBox<String> keys;
  @FXML private PasswordField code;
  @FXML private Label codeState;
  @FXML private Button noCode;
  @FXML private VBox problem;

  public WindowLockController(WindowLockViewModel model) {
    this.model = model;
    this.texts = model.texts();
  }

  @FXML
  void initialize() {
    keys.getItems().setAll(WindowLock.keysToChoose());
    model.keys.subscribe(keys::setValue);
    keys.valueProperty()
        .addListener((_, _, now) -> Optional.ofNullable(now).ifPresent(model::chooseKeys));
    model.locked.subscribe(
        now -> {
          Presence.of(lock, !now);
          Presence.of(unlock, now);
          state.setText(now ? texts.get("lock.locked") : texts.get("lock.open"));
        });
    model.hasCode.subscribe(
        has -> {
          Presence.of(noCode, has);
          codeState.setText(has ? texts.get("lock.code.set") : texts.get("lock.code.none"));
        });
    model.problem.subscribe(
        found -> problem.getChildren().setAll(found.map(ProblemBox::new).stream().toList()));
    lock.disableProperty().bind(model.busy);
    unlock.disableProperty().bind(model.busy);
  }

  @FXML
  void lock() {
    model.lock();
  }

  @FXML
  void unlock() {
    model.unlock();
  }

  @FXML
  void setCode() {
    char[] typed = code.getText().toCharArray();
    code.clear();
    if (typed.length > 0) {
      model.setCode(typed);
    }
  }

  @FXML
  void noCode() {
    model.setCode(new char[0]);
  }
}
