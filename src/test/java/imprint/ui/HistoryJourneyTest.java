package imprint.ui;

import static imprint.ui.AtTheWindow.text;
import static imprint.ui.AtTheWindow.waitFor;
import static org.assertj.core.api.Assertions.assertThat;

import imprint.bench.BoardOptions;
import imprint.esp.chip.Chips;
import imprint.ledger.Event;
import imprint.ledger.State;
import imprint.ledger.Unit;
import imprint.line.BenchStation;
import imprint.line.Outcome;
import imprint.line.RunWatcher;
import imprint.matter.OnboardingPayload;
import imprint.ui.kit.FilePicker;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import javafx.scene.control.ListView;
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

/** A line lead looks for units by what is printed on them, and takes a table home. */
@ExtendWith(ApplicationExtension.class)
@SuppressWarnings("NullAway.Init") // what open() sets before each test
class HistoryJourneyTest implements FilePicker {
  private static final String PORT = "sim:esp32c3";

  @TempDir Path folder;
  private BenchStation bench;
  private StationWindow window;
  private Unit first;
  private Unit second;

  @Start
  void open(Stage stage) {
    bench = new BenchStation(folder);
    first = made(1);
    bench.station().keep(now -> now.withOrders(now.orders().begin("WO-4711", 5, Instant.now())));
    second = made(2);
    bench
        .ledger()
        .append(second, State.DONE, new Event.Retired("Broken"), imprint.ledger.By.station("desk"))
        .orRefuse();
    window = AtTheWindow.open(bench, stage, 1000, 960, this);
  }

  private Unit made(long unit) {
    bench.plug(PORT, Chips.ESP32_C3, BoardOptions.of(unit));
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
  void anythingOnTheLabelFindsTheUnitAndTheTableHasNoSecrets(FxRobot robot) throws Exception {
    robot.clickOn("#nav-history");
    ListView<?> list = robot.lookup("#history-list").queryAs(ListView.class);
    waitFor(() -> list.getItems().size() == 2);

    String qr = bench.qr(first);
    for (String scan :
        List.of(
            qr,
            OnboardingPayload.grouped(OnboardingPayload.parse(qr).manualCode()),
            first.mac().text().replace(":", "").toUpperCase(Locale.ROOT))) {
      // a scanner types into what has the focus, and what it typed before is gone
      robot.write(scan).press(KeyCode.ENTER).release(KeyCode.ENTER);
      waitFor(() -> text(robot, "#history-serial").equals(first.serialNumber()));
      assertThat(list.getItems()).as(scan).hasSize(1);
      robot.write(second.serialNumber()).press(KeyCode.ENTER).release(KeyCode.ENTER);
      waitFor(() -> text(robot, "#history-serial").equals(second.serialNumber()));
    }
    assertThat(text(robot, "#history-word")).isEqualTo("Retired");
    VBox moments = robot.lookup("#history-moments").queryAs(VBox.class);
    assertThat(moments.getChildren()).hasSize(bench.ledger().history(second).size());
    assertThat(robot.from(moments).lookup("Retired for good: Broken").tryQuery()).isPresent();

    robot.write("WO-4711;5").press(KeyCode.ENTER).release(KeyCode.ENTER);
    waitFor(() -> text(robot, "#history-next-act").startsWith("Order WO-4711: 1 found, 0 passed"));
    assertThat(list.getItems()).hasSize(1);
    assertThat(text(robot, "#history-serial")).isEqualTo(second.serialNumber());
    VBox facts = robot.lookup("#history-facts").queryAs(VBox.class);
    assertThat(robot.from(facts).lookup("WO-4711").tryQuery()).isPresent();

    robot.clickOn("#history-latest");
    waitFor(() -> list.getItems().size() == 2);
    robot.clickOn("#history-export");
    waitFor(() -> text(robot, "#history-next-act").startsWith("2 units"));
    assertThat(Files.readString(folder.resolve("units.csv")))
        .contains(first.serialNumber(), second.serialNumber(), "RETIRED", "Broken")
        .doesNotContain("MT:", OnboardingPayload.parse(qr).manualCode());

    robot.clickOn("#history-figures");
    waitFor(() -> text(robot, "#history-total").startsWith("2 passed"));
    assertThat(robot.lookup("#history-yield .bar-number").queryAll()).isNotEmpty();
  }

  @Override
  public Optional<Path> open(String title) {
    return Optional.empty();
  }

  @Override
  public Optional<Path> save(String title, String suggestedName) {
    return Optional.of(folder.resolve(suggestedName));
  }
}
