package imprint.ui.layouts;

import java.util.Locale;
import java.util.function.IntConsumer;
import javafx.css.PseudoClass;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;

/** A rule: a shape, its name, and where it is broken what to do about it. */
final class RuleRow extends HBox {
  /**
   * @param choose takes an element in hand
   */
  RuleRow(RuleLine line, IntConsumer choose) {
    getStyleClass().add("rule");
    Region sign = new Region();
    sign.getStyleClass().add("rule-sign");
    StackPane place = new StackPane(sign);
    place.getStyleClass().add("rule-sign-place");
    VBox words = new VBox();
    words.getStyleClass().add("rule-words");
    HBox.setHgrow(words, Priority.ALWAYS);
    FlowPane head = new FlowPane(label(line.name(), "rule-name"));
    head.getStyleClass().add("rule-head");
    head.setMinWidth(0);
    // a wrapping width of its own would make it higher than it is
    head.setPrefWrapLength(1);
    if (!line.source().isEmpty()) {
      Label source = label(line.source(), "rule-source");
      source.maxWidthProperty().bind(head.widthProperty());
      head.getChildren().add(source);
    }
    words.getChildren().add(head);
    add(words, line.sentence(), "rule-sentence");
    add(words, line.act(), "rule-act");
    if (!line.whose().isEmpty()) {
      FlowPane whose = new FlowPane();
      whose.getStyleClass().add("rule-whose");
      whose.setMinWidth(0);
      for (RuleLine.Whose each : line.whose()) {
        Button button = new Button(each.name());
        button.getStyleClass().add("whose");
        button.setOnAction(_ -> choose.accept(each.element()));
        whose.getChildren().add(button);
      }
      words.getChildren().add(whose);
    }
    getChildren().setAll(place, words);
    for (RuleLine.State state : RuleLine.State.values()) {
      pseudoClassStateChanged(
          PseudoClass.getPseudoClass(state.name().toLowerCase(Locale.ROOT)), state == line.state());
    }
  }

  private static void add(VBox words, String text, String style) {
    if (!text.isEmpty()) {
      words.getChildren().add(label(text, style));
    }
  }

  private static Label label(String text, String style) {
    Label label = new Label(text);
    label.getStyleClass().add(style);
    label.setWrapText(true);
    label.setMinHeight(Region.USE_PREF_SIZE);
    return label;
  }
}
