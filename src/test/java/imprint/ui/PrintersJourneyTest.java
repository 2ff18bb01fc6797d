package imprint.ui;

import static imprint.ui.AtTheWindow.press;
import static imprint.ui.AtTheWindow.text;
import static imprint.ui.AtTheWindow.type;
import static imprint.ui.AtTheWindow.waitFor;
import static org.assertj.core.api.Assertions.assertThat;

import imprint.label.Calibration;
import imprint.label.Size;
import imprint.label.print.PrinterFile;
import imprint.label.print.PrinterProfile;
import imprint.label.print.TcpPrinter;
import imprint.line.BenchStation;
import imprint.line.packing.PackingChoice;
import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicReference;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;

/** A line lead who puts a printer beside a station that has none. */
@ExtendWith(ApplicationExtension.class)
@SuppressWarnings("NullAway.Init") // what open() sets before each test
class PrintersJourneyTest {
  @TempDir Path folder;
  private BenchStation bench;
  private final AtomicReference<String> says = new AtomicReference<>(TcpPrinter.ready());
  private TcpPrinter printer;
  private StationWindow window;

  @Start
  void open(Stage stage) throws IOException {
    bench = new BenchStation(folder);
    printer = new TcpPrinter((question, labels) -> says.get());
    window = AtTheWindow.open(bench, stage, 1280, 960, new NoPicker());
  }

  @AfterEach
  void close() throws IOException {
    window.close();
    printer.close();
    bench.close();
  }

  @Test
  void aPrinterIsSetUpCalibratedAndUsed(FxRobot robot) throws Exception {
    robot.clickOn("#nav-labels");
    waitFor(() -> text(robot, "#labels-word").equals("No printer"));
    type(robot, KeyCode.ENTER);
    waitFor(() -> robot.lookup("#printer-name").query().isFocused());
    type(robot, KeyCode.ENTER);
    waitFor(() -> text(robot, "#printers-next-act").startsWith("Correct"));
    assertThat(PrinterFile.read(folder)).isEmpty();
    robot.clickOn("#printer-name").write("packing");
    robot.clickOn("#printer-how").write("127.0.0.1:" + printer.port());
    // what might be a scan is kept back for a moment
    robot.sleep(200);
    press(robot, "#printers-keep");
    waitFor(() -> text(robot, "#printers-next-act").startsWith("It is kept"));
    assertThat(kept().dpi()).isEqualTo(203);

    says.set(TcpPrinter.paperOut());
    press(robot, "#printer-calibrate");
    waitFor(() -> text(robot, "#printers-keep").equals("Print it again"));
    assertThat(printer.printed()).isEmpty();
    says.set(TcpPrinter.ready());
    type(robot, KeyCode.ENTER);
    waitFor(() -> text(robot, "#printers-next-act").startsWith("Measure"));
    assertThat(text(robot, "#printers-keep")).isEqualTo("Keep it");
    assertThat(same(printer.printed().getFirst())).isTrue();
    robot.clickOn("#printer-across").write("9.5");
    robot.clickOn("#printer-below").write("10.5");
    robot.sleep(200);
    press(robot, "#printer-move");
    waitFor(() -> kept().right() == 4);
    assertThat(kept().down()).isEqualTo(-4);

    type(robot, KeyCode.ESCAPE);
    waitFor(() -> text(robot, "#labels-word").equals("No label waits"));
    waitFor(() -> text(robot, "#labels-condition").equals("Ready"));
    robot.clickOn("#labels-today");
    waitFor(() -> PackingChoice.read(folder).today());
    assertThat(PackingChoice.read(folder).printer()).isEqualTo("packing");
  }

  private PrinterProfile kept() {
    return PrinterFile.named(folder, "packing");
  }

  private static boolean same(boolean[][] burnt) {
    return AtTheWindow.burnt(burnt, Calibration.of(new Size(50, 25), 203).raster());
  }
}
