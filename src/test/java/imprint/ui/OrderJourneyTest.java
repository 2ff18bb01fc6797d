package imprint.ui;

import static imprint.ui.AtTheWindow.press;
import static imprint.ui.AtTheWindow.scan;
import static imprint.ui.AtTheWindow.text;
import static imprint.ui.AtTheWindow.there;
import static imprint.ui.AtTheWindow.type;
import static imprint.ui.AtTheWindow.waitFor;
import static org.assertj.core.api.Assertions.assertThat;

import imprint.bench.BoardOptions;
import imprint.esp.chip.Chips;
import imprint.line.BenchStation;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import javafx.scene.Scene;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;

/** A lead says how orders are told, and an operator begins one by scanning its sheet. */
@ExtendWith(ApplicationExtension.class)
@SuppressWarnings("NullAway.Init") // what open() sets before each test
class OrderJourneyTest {
  private static final String PORT = "sim:1";
  private static final String OTHER = "sim:2";

  @TempDir Path folder;
  private BenchStation bench;
  private StationWindow window;
  private Scene scene;

  @Start
  void open(Stage stage) {
    bench = new BenchStation(folder);
    bench
        .station()
        .keep(now -> now.withSlots(List.of(BenchStation.place(PORT), BenchStation.place(OTHER))));
    bench.plug(PORT, Chips.ESP32_C3, BoardOptions.of(1));
    window = AtTheWindow.open(bench, stage, 1280, 800, new NoPicker());
    scene = stage.getScene();
  }

  @AfterEach
  void close() {
    window.close();
    bench.close();
  }

  @Test
  void aScanAsksAndAPersonBegins(FxRobot robot) throws IOException {
    robot.clickOn("#nav-slots");
    robot.clickOn("#order-prefix").write("MT:");
    // fast keys are held back until they are known to be no scan
    waitFor(() -> field(robot, "#order-prefix").getText().equals("MT:"));
    press(robot, "#keep-prefix");
    waitFor(() -> AtTheWindow.problem(robot, "#slots-problems").contains("MT:"));
    robot.interact(() -> field(robot, "#order-prefix").setText("WO-"));
    press(robot, "#keep-prefix");
    waitFor(() -> bench.station().line().orders().prefix().equals("WO-"));

    robot.clickOn("#nav-line");
    waitFor(() -> there(robot, "#provision"));
    scan(robot, scene, "WO-4711;500");
    waitFor(() -> there(robot, "#order-amount"));
    assertThat(text(robot, "#next-act")).startsWith("Begin order WO-4711?");
    assertThat(there(robot, "#provision")).isFalse();
    assertThat(field(robot, "#order-amount").isFocused()).isTrue();

    // the same sheet once more answers nothing, and types nothing
    scan(robot, scene, "WO-4711;500");
    robot.sleep(300, TimeUnit.MILLISECONDS);
    assertThat(field(robot, "#order-amount").getText()).isEqualTo("500");
    assertThat(lineJson()).doesNotContain("WO-4711");

    // nor does a code of its own with the amount, which is taken for typing but for its end
    scan(robot, scene, "480");
    waitFor(() -> field(robot, "#order-amount").getText().contains("480"));
    robot.sleep(300, TimeUnit.MILLISECONDS);
    assertThat(there(robot, "#order-amount")).isTrue();
    assertThat(lineJson()).doesNotContain("WO-4711");
    robot.interact(() -> field(robot, "#order-amount").selectAll());

    // digits belong to the amount, and not to the slots
    type(robot, KeyCode.DIGIT2);
    waitFor(() -> field(robot, "#order-amount").getText().equals("2"));
    assertThat(text(robot, "#slot-name")).isEqualTo("Slot 1");
    robot.sleep(300, TimeUnit.MILLISECONDS);
    type(robot, KeyCode.ENTER);
    waitFor(() -> text(robot, "#line-labels").contains("WO-4711 is begun: 0 of 2"));
    assertThat(lineJson()).contains("\"number\" : \"WO-4711\"", "\"units\" : 2");
    waitFor(() -> text(robot, "#order").equals("0 / 2"));
    assertThat(text(robot, "#order-name")).isEqualTo("made of WO-4711");
    assertThat(there(robot, "#order-amount")).isFalse();
    assertThat(bench.ledger().latest(9)).as("no board was started").isEmpty();

    // now Enter means the next board again
    type(robot, KeyCode.ENTER);
    waitFor(() -> text(robot, "#order").equals("1 / 2"));
    assertThat(bench.ledger().latest(9).getFirst().order()).isEqualTo("WO-4711");

    // another one, left alone
    scan(robot, scene, "WO-4712");
    waitFor(() -> there(robot, "#order-amount"));
    assertThat(field(robot, "#order-amount").getText()).isEmpty();
    type(robot, KeyCode.ESCAPE);
    waitFor(() -> there(robot, "#provision"));
    assertThat(lineJson()).doesNotContain("WO-4712");
    scan(robot, scene, "WO-4711");
    waitFor(() -> text(robot, "#line-labels").contains("1 of 2 units"));
    assertThat(there(robot, "#order-amount")).isFalse();
    assertThat(bench.ledger().latest(9)).hasSize(1);
  }

  private static TextField field(FxRobot robot, String query) {
    return robot.lookup(query).queryAs(TextField.class);
  }

  private String lineJson() throws IOException {
    return Files.readString(bench.settings().line());
  }
}
