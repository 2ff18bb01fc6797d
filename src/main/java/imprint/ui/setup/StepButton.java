package imprint.ui.setup;

import imprint.ui.kit.Texts;
import javafx.scene.control.ContentDisplay;
import javafx.scene.control.Label;
import javafx.scene.control.ToggleButton;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;

/** A step in the rail: its number or the shape of its state, its name, and the state in a word. */
final class StepButton extends ToggleButton {
  private final Texts texts;
  private final SetupStep step;
  private final int number;
  private final Label word = new Label();

  StepButton(int number, SetupStep step, Texts texts, Runnable choose) {
    this.step = step;
    this.texts = texts;
    setId("step-" + step.key());
    getStyleClass().setAll("step-button");
    setMaxWidth(Double.MAX_VALUE);
    setContentDisplay(ContentDisplay.GRAPHIC_ONLY);
    this.number = number;
    Label digit = new Label(String.valueOf(number));
    digit.getStyleClass().add("step-number");
    Region sign = new Region();
    sign.getStyleClass().add("step-sign");
    StackPane place = new StackPane(digit, sign);
    place.getStyleClass().add("step-sign-place");
    Label name = new Label(texts.get("setup.step." + step.key()));
    name.getStyleClass().add("step-title");
    word.getStyleClass().add("step-word");
    VBox words = new VBox(name, word);
    HBox line = new HBox(place, words);
    line.getStyleClass().add("step-line");
    setGraphic(line);
    setOnAction(
        _ -> {
          choose.run();
          // a second press does not leave the step
          setSelected(true);
        });
  }

  void show(StepState state) {
    ChainView.mark(this, state);
    word.setText(texts.get("setup.state." + state.key()));
    setAccessibleText(texts.get("setup.step.said", number, name(), word.getText()));
  }

  private String name() {
    return texts.get("setup.step." + step.key());
  }
}
