package imprint.ui.returns;

import javafx.beans.binding.Bindings;
import javafx.scene.control.Button;
import javafx.scene.control.ContentDisplay;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

/** An act as a button that says what it means. */
final class OfferButton extends Button {
  private static final double MARGINS = 44;

  OfferButton(Offer offer, String key, Runnable chosen) {
    getStyleClass().add("offer");
    setId("act-" + offer.act());
    Label name = new Label(offer.name());
    name.getStyleClass().add("offer-name");
    Label meaning = new Label(offer.meaning());
    meaning.getStyleClass().add("offer-meaning");
    meaning.setWrapText(true);
    VBox words = new VBox(name, meaning);
    words.getStyleClass().add("offer-text");
    words.setMinWidth(0);
    HBox.setHgrow(words, Priority.ALWAYS);
    Label chip = new Label(key);
    chip.getStyleClass().add("key");
    chip.setMinWidth(USE_PREF_SIZE);
    HBox all = new HBox(words, chip);
    all.getStyleClass().add("offer-words");
    setGraphic(all);
    setContentDisplay(ContentDisplay.GRAPHIC_ONLY);
    setMaxWidth(Double.MAX_VALUE);
    // the words wrap at the width of the button, whose height the style sheet gives
    all.prefWidthProperty().bind(Bindings.max(0, widthProperty().subtract(MARGINS)));
    all.setMinWidth(0);
    setMinWidth(0);
    setPrefWidth(0);
    setAccessibleText(offer.name() + ". " + offer.meaning());
    setOnAction(_ -> chosen.run());
  }
}
