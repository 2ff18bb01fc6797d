package imprint.ui;

import static org.assertj.core.api.Assertions.assertThat;

import imprint.ui.kit.Typeface;
import imprint.ui.kit.Wedge;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import javafx.event.Event;
import javafx.event.EventType;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.VBox;
import javafx.stage.Stage;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;

/** A scanner and a person at the same keyboard, before a window that has a button and a field. */
@ExtendWith(ApplicationExtension.class)
@SuppressWarnings("NullAway.Init") // what open() sets before each test
class WedgeJourneyTest {
  private static final Duration SCANNER = Duration.ofMillis(5);
  private static final Duration PERSON = Duration.ofMillis(180);

  private final AtomicLong now = new AtomicLong();
  private final List<String> scans = new ArrayList<>();
  private boolean meant = true;
  private int presses;
  private Scene scene;
  private Button button;
  private TextField field;

  @Start
  void open(Stage stage) {
    Typeface.load();
    button = new Button("Go");
    button.setDefaultButton(true);
    button.setOnAction(_ -> presses++);
    field = new TextField();
    scene = new Scene(new VBox(button, field));
    new Wedge(scene, now::get)
        .give(
            text -> {
              scans.add(text);
              return meant;
            });
    stage.setScene(scene);
    stage.show();
  }

  @BeforeEach
  void nobodyHasTheKeysYet(FxRobot robot) {
    robot.interact(button::requestFocus);
  }

  @Test
  void aScanReachesWhoItIsMeantForAndPressesNoButton(FxRobot robot) {
    types(robot, "MT:Y.K90S0", SCANNER);
    enter(robot, SCANNER);
    assertThat(scans).containsExactly("MT:Y.K90S0");
    assertThat(presses).isZero();
    assertThat(field.getText()).isEmpty();
  }

  @Test
  void aScannerThatEndsItsLineTwicePressesNoButtonEither(FxRobot robot) {
    types(robot, "MT:Y.K90S0", SCANNER);
    enter(robot, SCANNER);
    enter(robot, SCANNER);
    assertThat(presses).isZero();
    enter(robot, PERSON);
    assertThat(presses).as("a finger, a moment later").isEqualTo(1);
  }

  @Test
  void whatFollowsATabInACodePressesNoButtonEither(FxRobot robot) {
    types(robot, "WO-4711", SCANNER);
    key(robot, KeyCode.TAB, "\t", SCANNER);
    robot.interact(field::requestFocus);
    types(robot, "500", Duration.ofMillis(30));
    enter(robot, Duration.ofMillis(30));
    assertThat(scans).containsExactly("WO-4711");
    assertThat(presses).isZero();
    enter(robot, PERSON);
    assertThat(presses).as("a finger, a moment later").isEqualTo(1);
  }

  @Test
  void aShortCodePressesNoButton(FxRobot robot) {
    types(robot, "A-042", SCANNER);
    enter(robot, SCANNER);
    assertThat(presses).isZero();
    types(robot, "42", PERSON);
    enter(robot, PERSON);
    assertThat(presses).as("a finger").isEqualTo(1);
  }

  @Test
  void aCodeThatASlowComputerTookInTwoPressesNoButton(FxRobot robot) {
    types(robot, "MT:S.K", SCANNER);
    now.addAndGet(Duration.ofMillis(75).toNanos());
    types(robot, "90O57JA0648G00", SCANNER);
    enter(robot, SCANNER);
    assertThat(presses).isZero();
  }

  /** Ctrl and ] stand for the separator of GS1. */
  @Test
  void aCodeInSeveralPartsIsTakenWhole(FxRobot robot) {
    types(robot, "010950600013", SCANNER);
    robot.interact(
        () -> {
          now.addAndGet(SCANNER.toNanos());
          fire(KeyEvent.KEY_PRESSED, "", KeyCode.CONTROL, true);
          fire(KeyEvent.KEY_PRESSED, "", KeyCode.CLOSE_BRACKET, true);
          fire(KeyEvent.KEY_TYPED, "\u001d", KeyCode.UNDEFINED, true);
          fire(KeyEvent.KEY_RELEASED, "", KeyCode.CLOSE_BRACKET, true);
          fire(KeyEvent.KEY_RELEASED, "", KeyCode.CONTROL, false);
        });
    types(robot, "21ABC12345", SCANNER);
    enter(robot, SCANNER);
    assertThat(scans).containsExactly("010950600013\u001d21ABC12345");
    assertThat(presses).isZero();
  }

