package imprint.ui.kit;

import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;

/** One problem: a shape, what is wrong, and what to do. */
public final class ProblemBox extends HBox {
  public ProblemBox(Problem problem) {
    getStyleClass().addAll("problem", problem.serious() ? "serious" : "mild");
    Region sign = new Region();
    sign.getStyleClass().add("problem-sign");
    StackPane place = new StackPane(sign);
    place.getStyleClass().add("problem-sign-place");
    VBox words = new VBox();
    words.getStyleClass().add("problem-words");
    HBox.setHgrow(words, Priority.ALWAYS);
    words.getChildren().add(line(problem.sentence(), "problem-sentence"));
    if (!problem.act().isEmpty()) {
      words.getChildren().add(line(problem.act(), "problem-act"));
    }
    getChildren().setAll(place, words);
  }

  private static Label line(String text, String style) {
    Label label = new Label(text);
    label.setWrapText(true);
    label.setMinHeight(USE_PREF_SIZE);
    label.getStyleClass().add(style);
    return label;
  }
}
