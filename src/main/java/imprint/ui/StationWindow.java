package imprint.ui;

import atlantafx.base.theme.PrimerLight;
import javafx.scene.Scene;

/** The station's window: composes the screens and shows them. */
public final class StationWindow {
  private StationWindow() {}

  static void style(Scene scene) {
    scene.setUserAgentStylesheet(new PrimerLight().getUserAgentStylesheet());
    scene.getStylesheets().add("/imprint/ui/imprint.css");
  }
}
