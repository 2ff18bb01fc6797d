package imprint.ui;

import static imprint.ui.AtTheWindow.text;
import static imprint.ui.AtTheWindow.waitFor;
import static org.assertj.core.api.Assertions.assertThat;

import imprint.bench.BoardOptions;
import imprint.bench.SimulatedBoard;
import imprint.esp.chip.Chips;
import imprint.ledger.Entry;
import imprint.ledger.Event;
import imprint.ledger.State;
import imprint.ledger.Unit;
import imprint.line.BenchStation;
import imprint.line.Outcome;
import imprint.line.RunWatcher;
import imprint.nvs.NvsContents;
import imprint.nvs.NvsReader;
import java.nio.file.Path;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.VBox;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import org.testfx.util.WaitForAsyncUtils;

/** A technician with two units that came back; after the port everything is keys and scans. */
@ExtendWith(ApplicationExtension.class)
@SuppressWarnings("NullAway.Init") // what open() sets before each test
class ReturnsJourneyTest {
  private static final String PORT = "sim:esp32c3";
  private static final int FCTRY = (4 << 20) - 0x20000;
  private static final int SIZE = 0x6000;

  @TempDir Path folder;
  private BenchStation bench;
  private StationWindow window;
  private Unit first;
  private Unit second;
  private byte[] written = {};

  @Start
  void open(Stage stage) {
    bench = new BenchStation(folder);
    SimulatedBoard board = bench.plug(PORT, Chips.ESP32_C3, BoardOptions.of(1));
    first = made();
    written = board.flash(FCTRY, SIZE);
    bench.plug(PORT, Chips.ESP32_C3, BoardOptions.of(2));
    second = made();
    window = AtTheWindow.open(bench, stage, 1000, 960, new NoPicker());
  }

  private Unit made() {
    Outcome outcome = bench.station().slot(PORT).provisionNext(RunWatcher.NONE);
    assertThat(outcome).isInstanceOf(Outcome.Done.class);
    return bench.ledger().latest(1).getFirst();
  }

  @AfterEach
  void close() {
    window.close();
    bench.close();
  }

  @Test
  void oneUnitGetsItsIdentityAgainAndAnotherANewOne(FxRobot robot) throws Exception {
    robot.clickOn("#nav-returns");
    robot.clickOn("#returns-port").write(PORT);
    robot.clickOn("#returns-scan");

    // the first came back blank
    SimulatedBoard blank = bench.plug(PORT, Chips.ESP32_C3, BoardOptions.of(1));
    scan(robot, "");
    waitFor(() -> text(robot, "#returns-case").contains(first.serialNumber()));
    assertThat(text(robot, "#returns-board")).contains("is blank");
    VBox history = robot.lookup("#returns-history").queryAs(VBox.class);
    assertThat(history.getChildren()).hasSize(bench.ledger().history(first).size());
    scan(robot, bench.qr(first));
    waitFor(() -> text(robot, "#returns-case").contains("are those of unit"));
    key(robot, KeyCode.F2);
    waitFor(() -> robot.lookup("#returns-asking").query().isVisible());
    robot.write("came back blank");
    key(robot, KeyCode.ENTER);
    waitFor(() -> text(robot, "#returns-word").equals("RESTORED"));
    assertThat(blank.flash(FCTRY, SIZE)).isEqualTo(written);
    assertThat(bench.ledger().history(first).stream().map(Entry::event))
        .contains(new Event.Returned("agrees", "restore", "came back blank"))
        .last()
        .isInstanceOf(Event.Restored.class);
    assertThat(robot.lookup("#nav-history").query().isDisabled()).isFalse();

    // the second is to become another one
    key(robot, KeyCode.ENTER);
    waitFor(() -> text(robot, "#returns-word").startsWith("Connect the board"));
    SimulatedBoard board = bench.plug(PORT, Chips.ESP32_C3, BoardOptions.of(2));
    scan(robot, "");
    waitFor(() -> text(robot, "#returns-case").contains(second.serialNumber()));
    key(robot, KeyCode.F3);
    robot.write("passcode was published");
    key(robot, KeyCode.ENTER);
    scan(robot, bench.qr(first));
    waitFor(() -> text(robot, "#returns-next-act").startsWith("Look for the label"));
    assertThat(now(second).state()).isEqualTo(State.DONE);
    scan(robot, bench.qr(second));
    waitFor(() -> text(robot, "#returns-word").equals("RENEWED"));

    assertThat(now(second).state()).isEqualTo(State.RETIRED);
    Unit successor = bench.ledger().carriedBy(second.mac()).orElseThrow();
    assertThat(text(robot, "#returns-sentence"))
        .contains(successor.serialNumber(), second.serialNumber());
    assertThat(now(second).last().event())
        .isEqualTo(new Event.ReplacedBy(successor.serialNumber(), "passcode was published"));
    assertThat(robot.lookup("#returns-label").query().isVisible()).isTrue();
    try (NvsContents flash = NvsReader.read(board.flash(FCTRY, SIZE))) {
      assertThat(flash.string("chip-factory", "serial-num")).contains(successor.serialNumber());
    }

    // what is not possible leaves its key to no other act
    key(robot, KeyCode.ENTER);
    waitFor(() -> text(robot, "#returns-word").startsWith("Connect the board"));
    board.fill(FCTRY, written);
    scan(robot, "");
    waitFor(() -> text(robot, "#returns-case").contains(first.serialNumber()));
    key(robot, KeyCode.F1);
    assertThat(robot.lookup("#returns-asking").query().isVisible()).isFalse();
    key(robot, KeyCode.F4);
    waitFor(() -> robot.lookup("#returns-asking").query().isVisible());
    assertThat(text(robot, "#returns-act")).startsWith("Retire");
  }

  private static void scan(FxRobot robot, String text) {
    robot.write(text);
    key(robot, KeyCode.ENTER);
  }

  private static void key(FxRobot robot, KeyCode key) {
    robot.press(key).release(key);
    WaitForAsyncUtils.waitForFxEvents();
  }

  private Unit now(Unit unit) {
    return bench.ledger().find(unit.serialNumber()).orElseThrow();
  }
}
