package imprint.ui.settings;

import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;

/** One line of the self-check: a shape, a word, what was found, what to do. */
final class CheckLine extends HBox {
  CheckLine(CheckRow row) {
    getStyleClass().addAll("check", row.state());
    Region sign = new Region();
    sign.getStyleClass().add("check-sign");
    StackPane place = new StackPane(sign);
    place.getStyleClass().add("check-sign-place");
    Label topic = new Label(row.topic());
    topic.getStyleClass().add("check-topic");
    Label word = new Label(row.word());
    word.getStyleClass().add("check-word");
    VBox words = new VBox();
    HBox.setHgrow(words, Priority.ALWAYS);
    if (!row.fact().isEmpty()) {
      words.getChildren().add(wrapped(row.fact(), "check-fact"));
    }
    row.details().forEach(detail -> words.getChildren().add(wrapped(detail, "check-detail")));
    getChildren().setAll(place, topic, word, words);
    setAccessibleText(row.topic() + ": " + row.word() + ". " + String.join(" ", row.details()));
  }

  private static Label wrapped(String text, String style) {
    Label label = new Label(text);
    label.setWrapText(true);
    label.setMinHeight(USE_PREF_SIZE);
    label.getStyleClass().add(style);
    return label;
  }
}
