package imprint.ui;

import static imprint.ui.AtTheWindow.press;
import static imprint.ui.AtTheWindow.problem;
import static imprint.ui.AtTheWindow.scan;
import static imprint.ui.AtTheWindow.text;
import static imprint.ui.AtTheWindow.there;
import static imprint.ui.AtTheWindow.type;
import static imprint.ui.AtTheWindow.waitFor;
import static org.assertj.core.api.Assertions.assertThat;

import imprint.bench.BoardOptions;
import imprint.esp.chip.Chips;
import imprint.ledger.Entry;
import imprint.ledger.Unit;
import imprint.line.BenchStation;
import imprint.line.people.Cost;
import imprint.line.people.People;
import imprint.line.people.Person;
import imprint.line.people.Role;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.List;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.ToggleButton;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;

/** Three people at one window: each sees their own screens, and the ledger says who it was. */
@ExtendWith(ApplicationExtension.class)
@SuppressWarnings("NullAway.Init") // what open() sets before each test
class PeopleJourneyTest {
  private static final String PORT = "sim:esp32c3";
  private static final String BO = "BADGE-BO-0017";
  private static final String ADA = "BADGE-ADA-0001";

  @TempDir Path folder;
  private BenchStation bench;
  private StationWindow window;
  private Stage stage;

  @Start
  void open(Stage shown) {
    stage = shown;
    people().add(new Person("Ada", Role.LEAD), "2468".toCharArray(), ADA);
    people().add(new Person("Bo", Role.PACKER), "".toCharArray(), BO);
    people().add(new Person("Chen", Role.OPERATOR), "8642".toCharArray(), "");
    bench = BenchStation.waiting(folder);
    bench.station().keep(now -> now.withSlots(List.of(BenchStation.place(PORT))));
    window = AtTheWindow.open(bench, stage, 1000, 960, new NoPicker());
  }

  /** As the file is; PINs and badges are set at less cost than a factory would. */
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
  void eachSeesTheirOwnScreensAndTheLedgerSaysWhoItWas(FxRobot robot) {
    bench.plug(PORT, Chips.ESP32_C3, BoardOptions.of(1));
    assertThat(there(robot, "#provision")).isFalse();
    assertThat(text(robot, "#sign-in-act")).startsWith("Choose your name");

    robot.write("c").write("1111");
    type(robot, KeyCode.ENTER);
    waitFor(() -> problem(robot, "#sign-in-problem").contains("not the PIN of Chen"));
    assertThat(there(robot, "#provision")).isFalse();
    robot.write("8642");
    type(robot, KeyCode.ENTER);
    waitFor(() -> there(robot, "#provision"));
    assertThat(text(robot, "#person-name")).isEqualTo("Chen");
    assertThat(rail(robot)).containsExactly("nav-history", "nav-line");

    type(robot, KeyCode.ENTER);
    waitFor(() -> text(robot, "#word").equals("PASSED"));
    Unit unit = bench.ledger().latest(1).getFirst();
    assertThat(bench.ledger().history(unit))
        .isNotEmpty()
        .extracting(Entry::by)
        .allMatch(by -> by.person().equals("Chen"));

    scan(robot, stage.getScene(), BO);
    waitFor(() -> text(robot, "#person-name").equals("Bo"));
    assertThat(rail(robot)).containsExactly("nav-history", "nav-labels");
    assertThat(there(robot, "#provision")).isFalse();

    scan(robot, stage.getScene(), ADA);
    waitFor(() -> text(robot, "#person-name").equals("Ada"));
    assertThat(rail(robot)).hasSize(Screen.values().length);
    assertThat(text(robot, "#word")).isEqualTo("PASSED");

    press(robot, "#sign-out");
    waitFor(() -> there(robot, "#sign-in-act"));
    scan(robot, stage.getScene(), "BADGE-OF-NOBODY");
    waitFor(() -> problem(robot, "#sign-in-problem").contains("nobody here"));
    assertThat(there(robot, "#provision")).isFalse();
  }

  @Test
  void whoOnlyWaitsForABoardOrEditsALabelCanBeRelieved(FxRobot robot) {
    scan(robot, stage.getScene(), ADA);
    waitFor(() -> there(robot, "#provision"));
    // nothing is plugged in
    type(robot, KeyCode.ENTER);
    waitFor(() -> there(robot, "#cancel"));
    waitFor(() -> !robot.lookup("#nav-layouts").query().isDisabled());
    press(robot, "#nav-layouts");
    assertThat(there(robot, "#provision")).isFalse();
    press(robot, "#nav-line");
    waitFor(() -> text(robot, "#word").equals("STOPPED"));

    type(robot, KeyCode.ENTER);
    waitFor(() -> !robot.lookup("#sign-out").query().isDisabled());
    scan(robot, stage.getScene(), BO);
    waitFor(() -> text(robot, "#person-name").equals("Bo"));
    scan(robot, stage.getScene(), ADA);
    waitFor(() -> text(robot, "#person-name").equals("Ada"));
    waitFor(() -> text(robot, "#word").equals("STOPPED"));
    assertThat(bench.ledger().latest(9)).isEmpty();

    press(robot, "#nav-layouts");
    robot.interact(
        () -> {
          robot.lookup("#layouts-elements").queryListView().getSelectionModel().select(0);
          robot.lookup("#layouts-preview").query().requestFocus();
        });
    type(robot, KeyCode.UP);
    robot.interact(() -> robot.lookup("#nav-line").queryAs(ToggleButton.class).fire());
    scan(robot, stage.getScene(), BO);
    waitFor(() -> there(robot, "#layouts-question"));
    assertThat(text(robot, "#person-name")).isEqualTo("Ada");
    assertThat(text(robot, "#frame-notice")).startsWith("Bo, a label layout is not saved");
    press(robot, "#layouts-ask-stay");
    waitFor(() -> text(robot, "#frame-notice").isEmpty());
    scan(robot, stage.getScene(), BO);
    waitFor(() -> there(robot, "#layouts-question"));
    robot.interact(() -> robot.lookup("#nav-line").queryAs(ToggleButton.class).fire());
    robot.interact(() -> robot.lookup("#nav-layouts").queryAs(ToggleButton.class).fire());
    assertThat(there(robot, "#layouts-question")).as("Bo is long gone").isFalse();
    assertThat(text(robot, "#person-name")).isEqualTo("Ada");
    scan(robot, stage.getScene(), BO);
    waitFor(() -> there(robot, "#layouts-question"));
    press(robot, "#layouts-ask-discard");
    waitFor(() -> text(robot, "#person-name").equals("Bo"));
  }

  private static List<String> rail(FxRobot robot) {
    Scene scene = robot.lookup(".rail").query().getScene();
    return scene.getRoot().lookupAll(".rail-button").stream().map(Node::getId).sorted().toList();
  }
}