  @Test
  void keysThatWereLetGoInAnotherWindowDoNotSpoilTheNextScan(FxRobot robot) {
    robot.interact(
        () -> {
          fire(KeyEvent.KEY_PRESSED, "", KeyCode.A, false);
          fire(KeyEvent.KEY_PRESSED, "", KeyCode.ENTER, false);
        });
    // a dialog is open for a moment: what is let go there is not heard here
    now.addAndGet(Duration.ofSeconds(2).toNanos());
    robot.interact(
        () -> {
          field.requestFocus();
          presses = 0;
        });
    types(robot, "MT:Y.K90S0", SCANNER);
    enter(robot, SCANNER);
    assertThat(scans).containsExactly("MT:Y.K90S0");
    assertThat(presses).isZero();
  }

  @Test
  void aKeyThatIsHeldIsOnePress(FxRobot robot) {
    List<KeyCode> heard = new ArrayList<>();
    robot.interact(
        () -> {
          field.requestFocus();
          scene.getRoot().addEventFilter(KeyEvent.KEY_PRESSED, key -> heard.add(key.getCode()));
          for (KeyCode code : List.of(KeyCode.F2, KeyCode.ENTER, KeyCode.LEFT)) {
            for (int repeat = 0; repeat < 5; repeat++) {
              now.addAndGet(Duration.ofMillis(30).toNanos());
              fire(KeyEvent.KEY_PRESSED, "", code, false);
            }
            fire(KeyEvent.KEY_RELEASED, "", code, false);
          }
        });
    assertThat(heard)
        .containsExactly(
            KeyCode.F2,
            KeyCode.ENTER,
            KeyCode.LEFT,
            KeyCode.LEFT,
            KeyCode.LEFT,
            KeyCode.LEFT,
            KeyCode.LEFT);
    assertThat(presses).isEqualTo(1);
  }

  @Test
  void whatAPersonTypesStandsInTheField(FxRobot robot) {
    robot.interact(field::requestFocus);
    types(robot, "3497", PERSON);
    now.addAndGet(PERSON.toNanos());
    AtTheWindow.waitFor(() -> field.getText().equals("3497"));
    enter(robot, PERSON);
    assertThat(scans).isEmpty();
    assertThat(presses).isEqualTo(1);
  }

  @Test
  void whatNobodyWantsIsTypedWhereTheFocusIs(FxRobot robot) {
    meant = false;
    robot.interact(field::requestFocus);
    types(robot, "SN-000042", SCANNER);
    enter(robot, SCANNER);
    assertThat(field.getText()).isEqualTo("SN-000042");
    assertThat(presses).isZero();
  }

  private void types(FxRobot robot, String text, Duration apart) {
    for (int at = 0; at < text.length(); at++) {
      char each = text.charAt(at);
      KeyCode code = Character.isDigit(each) ? KeyCode.DIGIT1 : KeyCode.A;
      key(robot, code, String.valueOf(each), apart);
    }
  }

  private void enter(FxRobot robot, Duration after) {
    key(robot, KeyCode.ENTER, "\r", after);
  }

  private void key(FxRobot robot, KeyCode code, String text, Duration after) {
    robot.interact(
        () -> {
          now.addAndGet(after.toNanos());
          fire(KeyEvent.KEY_PRESSED, "", code, false);
          fire(KeyEvent.KEY_TYPED, text, KeyCode.UNDEFINED, false);
          fire(KeyEvent.KEY_RELEASED, "", code, false);
        });
  }

  private void fire(EventType<KeyEvent> type, String text, KeyCode code, boolean control) {
    Event.fireEvent(
        scene.getFocusOwner(), new KeyEvent(type, text, "", code, false, control, false, false));
  }
}
