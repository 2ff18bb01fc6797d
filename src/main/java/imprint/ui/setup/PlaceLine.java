package imprint.ui.setup;

import imprint.ui.kit.Texts;
import java.util.Locale;
import java.util.function.Consumer;
import javafx.css.PseudoClass;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.PasswordField;
import javafx.scene.control.TextField;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;

/** One file of the product: shape, name, what it says, and a button to choose it. */
final class PlaceLine extends VBox {
  private final HBox line;
  private final HBox lock;
  private final PasswordField password = new PasswordField();

  PlaceLine(PlaceRow row, Texts texts, Runnable choose, Consumer<char[]> unlock) {
    getStyleClass().add("place-line");
    Region sign = new Region();
    sign.getStyleClass().add("sign");
    StackPane signPlace = new StackPane(sign);
    signPlace.getStyleClass().add("sign-place");
    Label name = new Label(row.name());
    name.getStyleClass().add("place-name");
    Label detail = new Label();
    detail.getStyleClass().add("place-detail");
    detail.setWrapText(true);
    detail.setMinHeight(USE_PREF_SIZE);
    detail.textProperty().bind(row.detailProperty());
    VBox words = new VBox(name, detail);
    words.getStyleClass().add("place-words");
    HBox.setHgrow(words, Priority.ALWAYS);
    Button button = new Button(texts.get("setup.choose"));
    button.setId("choose-" + row.place().name().toLowerCase(Locale.ROOT).replace('_', '-'));
    button.setAccessibleText(texts.get("setup.choose") + " " + row.name());
    button.setMinWidth(USE_PREF_SIZE);
    button.setOnAction(_ -> choose.run());
    line = new HBox(signPlace, words, button);
    line.getStyleClass().add("place-row");
    lock = lock(texts, unlock);
    getChildren().setAll(line, lock);
    row.markProperty().subscribe(this::show);
  }

  private HBox lock(Texts texts, Consumer<char[]> unlock) {
    password.setId("password");
    password.setPromptText(texts.get("setup.password"));
    password.setAccessibleText(texts.get("setup.password"));
    HBox.setHgrow(password, Priority.ALWAYS);
    Button open = new Button(texts.get("setup.unlock"));
    open.setId("unlock");
    open.setMinWidth(USE_PREF_SIZE);
    Runnable act =
        () -> {
          char[] typed = password.getText().toCharArray();
          password.clear();
          unlock.accept(typed);
        };
    open.setOnAction(_ -> act.run());
    password.setOnAction(_ -> act.run());
    HBox box = new HBox(password, open);
    box.getStyleClass().add("lock");
    return box;
  }

  /** Adds a button for a key that is in no file, and the field for where it is. */
  void offerToken(Texts texts, Consumer<String> take) {
    TextField uri = new TextField();
    uri.setId("token-uri");
    uri.setPromptText("pkcs11:token=…;object=…?module-path=…");
    uri.setAccessibleText(texts.get("setup.token.uri"));
    HBox.setHgrow(uri, Priority.ALWAYS);
    Button use = new Button(texts.get("setup.token.use"));
    use.setId("use-token");
    use.setMinWidth(USE_PREF_SIZE);
    HBox box = new HBox(uri, use);
    box.getStyleClass().add("lock");
    box.setVisible(false);
    box.managedProperty().bind(box.visibleProperty());
    Button offer = new Button(texts.get("setup.token"));
    offer.setId("token");
    offer.setMinWidth(USE_PREF_SIZE);
    offer.setOnAction(
        _ -> {
          box.setVisible(!box.isVisible());
          uri.requestFocus();
        });
    Runnable act =
        () -> {
          box.setVisible(false);
          take.accept(uri.getText());
        };
    use.setOnAction(_ -> act.run());
    uri.setOnAction(_ -> act.run());
    line.getChildren().add(offer);
    getChildren().add(1, box);
  }

  private void show(PlaceRow.Mark now) {
    for (PlaceRow.Mark mark : PlaceRow.Mark.values()) {
      pseudoClassStateChanged(
          PseudoClass.getPseudoClass(mark.name().toLowerCase(Locale.ROOT)), mark == now);
    }
    boolean locked = now == PlaceRow.Mark.LOCKED;
    lock.setVisible(locked);
    lock.setManaged(locked);
    if (locked) {
      password.requestFocus();
    }
  }
}
