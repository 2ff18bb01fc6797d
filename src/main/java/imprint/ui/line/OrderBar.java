package imprint.ui.line;

import imprint.ui.kit.Texts;
import javafx.beans.value.ObservableBooleanValue;
import javafx.scene.control.Button;
import javafx.scene.control.ContentDisplay;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;

/** The answer to the question about an order, in the place of the buttons that start boards. */
public final class OrderBar extends HBox {
  private final TextField units = new TextField();

  public OrderBar() {
    getStyleClass().add("order-bar");
  }

  /**
   * @param front whether Enter and Escape are the answer
   */
  void show(OrderQuestion question, Texts texts, ObservableBooleanValue front) {
    Label name = new Label(texts.get("line.order.units"));
    name.getStyleClass().add("order-name");
    name.setLabelFor(units);
    units.setId("order-amount");
    units.getStyleClass().add("answer");
    units.setPrefColumnCount(4);
    units.setMinWidth(USE_PREF_SIZE);
    units.setAccessibleText(name.getText());
    units.textProperty().bindBidirectional(question.units);
    Button begin = button(texts, "line.order.begin", "line.provision.key", "provision");
    begin.setId("begin-order");
    begin.setOnAction(_ -> question.begin());
    begin.defaultButtonProperty().bind(front);
    HBox.setHgrow(begin, Priority.ALWAYS);
    Button leave = button(texts, "line.order.leave", "line.cancel.key", "cancel");
    leave.setId("leave-order");
    leave.setOnAction(_ -> question.leave());
    leave.cancelButtonProperty().bind(front);
    getChildren().setAll(name, units, begin, leave);
  }

  private static Button button(Texts texts, String words, String key, String style) {
    Label cap = new Label(texts.get(key));
    cap.getStyleClass().add("key");
    Button made = new Button(texts.get(words), cap);
    made.setContentDisplay(ContentDisplay.RIGHT);
    made.setAccessibleText(made.getText());
    made.setMinWidth(USE_PREF_SIZE);
    made.getStyleClass().add(style);
    return made;
  }

  /** The keys are for the amount; what is typed replaces what the sheet says. */
  void focus() {
    units.requestFocus();
    units.selectAll();
  }
}
