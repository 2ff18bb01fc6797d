package imprint.ui.history;

import imprint.ui.history.UnitLife.Moment;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;

/** One thing that happened to a unit, on the line of its life. */
public final class MomentLine extends HBox {
  public MomentLine(Moment moment) {
    getStyleClass().add("moment");
    Region line = new Region();
    line.getStyleClass().add("moment-line");
    Region dot = new Region();
    dot.getStyleClass().add("moment-dot");
    StackPane place = new StackPane(line, dot);
    place.getStyleClass().add("moment-place");
    VBox words = new VBox();
    words.getStyleClass().add("moment-words");
    HBox.setHgrow(words, Priority.ALWAYS);
    words
        .getChildren()
        .setAll(
            label(moment.what(), "moment-what"),
            label(moment.when() + "  ·  " + moment.by(), "moment-when"));
    getChildren().setAll(place, words);
  }

  private static Label label(String text, String style) {
    Label label = new Label(text);
    label.setWrapText(true);
    label.setMinHeight(USE_PREF_SIZE);
    label.getStyleClass().add(style);
    return label;
  }
}
