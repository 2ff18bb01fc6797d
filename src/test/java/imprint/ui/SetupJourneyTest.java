package imprint.ui;

import static imprint.ui.AtTheWindow.press;
import static imprint.ui.AtTheWindow.scan;
import static imprint.ui.AtTheWindow.text;
import static imprint.ui.AtTheWindow.waitFor;
import static org.assertj.core.api.Assertions.assertThat;

import imprint.bench.BoardOptions;
import imprint.esp.chip.Chips;
import imprint.factory.ProductFile;
import imprint.label.print.PrinterFile;
import imprint.label.print.TcpPrinter;
import imprint.ledger.LabelTrace;
import imprint.ledger.State;
import imprint.ledger.Unit;
import imprint.line.BenchStation;
import imprint.matter.Discriminator;
import imprint.matter.OnboardingPayload;
import imprint.ui.kit.FilePicker;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import javafx.scene.Scene;
import javafx.scene.control.Labeled;
import javafx.scene.control.TextInputControl;
import javafx.scene.control.ToggleButton;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.Pane;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import org.testfx.util.WaitForAsyncUtils;

/** A product from nothing to its second version, with the window closed in between. */
@ExtendWith(ApplicationExtension.class)
@SuppressWarnings("NullAway.Init") // what open() sets before each test
class SetupJourneyTest implements FilePicker {
  private static final String PORT = "sim:esp32c3";

  @TempDir Path folder;
  private BenchStation bench;
  private TcpPrinter printer;
  private Stage stage;
  private StationWindow window;
  private Path pick;

  @Start
  void open(Stage shown) throws IOException {
    stage = shown;
    bench = new BenchStation(folder);
    printer = TcpPrinter.obliging();
    openWindow();
  }

  private void openWindow() {
    window = AtTheWindow.open(bench, stage, 1000, 960, this);
  }

  /** As if the computer had been switched off over night. */
  private void openAnotherDay(FxRobot robot) {
    window.close();
    robot.interact(
        () -> {
          // a scanner is heard once in a scene
          stage.setScene(new Scene(new Pane()));
          openWindow();
        });
  }

  @AfterEach
  void close() throws IOException {
    window.close();
    printer.close();
    bench.close();
  }

  @Test
  void aProductIsLeftGoneOnWithReleasedAndChanged(FxRobot robot) throws Exception {
    halfOfItIsThereAgain(robot);
    theGoldenUnitIsMadeAndItsLabelScannedBack(robot);
    press(robot, "#setup-main");
    waitFor(() -> text(robot, "#setup-main").equals("To the line"));
    Path lamp = folder.resolve("lamp.yaml");
    String first = ProductFile.load(lamp).sha256();
    assertThat(Files.readString(folder.resolve("lamp.releases.json"))).contains(first, "Ada");

    press(robot, "#setup-main");
    waitFor(() -> text(robot, "#word").equals("Ready"));
    make(robot, 2);
    assertThat(bench.ledger().latest(9))
        .hasSize(2)
        .allMatch(unit -> unit.state() == State.DONE)
        .allMatch(unit -> unit.claim().product().hash().equals(first));

    inAnotherLanguageItStaysAsItIs(robot);
    theNextMorningTheLineIsReady(robot);
    aChangeIsAnotherVersion(robot);
    make(robot, 3);
    assertThat(bench.ledger().latest(1).getFirst().claim().product().hash()).isEqualTo(first);
    whatSomebodyEditedByHandDoesNotGetToTheLine(robot);
  }

  private void halfOfItIsThereAgain(FxRobot robot) {
    enter(robot, "#vendor-name", "Northwind");
    enter(robot, "#product-name-field", "Desk Lamp");
    robot.press(KeyCode.CONTROL, KeyCode.PAGE_DOWN).release(KeyCode.PAGE_DOWN, KeyCode.CONTROL);
    waitFor(() -> robot.lookup("#chain").query().getParent().isVisible());
    choose(robot, "#choose-pai-certificate", "pai-cert.pem");
    waitFor(() -> text(robot, "#setup-next-act").contains("private key"));

    openAnotherDay(robot);
    waitFor(() -> text(robot, "#setup-next-act").contains("private key"));
    assertThat(robot.lookup("#chain").query().getParent().isVisible()).isTrue();
    assertThat(field(robot, "#product-name-field")).isEqualTo("Desk Lamp");
    assertThat(field(robot, "#vendor-id")).isEqualTo("0xFFF1");
    choose(robot, "#choose-pai-key", "pai-key.pem");
    choose(robot, "#choose-certification-declaration", "cd.der");
    waitFor(() -> text(robot, "#setup-next-act").contains("Press Next"));
    assertThat(robot.lookup("#chain-device").query().getAccessibleText()).contains("Fits");
    assertThat(robot.lookup("#chain-root").query().getAccessibleText()).contains("Not yet");
    press(robot, "#setup-main");
    enter(robot, "#serial-number .text-field", "DL-{counter:5}");
    waitFor(
        () ->
            robot.lookup(".example").queryAllAs(Labeled.class).stream()
                .map(Labeled::getText)
                .findFirst()
                .equals(Optional.of("DL-00001")));
    assertThat(robot.lookup(".example").queryAll()).hasSize(5);
    press(robot, "#step-target");
    enter(robot, "#port .text-field", PORT);
  }

