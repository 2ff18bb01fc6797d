package imprint.ui;

import static imprint.ui.AtTheWindow.press;
import static imprint.ui.AtTheWindow.problem;
import static imprint.ui.AtTheWindow.scan;
import static imprint.ui.AtTheWindow.text;
import static imprint.ui.AtTheWindow.there;
import static imprint.ui.AtTheWindow.type;
import static imprint.ui.AtTheWindow.waitFor;
import static org.assertj.core.api.Assertions.assertThat;

import imprint.line.BenchStation;
import imprint.line.people.Cost;
import imprint.line.people.Listed;
import imprint.line.people.People;
import imprint.line.people.Person;
import imprint.line.people.Role;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.List;
import javafx.event.Event;
import javafx.scene.control.ComboBox;
import javafx.scene.control.TextInputControl;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;
import javafx.stage.WindowEvent;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import org.testfx.util.WaitForAsyncUtils;

/** A line lead lets people in, locks the window, and unlocks it again. */
@ExtendWith(ApplicationExtension.class)
@SuppressWarnings("NullAway.Init") // what open() sets before each test
class KioskJourneyTest {
  private static final String ADA = "BADGE-ADA-0001";
  private static final String BO = "BADGE-BO-0017";

  @TempDir Path folder;
  private BenchStation bench;
  private StationWindow window;
  private Stage stage;

  @Start
  void open(Stage shown) {
    stage = shown;
    // at less cost than a factory would set
    bench = new BenchStation(folder);
    stage.setWidth(1000);
    stage.setHeight(960);
    show();
  }

  private void show() {
    window = AtTheWindow.open(bench, stage, 1000, 960, new NoPicker());
  }

  private People people() {
    return People.open(
        folder.resolve(People.FILE), new SecureRandom(), InstantSource.system(), new Cost(64, 1));
  }

  @AfterEach
  void close() {
    window.close();
    bench.close();
  }

  @Test
  void aLeadLetsPeopleInLocksTheWindowAndUnlocksItByBadge(FxRobot robot) {
    press(robot, "#nav-settings");
    fill(robot, "#person-field-name", "Bo");
    choose(robot, "Packer");
    fill(robot, "#person-pin", "1357");
    press(robot, "#person-save");
    waitFor(() -> problem(robot, "#people-problem").contains("line lead"));

    fill(robot, "#person-field-name", "Ada");
    choose(robot, "Line lead");
    fill(robot, "#person-pin", "2468");
    press(robot, "#person-scan");
    scan(robot, stage.getScene(), ADA);
    assertThat(text(robot, "#person-badge")).contains("read");
    press(robot, "#person-save");
    waitFor(() -> there(robot, "#person-name") && text(robot, "#person-name").equals("Ada"));
    assertThat(people().listed())
        .containsExactly(new Listed(new Person("Ada", Role.LEAD), true, true));
    people().add(new Person("Bo", Role.PACKER), "".toCharArray(), BO);

    // who was entered first goes on with the settings
    press(robot, "#lock-window");
    waitFor(() -> stage.isFullScreen());
    assertThat(people().window().locked()).isTrue();
    type(robot, KeyCode.ESCAPE);
    assertThat(stage.isFullScreen()).isTrue();
    robot.interact(() -> stage.setIconified(true));
    waitFor(() -> !stage.isIconified());
    assertThat(there(robot, "#unlock-window")).isTrue();

    nobodyElseUnlocksIt(robot);
    scan(robot, stage.getScene(), ADA);
    waitFor(() -> !stage.isFullScreen());
    assertThat(people().window().locked()).isFalse();
    assertThat(there(robot, "#lock-window")).isTrue();
    assertThat(text(robot, "#person-name")).isEqualTo("Ada");
  }

  private void nobodyElseUnlocksIt(FxRobot robot) {
    askToClose(robot);
    waitFor(() -> text(robot, "#sign-in-title").contains("locked"));
    assertThat(stage.isShowing()).isTrue();
    type(robot, KeyCode.ESCAPE);
    waitFor(() -> there(robot, "#unlock-window"));

    robot.interact(window::close);
    robot.interact(this::show);
    assertThat(stage.isFullScreen()).isTrue();
    scan(robot, stage.getScene(), ADA);
    waitFor(() -> there(robot, "#person-name"));
    press(robot, "#nav-settings");
    robot.press(KeyCode.CONTROL, KeyCode.SHIFT, KeyCode.F12);
    robot.release(KeyCode.F12, KeyCode.SHIFT, KeyCode.CONTROL);
    waitFor(() -> there(robot, "#sign-in-title"));
    scan(robot, stage.getScene(), BO);
    waitFor(() -> problem(robot, "#sign-in-problem").contains("no line lead"));
    assertThat(stage.isFullScreen()).isTrue();
    askToClose(robot);
    assertThat(stage.isShowing()).isTrue();
  }

  private void askToClose(FxRobot robot) {
    robot.interact(
        () -> Event.fireEvent(stage, new WindowEvent(stage, WindowEvent.WINDOW_CLOSE_REQUEST)));
    WaitForAsyncUtils.waitForFxEvents();
  }

  private static void choose(FxRobot robot, String role) {
    robot.interact(
        () -> {
          ComboBox<Role> roles = robot.lookup("#person-role").query();
          List<String> words =
              roles.getItems().stream().map(roles.getConverter()::toString).toList();
          roles.getSelectionModel().select(words.indexOf(role));
        });
  }

  private static void fill(FxRobot robot, String field, String text) {
    robot.interact(() -> robot.lookup(field).queryAs(TextInputControl.class).setText(text));
  }
}
