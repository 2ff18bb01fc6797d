package imprint.ui;

import static imprint.ui.AtTheWindow.scan;
import static imprint.ui.AtTheWindow.text;
import static imprint.ui.AtTheWindow.type;
import static imprint.ui.AtTheWindow.waitFor;
import static org.assertj.core.api.Assertions.assertThat;

import imprint.bench.BoardOptions;
import imprint.bench.Fault;
import imprint.bench.SimulatedBoard;
import imprint.esp.chip.Chips;
import imprint.ledger.State;
import imprint.ledger.Unit;
import imprint.line.BenchStation;
import imprint.line.SlotPlace;
import imprint.nvs.NvsContents;
import imprint.nvs.NvsReader;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import javafx.css.PseudoClass;
import javafx.scene.Node;
import javafx.scene.input.Clipboard;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;

/** A line of four slots: bound by plugging boards in, and then worked at by keyboard alone. */
@ExtendWith(ApplicationExtension.class)
@SuppressWarnings("NullAway.Init") // what open() sets before each test
class LineJourneyTest {
  private static final int FCTRY = (4 << 20) - 0x20000;
  private static final int SIZE = 0x6000;
  private static final int WORN = 3;

  @TempDir Path folder;
  private BenchStation bench;
  private StationWindow window;
  private final List<SimulatedBoard> boards = new ArrayList<>();

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

  private void theReportOfTheFailureIsCopied(FxRobot robot) {
    assertThat(AtTheWindow.there(robot, "#copy-report")).as("slot 1 passed").isFalse();
    type(robot, KeyCode.F3);
    waitFor(() -> text(robot, "#slot-name").equals("Slot 3"));
    robot.clickOn("#copy-report");
    robot.interact(
        () ->
            assertThat(Clipboard.getSystemClipboard().getString())
                .startsWith("Slot 3\n")
                .contains("[rom."));
    assertThat(text(robot, "#copy-report")).isEqualTo("Copied");
    assertThat(robot.lookup("#provision").query().isFocused()).as("the next Enter").isTrue();
    type(robot, KeyCode.F1);
    waitFor(() -> text(robot, "#slot-name").equals("Slot 1"));
  }

  @Test
  void fourBoardsAreBoundAndMadeAtOnceAndOneOfThemFails(FxRobot robot) throws Exception {
    bind(robot);
    robot.clickOn("#nav-line");
    waitFor(() -> robot.lookup("#slot-4").tryQuery().filter(Node::isVisible).isPresent());
    waitFor(() -> text(robot, "#batch").contains("(4)"));

    robot.press(KeyCode.CONTROL, KeyCode.ENTER).release(KeyCode.ENTER, KeyCode.CONTROL);
    waitFor(() -> is(robot, 1, "done") && is(robot, 2, "done") && is(robot, 4, "done"));
    waitFor(() -> is(robot, WORN, "set-aside"));
    assertThat(text(robot, "#next-act")).startsWith("Slot 3:");
    waitFor(() -> text(robot, "#made").equals("3"));
    assertThat(text(robot, "#set-aside")).isEqualTo("1");
    assertThat(text(robot, "#rate")).isEqualTo("75 %");
    theLedgerAndTheFlashSayTheSame();
    theReportOfTheFailureIsCopied(robot);

    robot.clickOn("#nav-slots").clickOn("#order-units").write("500").clickOn("#place-order");
    waitFor(() -> text(robot, "#order").equals("0 / 500"));
    robot.clickOn("#nav-line");
    assertThat(is(robot, 1, "done")).isTrue();

    type(robot, KeyCode.F3);
    assertThat(text(robot, "#slot-name")).isEqualTo("Slot 3");
    assertThat(text(robot, "#happened")).isNotBlank();
    waitFor(() -> text(robot, "#batch").contains("again (1)"));
    type(robot, KeyCode.LEFT);
    assertThat(text(robot, "#slot-name")).isEqualTo("Slot 2");
    assertThat(text(robot, "#unit-name")).isEqualTo(unit(2).serialNumber());
    scan(robot, robot.lookup("#provision").query().getScene(), unit(4).serialNumber());
    assertThat(text(robot, "#slot-name")).isEqualTo("Slot 4");
    assertThat(bench.ledger().latest(9)).hasSize(4);
    type(robot, KeyCode.DIGIT3);
    waitFor(() -> text(robot, "#slot-name").equals("Slot 3"));
    assertThat(text(robot, "#provision")).isEqualTo("Provision slot 3");
    // whoever pressed a key a moment ago and scans now starts no board
    robot.sleep(500);
    scan(robot, robot.lookup("#provision").query().getScene(), unit(4).serialNumber());
    assertThat(text(robot, "#slot-name")).isEqualTo("Slot 4");
    assertThat(is(robot, WORN, "set-aside")).isTrue();
  }

  /** By keyboard alone, with one board after another. */
  private void bind(FxRobot robot) {
    robot.clickOn("#nav-slots");
    type(robot, KeyCode.ENTER);
    List<SlotPlace> places = new ArrayList<>();
    for (int slot = 1; slot <= 4; slot++) {
      waitFor(chip(robot, slot));
      String port = "sim:" + slot;
      BoardOptions sound = BoardOptions.of(slot);
      boards.add(
          bench.plug(
              port,
              Chips.ESP32_C3,
              slot == WORN ? sound.withFault(new Fault.StuckBits(FCTRY, 0xFF)) : sound));
      places.add(BenchStation.place(port));
    }
    waitFor(chip(robot, 5));
    type(robot, KeyCode.ENTER);
    waitFor(() -> bench.station().line().slots().equals(places));
  }

  private static Callable<Boolean> chip(FxRobot robot, int slot) {
    return () -> robot.lookup("#chip-" + slot).tryQuery().isPresent();
  }

  private void theLedgerAndTheFlashSayTheSame() {
    assertThat(bench.ledger().latest(9)).hasSize(4);
    for (int slot = 1; slot <= 4; slot++) {
      Unit unit = unit(slot);
      assertThat(unit.state()).isEqualTo(slot == WORN ? State.SET_ASIDE : State.DONE);
      if (slot != WORN) {
        try (NvsContents flash = NvsReader.read(boards.get(slot - 1).flash(FCTRY, SIZE))) {
          assertThat(flash.string("chip-factory", "serial-num")).contains(unit.serialNumber());
          assertThat(flash.number("chip-factory", "discriminator"))
              .hasValue(unit.claim().discriminator());
        }
      }
    }
  }

  private Unit unit(int slot) {
    String mac = boards.get(slot - 1).mac().toString();
    return bench.ledger().latest(9).stream()
        .filter(unit -> unit.mac().text().equals(mac))
        .findFirst()
        .orElseThrow();
  }

  private static boolean is(FxRobot robot, int slot, String state) {
    return robot
        .lookup("#slot-" + slot)
        .query()
        .getPseudoClassStates()
        .contains(PseudoClass.getPseudoClass(state));
  }
}
