package imprint.ui;

import static org.assertj.core.api.Assertions.assertThat;

import imprint.ui.kit.Appearance;
import imprint.ui.kit.Texts;
import imprint.ui.kit.Theme;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Enumeration;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.ResourceBundle;
import java.util.Set;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.scene.control.Labeled;
import javafx.scene.text.Text;
import javafx.stage.Stage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import org.testfx.util.WaitForAsyncUtils;

/** Other languages take more room than English: nothing on any screen is cut off for it. */
@ExtendWith(ApplicationExtension.class)
class LongerWordsJourneyTest {
  private static final String ELLIPSIS = "...";

  /**
   * What is cut where it has to be, and can be read whole elsewhere: the facts of a unit in the
   * list when it is opened, what an element of a layout says in its field; and the word of a tile,
   * which is as large as the two languages leave room for.
   */
  private static final Set<String> ELSEWHERE =
      Set.of("tile-word", "unit-facts", "element-detail", "offer-meaning");

  @Start
  void open(Stage stage) {
    StationWindow.prepareToolkit(Appearance.usual(Locale.ENGLISH));
  }

  @Test
  void nothingIsCutOffInEnglishChineseOrLongerWords() {
    List<String> cut = new ArrayList<>();
    look(cut, Locale.ENGLISH, new Texts(Locale.ENGLISH));
    look(cut, Locale.SIMPLIFIED_CHINESE, new Texts(Locale.SIMPLIFIED_CHINESE));
    look(cut, Locale.ENGLISH, new Texts(Locale.ENGLISH, new Longer()));
    assertThat(cut).isEmpty();
  }

  private static void look(List<String> cut, Locale language, Texts texts) {
    Appearance look = new Appearance(Theme.LIGHT, language);
    WaitForAsyncUtils.waitForAsyncFx(
        120_000,
        () -> {
          new Pictures((name, scene) -> cut.addAll(cutOff(name, scene)), look, texts).render();
          return true;
        });
  }

  private static List<String> cutOff(String name, Scene scene) {
    List<String> cut = new ArrayList<>();
    search(name, scene.getRoot(), cut);
    return cut;
  }

  /** What does not fit is drawn with an ellipsis, which only the text inside shows. */
  private static void search(String name, Node node, List<String> cut) {
    if (!node.isVisible()) {
      return;
    }
    if (node instanceof Labeled labeled
        && labeled.lookup(".text") instanceof Text drawn
        && drawn.getText().endsWith(ELLIPSIS)
        && Collections.disjoint(labeled.getStyleClass(), ELSEWHERE)
        && !Objects.requireNonNullElse(labeled.getText(), "").endsWith(ELLIPSIS)) {
      cut.add(name + ": " + labeled.getText() + " -> " + drawn.getText());
    }
    if (node instanceof Parent parent) {
      parent.getChildrenUnmodifiable().forEach(child -> search(name, child, cut));
    }
  }

  /** English in brackets, with a quarter more of it. */
  private static final class Longer extends ResourceBundle {
    private final ResourceBundle english = new Texts(Locale.ENGLISH).bundle();

    @Override
    protected Object handleGetObject(String key) {
      String text = english.getString(key);
      long letters = text.replaceAll("\\{[^}]*}", "").chars().filter(Character::isLetter).count();
      return letters == 0 ? text : "[" + text + "~".repeat((int) letters / 4) + "]";
    }

    @Override
    public Enumeration<String> getKeys() {
      return Collections.enumeration(english.keySet());
    }
  }
}
