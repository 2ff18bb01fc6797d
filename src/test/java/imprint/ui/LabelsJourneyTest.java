package imprint.ui;

import static imprint.ui.AtTheWindow.scan;
import static imprint.ui.AtTheWindow.text;
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
import imprint.ledger.Entry;
import imprint.ledger.Event;
import imprint.ledger.Unit;
import imprint.line.BenchStation;
import imprint.line.Outcome;
import imprint.line.Reprint;
import imprint.line.RunWatcher;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import javafx.scene.Scene;
import javafx.scene.control.Label;
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

/**
 * A packer with three finished units and a printer; after the screen is open all is keys and scans.
 */
@ExtendWith(ApplicationExtension.class)
@SuppressWarnings("NullAway.Init") // what open() sets before each test
class LabelsJourneyTest {
  private static final String PORT = "sim:esp32c3";

  @TempDir Path folder;
  private final AtomicReference<String> says = new AtomicReference<>(TcpPrinter.ready());
  private final List<Unit> units = new ArrayList<>();
  private BenchStation bench;
  private TcpPrinter printer;
  private StationWindow window;
  private Scene scene;

  @Start
  void open(Stage stage) throws IOException {
    bench = new BenchStation(folder);
    for (int board = 1; board <= 3; board++) {
      bench.plug(PORT, Chips.ESP32_C3, BoardOptions.of(board));
      assertThat(bench.station().slot(PORT).provisionNext(RunWatcher.NONE))
          .isInstanceOf(Outcome.Done.class);
      units.add(bench.ledger().latest(1).getFirst());
    }
    printer = new TcpPrinter((question, labels) -> says.get());
    Files.writeString(
        folder.resolve(PrinterFile.NAME),
        "packing: {how: 'tcp://127.0.0.1:%d', dpi: 203, media: {width: 50, height: 25}}"
            .formatted(printer.port()));
    window = AtTheWindow.open(bench, stage, 1000, 960, new NoPicker());
    scene = stage.getScene();
  }

  @AfterEach
  void close() throws IOException {
    window.close();
    printer.close();
    bench.close();
  }

  @Test
  void labelsGoOutAreScannedBackAndPrintedAgain(FxRobot robot) throws Exception {
    Unit first = units.get(0);
    Unit second = units.get(1);
    Unit third = units.get(2);
    robot.clickOn("#nav-labels");
    said(robot, "#labels-word", "Next: " + first.serialNumber());
    said(robot, "#labels-condition", "Ready");
    assertThat(robot.lookup("#labels-preview").query().isVisible()).isTrue();

    // one label, to the dot, and another one before it
    type(robot, KeyCode.ENTER);
    said(robot, "#labels-word", "Scan it");
    assertThat(robot.lookup("#labels-preview").query().isVisible()).isFalse();
    assertThat(printer.printed()).hasSize(1);
    missed(robot, first);
    assertThat(same(printer.printed().getFirst(), first)).isTrue();
    scan(robot, scene, bench.qr(third));
    said(robot, "#labels-word", "WRONG LABEL");
    assertThat(text(robot, "#labels-sentence"))
        .contains(first.serialNumber(), third.serialNumber());
    assertThat(last(first)).isInstanceOf(Event.LabelPrinted.class);
    assertThat(last(third)).isInstanceOf(Event.Done.class);
    scan(robot, scene, bench.qr(first));
    said(robot, "#labels-word", "RIGHT");
    assertThat(last(first)).isEqualTo(new Event.LabelScanned("qr-code"));
    assertThat(printer.printed()).as("a scanner presses nothing").hasSize(1);

    // no paper: nothing is lost, and the same label comes out once
    waitFor(() -> !missesAny(robot));
    says.set(TcpPrinter.paperOut());
    type(robot, KeyCode.SPACE);
    said(robot, "#labels-word", "Not printed");
    assertThat(text(robot, "#labels-sentence")).contains("out of labels");
    said(robot, "#labels-condition", "Out of labels");
    assertThat(last(second)).isInstanceOf(Event.Done.class);
    says.set(TcpPrinter.ready());
    type(robot, KeyCode.ENTER);
    said(robot, "#labels-word", "Scan it");
    assertThat(printer.printed()).hasSize(2);
    assertThat(same(printer.printed().get(1), second)).isTrue();
    scan(robot, scene, second.serialNumber());
    said(robot, "#labels-word", "RIGHT");

    again(robot, first);
    batch(robot, third);
  }

