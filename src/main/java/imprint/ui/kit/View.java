package imprint.ui.kit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URL;
import java.util.Objects;
import javafx.fxml.FXMLLoader;
import javafx.scene.Parent;

/** Every view of the window, so that a wrong name does not compile. */
public enum View {
  OPENING("opening/opening.fxml"),
  SIGN_IN("people/signin.fxml"),
  FRAME("frame.fxml"),
  LINE("line/line.fxml"),
  LABELS("labels/labels.fxml"),
  PRINTERS("labels/printers.fxml"),
  HISTORY("history/history.fxml"),
  RETURNS("returns/returns.fxml"),
  SETUP("setup/setup.fxml"),
  SETUP_IDENTITY("setup/identity.fxml"),
  SETUP_CREDENTIALS("setup/credentials.fxml"),
  SETUP_DATA("setup/data.fxml"),
  SETUP_TARGET("setup/target.fxml"),
  SETUP_LABEL("setup/label.fxml"),
  SETUP_GOLDEN("setup/golden.fxml"),
  LAYOUTS("layouts/layouts.fxml"),
  LAYOUTS_SIDE("layouts/side.fxml"),
  SLOTS("slots/slots.fxml"),
  SETTINGS("settings/settings.fxml"),
  PEOPLE("people/people.fxml"),
  LOCK("people/lock.fxml");

  private final String file;

  View(String file) {
    this.file = file;
  }

  /** Makes the view, with {@code controller} as the one that its FXML names. */
  public Parent load(Texts texts, Object controller) {
    URL url = Objects.requireNonNull(View.class.getResource("/imprint/ui/" + file), file);
    FXMLLoader loader = new FXMLLoader(url, texts.bundle());
    loader.setControllerFactory(_ -> controller);
    try {
      return loader.load();
    } catch (IOException e) {
      throw new UncheckedIOException(file, e);
    }
  }
}
