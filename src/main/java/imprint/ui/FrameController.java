package imprint.ui;

import javafx.fxml.FXML;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.ToggleButton;
import javafx.scene.layout.StackPane;

/** Binds the head of the window, and puts the chosen screen under it. */
public final class FrameController {
  private final FrameViewModel model;

  @FXML private Label productName;
  @FXML private Label place;
  @FXML private Label made;
  @FXML private Label setAside;
  @FXML private ToggleButton line;
  @FXML private ToggleButton setup;
  @FXML private StackPane content;

  FrameController(FrameViewModel model) {
    this.model = model;
  }

  @FXML
  void initialize() {
    productName.textProperty().bind(model.productName);
    place.textProperty().bind(model.place);
    made.textProperty().bind(model.made.asString());
    setAside.textProperty().bind(model.setAside.asString());
    setup.disableProperty().bind(model.locked);
  }

  /** Both screens stay alive, so that a result is still there when somebody comes back to it. */
  void show(Node lineScreen, Node setupScreen, Runnable lineShown) {
    content.getChildren().setAll(setupScreen, lineScreen);
    model.screen.subscribe(
        screen -> {
          lineScreen.setVisible(screen == Screen.LINE);
          setupScreen.setVisible(screen == Screen.SETUP);
          line.setSelected(screen == Screen.LINE);
          setup.setSelected(screen == Screen.SETUP);
          if (screen == Screen.LINE) {
            lineShown.run();
          }
        });
  }

  @FXML
  void toLine() {
    line.setSelected(true);
    model.go(Screen.LINE);
  }

  @FXML
  void toSetup() {
    setup.setSelected(true);
    model.go(Screen.SETUP);
  }
}
