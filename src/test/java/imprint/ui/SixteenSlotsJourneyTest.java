package imprint.ui;

import static imprint.ui.AtTheWindow.text;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import imprint.bench.BoardOptions;
import imprint.esp.chip.Chips;
import imprint.ledger.State;
import imprint.line.BenchStation;
import imprint.line.LineSettings;
import imprint.line.SlotPlace;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;

/** Sixteen boards are made at once, and the window stays quick meanwhile. */
@ExtendWith(ApplicationExtension.class)
@SuppressWarnings("NullAway.Init") // what open() sets before each test
class SixteenSlotsJourneyTest {
  private static final int SLOTS = LineSettings.MOST_SLOTS;
  private static final Duration FRAME = Duration.ofMillis(50);

  @TempDir Path folder;
  private BenchStation bench;
  private StationWindow window;

  @Start
  void open(Stage stage) {
    bench = new BenchStation(folder);
    List<SlotPlace> places =
        IntStream.rangeClosed(1, SLOTS)
            .mapToObj(slot -> BenchStation.place("sim:" + slot))
            .toList();
    bench.station().keep(now -> now.withSlots(places));
    plug(0);
    window = AtTheWindow.open(bench, stage, 1280, 800, new NoPicker());
  }

  private void plug(int round) {
    for (int slot = 1; slot <= SLOTS; slot++) {
      bench.plug("sim:" + slot, Chips.ESP32_C3, BoardOptions.of(round * SLOTS + slot));
    }
  }

  @AfterEach
  void close() {
    window.close();
    bench.close();
  }

  @Test
  void noFrameTakesLongerThanAnEyeSees(FxRobot robot) {
    robot.clickOn("#nav-line");
    all(robot, 1);
    for (int slot = 1; slot <= SLOTS; slot++) {
      bench.unplug("sim:" + slot);
    }
    // so long that a loose plug is not taken for another board
    await().pollDelay(Duration.ofSeconds(6)).until(() -> true);
    plug(1);
    // classes are loaded and styles are known by now
    try (FrameWatch watch = FrameWatch.started()) {
      all(robot, 2);
      assertThat(watch.frames()).isGreaterThan(10);
      assertThat(watch.longest()).isLessThan(FRAME);
      assertThat(watch.waited()).isLessThan(FRAME);
    }
    assertThat(bench.ledger().latest(99)).hasSize(2 * SLOTS).allMatch(u -> u.state() == State.DONE);
  }

  private static void all(FxRobot robot, int times) {
    await()
        .atMost(Duration.ofMinutes(1))
        .until(() -> text(robot, "#batch").contains("(" + SLOTS + ")"));
    robot.press(KeyCode.CONTROL, KeyCode.ENTER).release(KeyCode.ENTER, KeyCode.CONTROL);
    await()
        .atMost(Duration.ofMinutes(2))
        .until(() -> text(robot, "#made").equals(Integer.toString(times * SLOTS)));
  }
}