  /** Its serial number is there for who asks; nothing else happens then. */
  private void missed(FxRobot robot, Unit unit) throws Exception {
    waitFor(() -> missesAny(robot));
    ToggleButton line = robot.lookup("#labels-unscanned").queryAs(ToggleButton.class);
    assertThat(line.getText()).isEqualTo("1 label not scanned yet");
    robot.interact(line::fire);
    Label whose = robot.lookup("#labels-unscanned-serials").queryAs(Label.class);
    assertThat(whose.getText()).isEqualTo(unit.serialNumber());
    assertThat(text(robot, "#labels-word")).isEqualTo("Scan it");
    assertThat(printer.printed()).hasSize(1);
  }

  private static boolean missesAny(FxRobot robot) {
    return robot
        .lookup("#labels-unscanned")
        .tryQuery()
        .filter(line -> line.getParent().isVisible())
        .isPresent();
  }

  private void again(FxRobot robot, Unit unit) throws Exception {
    scan(robot, scene, unit.mac().text());
    said(robot, "#labels-unit", unit.serialNumber());
    waitFor(() -> robot.lookup("#labels-again").tryQuery().isPresent());
    type(robot, KeyCode.ENTER);
    assertThat(text(robot, "#labels-next-act")).contains("reason");
    assertThat(printer.printed()).hasSize(2);
    robot.clickOn("#reason-smeared");
    type(robot, KeyCode.ENTER);
    said(robot, "#labels-word", "Scan it");
    assertThat(printer.printed()).hasSize(3);
    assertThat(same(printer.printed().get(2), unit)).isTrue();
    assertThat(bench.ledger().history(unit).stream().map(Entry::event))
        .contains(new Event.LabelSent("packing", "standard", 1, "Smeared"));
    scan(robot, scene, bench.qr(unit));
    said(robot, "#labels-word", "RIGHT");
  }

  private void batch(FxRobot robot, Unit left) throws Exception {
    type(robot, KeyCode.F2);
    robot.clickOn("#batch-from").write(lowest());
    robot.clickOn("#batch-to").write(highest());
    // a person, and no scanner: those are faster
    robot.sleep(200);
    type(robot, KeyCode.ENTER);
    said(robot, "#labels-word", "1 label");
    assertThat(text(robot, "#labels-sentence"))
        .contains(left.serialNumber(), "2 more are left out");
    assertThat(printer.printed()).hasSize(3);
    type(robot, KeyCode.ENTER);
    said(robot, "#labels-word", "Scan it");
    assertThat(same(printer.printed().get(3), left)).isTrue();
    scan(robot, scene, "MT:-24J042C00KA0648G00");
    said(robot, "#labels-word", "NOT KNOWN");
    scan(robot, scene, bench.qr(left));
    said(robot, "#labels-word", "RIGHT");
    type(robot, KeyCode.ENTER);
    said(robot, "#labels-word", "No label waits");
    assertThat(printer.printed()).hasSize(4);
  }

  private String lowest() {
    return units.stream().map(Unit::serialNumber).sorted().findFirst().orElseThrow();
  }

  private String highest() {
    return units.stream().map(Unit::serialNumber).sorted().toList().getLast();
  }

  private static void said(FxRobot robot, String where, String what) {
    waitFor(() -> text(robot, where).equals(what));
  }

  private Event last(Unit unit) {
    return bench.ledger().history(unit).getLast().event();
  }

  /** Whether the print head burnt what was checked, dot by dot. */
  private boolean same(boolean[][] burnt, Unit unit) {
    Raster made =
        new LabelMaker(Layout.standard(), 203)
            .make(Reprint.content(bench.ledger(), unit))
            .rendering()
            .raster();
    return AtTheWindow.burnt(burnt, made);
  }
}
