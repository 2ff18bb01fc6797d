package imprint.ui;

import static org.awaitility.Awaitility.await;

import imprint.label.Raster;
import imprint.line.BenchStation;
import imprint.ui.kit.Appearance;
import imprint.ui.kit.FilePicker;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Locale;
import java.util.concurrent.Callable;
import javafx.event.Event;
import javafx.event.EventType;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.ButtonBase;
import javafx.scene.control.Labeled;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.stage.Stage;
import org.testfx.api.FxRobot;
import org.testfx.util.WaitForAsyncUtils;

/** What a person does at the window, and sees there. */
final class AtTheWindow {
  private AtTheWindow() {}

  /** The window of that station, in English, as large as given in dots. */
  static StationWindow open(
      BenchStation bench, Stage stage, int width, int height, FilePicker picker) {
    Appearance look = Appearance.usual(Locale.ENGLISH);
    StationWindow.prepareToolkit(look);
    Path log = bench.settings().line().resolveSibling("imprint.log");
    StationWindow window =
        new StationWindow(bench.station(), look, InstantSource.system(), log, _ -> {});
    stage.setWidth(width);
    stage.setHeight(height);
    window.show(stage, _ -> picker);
    return window;
  }

  /** Whether a printer burnt these dots, each of them. */
  static boolean burnt(boolean[][] dots, Raster made) {
    boolean same = dots.length == made.height() && dots[0].length == made.width();
    for (int y = 0; same && y < made.height(); y++) {
      for (int x = 0; x < made.width(); x++) {
        same &= dots[y][x] == made.black(x, y);
      }
    }
    return same;
  }

  static String text(FxRobot robot, String query) {
    return robot.lookup(query).queryAs(Labeled.class).getText();
  }

  /** The sentence of the problem that is shown there; empty where there is none. */
  static String problem(FxRobot robot, String place) {
    return robot
        .lookup(place + " .problem-sentence")
        .tryQueryAs(Labeled.class)
        .map(Labeled::getText)
        .orElse("");
  }

  /** Whether it is on the screen, and nothing hides it. */
  static boolean there(FxRobot robot, String query) {
    return robot.lookup(query).tryQuery().filter(AtTheWindow::shown).isPresent();
  }

  private static boolean shown(Node node) {
    boolean shown = true;
    for (Node each = node; each != null; each = each.getParent()) {
      shown &= each.isVisible();
    }
    return shown;
  }

  static void waitFor(Callable<Boolean> condition) {
    await().atMost(Duration.ofMinutes(1)).until(condition);
    // what was seen may be the first of several changes
    WaitForAsyncUtils.waitForFxEvents();
  }

  static void press(FxRobot robot, String button) {
    robot.interact(() -> robot.lookup(button).queryAs(ButtonBase.class).fire());
    WaitForAsyncUtils.waitForFxEvents();
  }

  static void type(FxRobot robot, KeyCode key) {
    robot.press(key).release(key);
    WaitForAsyncUtils.waitForFxEvents();
  }

  /** As a scanner does, wherever the focus is; Enter ends it. */
  static void scan(FxRobot robot, Scene scene, String printed) {
    robot.interact(
        () -> {
          for (int at = 0; at < printed.length(); at++) {
            char each = printed.charAt(at);
            KeyCode code = Character.isDigit(each) ? KeyCode.DIGIT1 : KeyCode.A;
            fire(scene, KeyEvent.KEY_PRESSED, "", code);
            fire(scene, KeyEvent.KEY_TYPED, String.valueOf(each), KeyCode.UNDEFINED);
            fire(scene, KeyEvent.KEY_RELEASED, "", code);
          }
          fire(scene, KeyEvent.KEY_PRESSED, "", KeyCode.ENTER);
          fire(scene, KeyEvent.KEY_TYPED, "\r", KeyCode.UNDEFINED);
          fire(scene, KeyEvent.KEY_RELEASED, "", KeyCode.ENTER);
        });
    WaitForAsyncUtils.waitForFxEvents();
  }

  private static void fire(Scene scene, EventType<KeyEvent> type, String text, KeyCode code) {
    Event.fireEvent(
        scene.getFocusOwner(), new KeyEvent(type, text, "", code, false, false, false, false));
  }
}
