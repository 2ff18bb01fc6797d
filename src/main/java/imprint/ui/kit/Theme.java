package imprint.ui.kit;

import atlantafx.base.theme.PrimerDark;
import atlantafx.base.theme.PrimerLight;
import javafx.application.Application;
import javafx.scene.Scene;

/** The colours of the window. */
public enum Theme {
  LIGHT,
  DARK,
  /** For bright halls and weak eyes: black, white, and edges around everything. */
  CONTRAST;

  private static final String FOLDER = "/imprint/ui/";

  /**
   * For the whole toolkit and not the scene: the lists of choice boxes are windows of their own.
   */
  public void wear() {
    Application.setUserAgentStylesheet(
        switch (this) {
          case LIGHT, CONTRAST -> new PrimerLight().getUserAgentStylesheet();
          case DARK -> new PrimerDark().getUserAgentStylesheet();
        });
  }

  /** Dresses a scene; a scene can be dressed again. */
  public void dress(Scene scene) {
    scene.getStylesheets().setAll(FOLDER + "imprint.css");
    switch (this) {
      case LIGHT -> {}
      case DARK -> scene.getStylesheets().add(FOLDER + "dark.css");
      case CONTRAST -> scene.getStylesheets().add(FOLDER + "contrast.css");
    }
  }
}
