package imprint.ui.kit;

import atlantafx.base.theme.PrimerDark;
import atlantafx.base.theme.PrimerLight;
import java.util.List;
import java.util.function.Supplier;
import javafx.application.Application;
import javafx.scene.Scene;

/** The colours of the window. */
public enum Theme {
  LIGHT(() -> new PrimerLight().getUserAgentStylesheet(), List.of()),
  DARK(() -> new PrimerDark().getUserAgentStylesheet(), List.of("dark.css")),
  /** For bright halls and weak eyes: black, white, and edges around everything. */
  CONTRAST(() -> new PrimerLight().getUserAgentStylesheet(), List.of("contrast.css"));

  private static final String FOLDER = "/imprint/ui/";

  private final Supplier<String> toolkit;
  private final List<String> own;

  Theme(Supplier<String> toolkit, List<String> own) {
    this.toolkit = toolkit;
    this.own = own;
  }

  /**
   * For the whole toolkit and not the scene: the lists of choice boxes are windows of their own.
   */
  public void wear() {
    Application.setUserAgentStylesheet(toolkit.get());
  }

  /** Dresses a scene; a scene can be dressed again. */
  public void dress(Scene scene) {
    scene.getStylesheets().setAll(FOLDER + "imprint.css");
    own.forEach(sheet -> scene.getStylesheets().add(FOLDER + sheet));
  }
}
