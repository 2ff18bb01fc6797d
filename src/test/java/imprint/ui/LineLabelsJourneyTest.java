package imprint.ui;

import static imprint.ui.AtTheWindow.scan;
import static imprint.ui.AtTheWindow.text;
import static imprint.ui.AtTheWindow.there;
import static imprint.ui.AtTheWindow.type;
import static imprint.ui.AtTheWindow.waitFor;
import static org.assertj.core.api.Assertions.assertThat;

import imprint.bench.BoardOptions;
import imprint.esp.chip.Chips;
import imprint.label.LabelMaker;
import imprint.label.Layout;
import imprint.label.Raster;
import imprint.label.print.PrinterFile;
import imprint.label.print.TcpPrinter;
import imprint.ledger.Event;
import imprint.ledger.LabelTrace;
import imprint.ledger.Unit;
import imprint.line.BenchStation;
import imprint.line.Reprint;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import javafx.scene.Scene;
import javafx.scene.control.ComboBox;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;

/** A line with a printer of its own: boards, labels, an empty roll, and a scan for each label. */
@ExtendWith(ApplicationExtension.class)
@SuppressWarnings("NullAway.Init") // what open() sets before each test
class LineLabelsJourneyTest {
  private static final String PORT = "sim:1";

  @TempDir Path folder;
  private final AtomicReference<String> says = new AtomicReference<>(TcpPrinter.ready());
  private BenchStation bench;
  private TcpPrinter printer;
  private StationWindow window;
  private Scene scene;
  private Stage stage;

  @Start
  void open(Stage shown) throws IOException {
    bench = new BenchStation(folder);
    bench.station().keep(now -> now.withSlots(List.of(BenchStation.place(PORT))));
    printer = new TcpPrinter((question, labels) -> says.get());
    Files.writeString(
        folder.resolve(PrinterFile.NAME),
        "line 3: {how: 'tcp://127.0.0.1:%d', dpi: 300, media: {width: 50, height: 25}}"
            .formatted(printer.port()));
    window = AtTheWindow.open(bench, shown, 1280, 800, new NoPicker());
    scene = shown.getScene();
    stage = shown;
  }

  @AfterEach
  void close() throws IOException {
    window.close();
    printer.close();
    bench.close();
  }

  @Test
  void whatPassesIsPrintedAndWhatIsScannedIsClosed(FxRobot robot) throws Exception {
    robot.clickOn("#nav-slots");
    ComboBox<String> choice = robot.lookup("#line-printer").query();
    waitFor(() -> choice.getItems().contains("line 3"));
    robot.interact(() -> choice.setValue("line 3"));
    waitFor(() -> bench.station().line().printer().isPresent());

    robot.clickOn("#nav-line");
    Unit first = make(robot, 1);
    waitFor(() -> text(robot, "#line-labels").contains("is printed"));
    assertThat(trace(first).stage()).isEqualTo(LabelTrace.Stage.PRINTED);

    // the line goes on without labels, and they come by themselves
    says.set(TcpPrinter.paperOut());
    Unit second = make(robot, 2);
    waitFor(() -> text(robot, "#line-labels").contains("One label waits"));
    assertThat(text(robot, "#next-act")).startsWith("Put labels in");
    Unit third = make(robot, 3);
    waitFor(() -> text(robot, "#line-labels").contains("2 labels wait"));
    assertThat(last(second)).isInstanceOf(Event.Done.class);
    // what is on the screen is no label
    scan(robot, scene, bench.qr(third));
    waitFor(() -> text(robot, "#line-labels").contains("not printed yet"));
    assertThat(text(robot, "#line-labels")).contains("2 labels wait");
    assertThat(text(robot, "#next-act")).startsWith("Put labels in");
    says.set(TcpPrinter.ready());
    String printed = "The label of " + third.serialNumber() + " is printed.";
    waitFor(() -> text(robot, "#line-labels").equals(printed));
    assertThat(trace(second).stage()).isEqualTo(LabelTrace.Stage.PRINTED);
    assertThat(printer.printed()).hasSize(3);
    for (Unit unit : List.of(first, second, third)) {
      assertThat(printer.printed())
          .as(unit.serialNumber())
          .anyMatch(burnt -> AtTheWindow.burnt(burnt, label(unit)));
    }

    scan(robot, scene, bench.qr(third));
    waitFor(() -> text(robot, "#line-labels").contains("is right"));
    assertThat(last(third)).isEqualTo(new Event.LabelScanned("qr-code"));
    scan(robot, scene, "MT:Y.K9042C00KA0648G00");
    waitFor(() -> text(robot, "#line-labels").contains("no unit"));
    assertThat(bench.ledger().latest(9)).hasSize(3);
  }

  @Test
  void labelsThatWereNotPrintedWhenTheStationEndedArePrintedOnOnePress(FxRobot robot)
      throws Exception {
    bench.station().keep(now -> now.withPrinter(Optional.of("line 3")));
    robot.clickOn("#nav-line");
    Unit sent = make(robot, 1);
    waitFor(() -> text(robot, "#line-labels").contains("is printed"));
    says.set(TcpPrinter.paperOut());
    Unit left = make(robot, 2);
    waitFor(() -> text(robot, "#line-labels").contains("One label waits"));
    robot.interact(window::close);

    says.set(TcpPrinter.ready());
    robot.interact(() -> window = AtTheWindow.open(bench, stage, 1280, 800, new NoPicker()));
    robot.clickOn("#nav-line");
    waitFor(() -> there(robot, "#print-left"));
    assertThat(text(robot, "#line-left")).startsWith("One label");
    assertThat(printer.printed()).as("none by itself").hasSize(1);
    robot.press(KeyCode.CONTROL, KeyCode.P).release(KeyCode.P, KeyCode.CONTROL);
    waitFor(() -> text(robot, "#line-labels").contains(left.serialNumber() + " is printed"));
    assertThat(there(robot, "#print-left")).isFalse();
    assertThat(printer.printed()).hasSize(2);
    assertThat(trace(left).stage()).isEqualTo(LabelTrace.Stage.PRINTED);
    assertThat(trace(sent).sent()).as("it was sent once").hasSize(1);
  }

  private Unit make(FxRobot robot, int board) {
    bench.unplug(PORT);
    bench.plug(PORT, Chips.ESP32_C3, BoardOptions.of(board));
    type(robot, KeyCode.ENTER);
    waitFor(() -> text(robot, "#made").equals(Integer.toString(board)));
    return bench.ledger().latest(1).getFirst();
  }

  private Raster label(Unit unit) {
    return new LabelMaker(Layout.standard(), 300)
        .make(Reprint.content(bench.ledger(), unit))
        .rendering()
        .raster();
  }

  private LabelTrace trace(Unit unit) {
    return bench.ledger().labels().trace(unit);
  }

  private Event last(Unit unit) {
    return bench.ledger().history(unit).getLast().event();
  }
}
