package imprint.ui.opening;

import imprint.ui.kit.Presence;
import imprint.ui.kit.ProblemBox;
import imprint.ui.opening.OpeningViewModel.State;
import javafx.fxml.FXML;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.PasswordField;
import javafx.scene.layout.VBox;

/** Binds the screen that is there before the station is. */
public final class OpeningController {
  private final OpeningViewModel<?> model;
  private final Runnable quit;

  @FXML private VBox busy;
  @FXML private VBox asking;
  @FXML private Label question;
  @FXML private Label about;
  @FXML private PasswordField answer;
  @FXML private VBox problem;
  @FXML private Button open;
  @FXML private Button again;
  @FXML private Button close;

  /**
   * @param quit closes the window
   */
  public OpeningController(OpeningViewModel<?> model, Runnable quit) {
    this.model = model;
    this.quit = quit;
  }

  @FXML
  void initialize() {
    question.textProperty().bind(model.question);
    about.textProperty().bind(model.about);
    model.problem.subscribe(
        told -> problem.getChildren().setAll(told.map(ProblemBox::new).stream().toList()));
    model.state.subscribe(
        state -> {
          Presence.of(busy, state == State.OPENING);
          Presence.of(asking, state == State.ASKING);
          Presence.of(open, state == State.ASKING);
          Presence.of(again, state == State.REFUSED);
          Presence.of(close, state != State.OPENING);
          (state == State.ASKING ? answer : again).requestFocus();
        });
  }

  @FXML
  void answer() {
    char[] typed = answer.getText().toCharArray();
    answer.clear();
    model.answer(typed);
  }

  @FXML
  void again() {
    model.open();
  }

  @FXML
  void quit() {
    quit.run();
  }
}
