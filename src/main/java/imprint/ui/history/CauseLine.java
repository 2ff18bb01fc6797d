package imprint.ui.history;

import imprint.ui.history.Summary.Cause;
import imprint.ui.kit.Texts;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

/** What stands behind a number under the Pareto chart. */
final class CauseLine extends HBox {
  CauseLine(Cause cause, Texts texts) {
    getStyleClass().add("cause");
    Label rank = label(cause.rank(), "cause-rank");
    VBox words = new VBox(label(cause.sentence(), "cause-sentence"));
    if (!cause.code().isEmpty()) {
      words.getChildren().add(label(cause.code(), "cause-code"));
    }
    HBox.setHgrow(words, Priority.ALWAYS);
    Label count =
        label(
            texts.get("history.cause.count", cause.count(), Math.round(cause.percent())),
            "cause-count");
    count.setMinWidth(USE_PREF_SIZE);
    getChildren().setAll(rank, words, count);
  }

  private static Label label(String text, String style) {
    Label label = new Label(text);
    label.setWrapText(true);
    label.setMinHeight(USE_PREF_SIZE);
    label.getStyleClass().add(style);
    return label;
  }
}
