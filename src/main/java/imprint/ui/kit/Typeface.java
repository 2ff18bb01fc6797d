package imprint.ui.kit;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import javafx.scene.text.Font;

/** The bundled typeface: the window looks the same on every machine, even on one without fonts. */
public final class Typeface {
  private static final List<String> FACES = List.of("Inter-Regular.otf", "Inter-Bold.otf");

  private Typeface() {}

  /**
   * Makes the faces known to the style sheet. Call it before the first control is made: on a
   * machine without any font JavaFX cannot make one.
   */
  public static void load() {
    for (String face : FACES) {
      try (InputStream in = Typeface.class.getResourceAsStream("/imprint/ui/fonts/" + face)) {
        if (in == null || Font.loadFont(in, 0) == null) {
          throw new IllegalStateException("cannot load " + face);
        }
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }
}
