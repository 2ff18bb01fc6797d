package imprint.ui;

import static imprint.ui.AtTheWindow.press;
import static imprint.ui.AtTheWindow.text;
import static imprint.ui.AtTheWindow.there;
import static imprint.ui.AtTheWindow.waitFor;
import static org.assertj.core.api.Assertions.assertThat;

import imprint.line.BenchStation;
import java.nio.file.Path;
import javafx.scene.input.Clipboard;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;

/** Somebody wants to know what is wrong, and tells somebody else. */
@ExtendWith(ApplicationExtension.class)
@SuppressWarnings("NullAway.Init") // what open() sets before each test
class SettingsJourneyTest {
  @TempDir Path folder;

  private BenchStation bench;
  private StationWindow window;

  @Start
  void open(Stage stage) {
    bench = new BenchStation(folder);
    window = AtTheWindow.open(bench, stage, 1000, 960, new NoPicker());
  }

  @AfterEach
  void close() {
    window.close();
    bench.close();
  }

  @Test
  void aCodeIsExplainedInTheLanguageOfTheWindow(FxRobot robot) {
    robot.clickOn("#nav-settings");
    waitFor(() -> robot.lookup("#checks .check-sign").tryQuery().isPresent());
    assertThat(there(robot, "#meaning")).isFalse();
    ask(robot, "err 604");
    waitFor(() -> text(robot, "#meaning").startsWith("The vendor id differs"));
    assertThat(text(robot, "#advice")).startsWith("Make all four the same");
    press(robot, "#copy-log");
    robot.interact(() -> assertThat(Clipboard.getSystemClipboard().hasString()).isTrue());

    robot.clickOn("#language-zh");
    waitFor(() -> there(robot, "#code"));
    ask(robot, "101");
    waitFor(() -> text(robot, "#meaning").contains("PAA"));
  }

  /** The field is further down than the window reaches. */
  private static void ask(FxRobot robot, String code) {
    robot.interact(() -> robot.lookup("#code").query().requestFocus());
    robot.write(code, 60);
  }
}