  private void theGoldenUnitIsMadeAndItsLabelScannedBack(FxRobot robot) throws Exception {
    Files.writeString(
        folder.resolve(PrinterFile.NAME),
        "line 3: {how: 'tcp://127.0.0.1:%d', dpi: 300, media: {width: 50, height: 25}}"
            .formatted(printer.port()));
    bench.station().keep(now -> now.withPrinter(Optional.of("line 3")));
    bench.plug(PORT, Chips.ESP32_C3, BoardOptions.of(1));
    press(robot, "#step-golden");
    waitFor(() -> text(robot, "#setup-main").equals("Make the golden unit"));
    pick = folder.resolve("lamp.yaml");
    press(robot, "#setup-main");
    waitFor(() -> text(robot, "#setup-main").equals("Check the code"));
    assertThat(text(robot, "#golden-serial")).contains("DL-00001");
    Unit golden = bench.ledger().latest(1).getFirst();
    waitFor(() -> bench.ledger().labels().trace(golden).stage() == LabelTrace.Stage.PRINTED);
    assertThat(printer.printed()).hasSize(1);
    OnboardingPayload own = payload();
    scan(robot, stage.getScene(), other(own).qrCode());
    waitFor(() -> !robot.lookup("#problems .problem").queryAll().isEmpty());
    assertThat(text(robot, "#setup-next-act")).contains("DL-00001");

    openAnotherDay(robot);
    waitFor(() -> text(robot, "#setup-main").equals("Check the code"));
    scan(robot, stage.getScene(), own.qrCode());
    waitFor(() -> text(robot, "#setup-main").equals("Release version 1"));
  }

  private void make(FxRobot robot, int board) {
    bench.plug(PORT, Chips.ESP32_C3, BoardOptions.of(board));
    press(robot, "#provision");
    waitFor(() -> text(robot, "#made").equals(String.valueOf(board)));
    assertThat(text(robot, "#word")).isEqualTo("PASSED");
  }

  private void inAnotherLanguageItStaysAsItIs(FxRobot robot) {
    press(robot, "#nav-settings");
    speak(robot, "简体中文");
    press(robot, "#nav-line");
    assertThat(text(robot, "#product-name")).isEqualTo("Desk Lamp");
    assertThat(text(robot, "#word")).isEqualTo("合格");
    press(robot, "#nav-settings");
    speak(robot, "English");
    press(robot, "#nav-line");
    assertThat(text(robot, "#word")).isEqualTo("PASSED");
  }

  private static void speak(FxRobot robot, String language) {
    robot.interact(
        () ->
            robot.lookup(".toggle-button").queryAllAs(ToggleButton.class).stream()
                .filter(button -> button.getText().equals(language))
                .findFirst()
                .orElseThrow()
                .fire());
    WaitForAsyncUtils.waitForFxEvents();
  }

  /** No line lead has to come, and what is changed meanwhile is another version. */
  private void theNextMorningTheLineIsReady(FxRobot robot) {
    window.close();
    bench.close();
    bench = new BenchStation(folder);
    robot.interact(
        () -> {
          stage.setScene(new Scene(new Pane()));
          openWindow();
        });
    waitFor(() -> text(robot, "#product-name").equals("Desk Lamp"));
    assertThat(text(robot, "#word")).isEqualTo("Ready");
    assertThat(bench.station().line().product()).contains(folder.resolve("lamp.v1.yaml"));
  }

  private void aChangeIsAnotherVersion(FxRobot robot) {
    press(robot, "#nav-setup");
    press(robot, "#step-data");
    enter(robot, "#part-number", "DL-1");
    press(robot, "#step-golden");
    waitFor(() -> text(robot, "#golden-word").equals("Draft of version 2"));
    press(robot, "#use-older");
    waitFor(() -> robot.lookup("#provision").query().getScene() != null);
    waitFor(() -> robot.lookup("#word").query().isVisible());
  }

  private void whatSomebodyEditedByHandDoesNotGetToTheLine(FxRobot robot) throws IOException {
    Path copy = folder.resolve("lamp.v1.yaml");
    Files.writeString(copy, Files.readString(copy).replace("Desk Lamp", "Other Lamp"));
    press(robot, "#nav-setup");
    press(robot, "#use-older");
    waitFor(() -> !robot.lookup("#problems .problem").queryAll().isEmpty());
    assertThat(text(robot, "#problems .problem-sentence")).contains("lamp.v1.yaml");
    assertThat(bench.station().product().orElseThrow().product().productName())
        .isEqualTo("Desk Lamp");
  }

  /** What stands on the label of the latest unit. */
  private OnboardingPayload payload() {
    Unit unit = bench.ledger().latest(1).getFirst();
    return OnboardingPayload.parse(bench.qr(unit));
  }

  private static OnboardingPayload other(OnboardingPayload own) {
    return new OnboardingPayload(
        own.vendorId(),
        own.productId(),
        own.flow(),
        own.discovery(),
        new Discriminator(own.discriminator().value() ^ 1),
        own.passcode());
  }

  private void choose(FxRobot robot, String button, String file) {
    pick = bench.productYaml().resolveSibling(file);
    press(robot, button);
  }

  private static void enter(FxRobot robot, String field, String text) {
    robot.interact(() -> robot.lookup(field).queryAs(TextInputControl.class).setText(text));
    WaitForAsyncUtils.waitForFxEvents();
  }

  private static String field(FxRobot robot, String field) {
    return robot.lookup(field).queryAs(TextInputControl.class).getText();
  }

  @Override
  public Optional<Path> open(String title) {
    return Optional.of(pick);
  }

  @Override
  public Optional<Path> save(String title, String suggestedName) {
    return Optional.of(pick);
  }
}
