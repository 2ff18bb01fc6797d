package imprint.ui;

import static imprint.ui.AtTheWindow.press;
import static imprint.ui.AtTheWindow.text;
import static imprint.ui.AtTheWindow.waitFor;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.zxing.BinaryBitmap;
import com.google.zxing.RGBLuminanceSource;
import com.google.zxing.common.HybridBinarizer;
import com.google.zxing.qrcode.QRCodeReader;
import imprint.bench.BoardOptions;
import imprint.bench.SimulatedBoard;
import imprint.esp.chip.Chips;
import imprint.ledger.State;
import imprint.ledger.Unit;
import imprint.line.BenchStation;
import imprint.matter.OnboardingPayload;
import imprint.nvs.NvsContents;
import imprint.nvs.NvsReader;
import imprint.ui.kit.FilePicker;
import imprint.ui.kit.Texts;
import java.awt.image.BufferedImage;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import javafx.scene.control.ComboBox;
import javafx.scene.control.TextField;
import javafx.scene.control.ToggleButton;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;

/** A shift, as the people at the station live it: from the empty set-up to the units' labels. */
@ExtendWith(ApplicationExtension.class)
@SuppressWarnings("NullAway.Init") // what open() sets before each test
class StationJourneyTest implements FilePicker {
  private static final String PORT = "sim:esp32c3";
  private static final int FCTRY = (4 << 20) - 0x20000;
  private static final int SIZE = 0x6000;

  @TempDir Path folder;
  private BenchStation bench;
  private StationWindow window;
  private Path pick;

  @Start
  void open(Stage stage) {
    bench = new BenchStation(folder);
    // the headless screen has 1000 x 1000 dots
    window = AtTheWindow.open(bench, stage, 1000, 960, this);
  }

  @AfterEach
  void close() {
    window.close();
    bench.close();
  }

  @Test
  void fromTheEmptySetUpToTwoLabelledUnitsAndABoardSetAside(FxRobot robot) throws Exception {
    bench.plug(PORT, Chips.ESP32_C3, BoardOptions.of(9));
    setUp(robot);
    SimulatedBoard first = bench.plug(PORT, Chips.ESP32_C3, BoardOptions.of(1));
    assertThat(text(robot, "#product-name")).isEqualTo("Desk Lamp");
    assertThat(robot.lookup(".test-banner").query().isVisible()).isTrue();

    robot.press(KeyCode.SPACE).release(KeyCode.SPACE);
    waitFor(() -> text(robot, "#word").equals("PASSED"));
    holdsWhatTheLedgerAndTheLabelSay(first, text(robot, "#unit-name"));

    SimulatedBoard second = bench.plug(PORT, Chips.ESP32_C3, BoardOptions.of(2));
    robot.press(KeyCode.ENTER).release(KeyCode.ENTER);
    waitFor(() -> text(robot, "#made").equals("3"));
    assertThat(text(robot, "#word")).isEqualTo("PASSED");
    holdsWhatTheLedgerAndTheLabelSay(second, text(robot, "#unit-name"));

    theKeysAreThoseOfTheScreenInFront(robot);

    // last: the headless screen never lets go of the mouse button, and then no key presses it
    robot.clickOn("#provision");
    waitFor(() -> text(robot, "#word").equals("SET ASIDE"));
    assertThat(text(robot, "#sentence")).contains("already carries the identity");
    assertThat(text(robot, "#next-act")).isNotBlank();
    assertThat(bench.ledger().latest(9)).hasSize(3).allMatch(u -> u.state() == State.DONE);
    theResultStaysInAnotherLanguage(robot);
  }

  private static void theResultStaysInAnotherLanguage(FxRobot robot) {
    Texts chinese = new Texts(Locale.SIMPLIFIED_CHINESE);
    String board = text(robot, "#line-facts");
    assertThat(board).contains("ESP32-C3");
    robot.interact(() -> robot.lookup("#nav-settings").queryAs(ToggleButton.class).fire());
    robot.interact(() -> robot.lookup("#language-zh").queryAs(ToggleButton.class).fire());
    robot.interact(() -> robot.lookup("#nav-line").queryAs(ToggleButton.class).fire());
    assertThat(text(robot, "#word")).isEqualTo(chinese.get("line.SET_ASIDE.word"));
    assertThat(text(robot, "#line-facts")).isEqualTo(board);
  }

  private static void theKeysAreThoseOfTheScreenInFront(FxRobot robot) {
    assertThat(robot.lookup("#cancel").queryButton().isCancelButton()).isTrue();
    assertThat(robot.lookup("#returns-back").queryButton().isCancelButton()).isFalse();
    robot.interact(() -> robot.lookup("#nav-returns").queryAs(ToggleButton.class).fire());
    assertThat(robot.lookup("#cancel").queryButton().isCancelButton()).isFalse();
    assertThat(robot.lookup("#provision").queryButton().isDefaultButton()).isFalse();
    assertThat(robot.lookup("#returns-back").queryButton().isCancelButton()).isTrue();
    robot.interact(() -> robot.lookup("#nav-line").queryAs(ToggleButton.class).fire());
    assertThat(robot.lookup("#provision").queryButton().isDefaultButton()).isTrue();
  }

  /** From nothing to the line: every step, the golden unit, its label, the release. */
  private void setUp(FxRobot robot) throws Exception {
    press(robot, "#setup-main");
    choose(robot, "#choose-pai-certificate", "pai-cert.pem");
    choose(robot, "#choose-pai-key", "paa-key.pem");
    choose(robot, "#choose-certification-declaration", "cd.der");
    waitFor(() -> text(robot, "#setup-next-act").startsWith("Choose the key"));
    choose(robot, "#choose-pai-key", "pai-key.pem");
    waitFor(() -> text(robot, "#setup-next-act").contains("Press Next"));
    press(robot, "#setup-back");
    robot.clickOn("#vendor-name").write("Northwind");
    robot.clickOn("#product-name-field").write("Desk Lamp");
    press(robot, "#step-target");
    robot.clickOn("#port").write(PORT);
    robot.clickOn("#read-board");
    ComboBox<?> partition = robot.lookup("#partition").queryAs(ComboBox.class);
    waitFor(() -> !partition.getItems().isEmpty());
    robot.clickOn("#partition .arrow-button");
    robot.clickOn("fctry  ·  data/nvs, 24 KiB");
    press(robot, "#step-golden");
    waitFor(() -> text(robot, "#setup-main").equals("Make the golden unit"));
    pick = folder.resolve("lamp.yaml");
    press(robot, "#setup-main");
    waitFor(() -> text(robot, "#setup-main").equals("Check the code"));
    String golden = bench.ledger().latest(1).getFirst().claim().serialNumber();
    type(robot, scan(label(golden)));
    waitFor(() -> text(robot, "#setup-main").equals("Release version 1"));
    assertThat(robot.lookup("#setup-main").query().isFocused()).isTrue();
    press(robot, "#setup-main");
    waitFor(() -> text(robot, "#setup-main").equals("To the line"));
    press(robot, "#setup-main");
    waitFor(() -> text(robot, "#word").equals("Ready"));
    assertThat(pick).exists();
  }

  private void choose(FxRobot robot, String button, String file) {
    pick = bench.productYaml().resolveSibling(file);
    robot.clickOn(button);
  }

  private static void type(FxRobot robot, String code) {
    robot.interact(() -> robot.lookup("#golden-code").queryAs(TextField.class).setText(code));
    press(robot, "#setup-main");
  }

  private void holdsWhatTheLedgerAndTheLabelSay(SimulatedBoard board, String serial)
      throws Exception {
    Unit unit = bench.ledger().find(serial).orElseThrow();
    assertThat(unit.state()).isEqualTo(State.DONE);
    assertThat(unit.mac().text()).isEqualTo(board.mac().toString());
    OnboardingPayload payload = OnboardingPayload.parse(scan(label(serial)));
    assertThat(payload.discriminator().value()).isEqualTo(unit.claim().discriminator());
    try (NvsContents flash = NvsReader.read(board.flash(FCTRY, SIZE))) {
      assertThat(flash.string("chip-factory", "serial-num")).contains(serial);
      assertThat(flash.string("chip-factory", "product-name")).contains("Desk Lamp");
      assertThat(flash.number("chip-factory", "discriminator"))
          .hasValue(payload.discriminator().value());
    }
  }

  private Path label(String serial) throws Exception {
    try (var files = Files.walk(bench.settings().out())) {
      return files
          .filter(file -> file.getFileName().toString().equals(serial + "-label.png"))
          .findFirst()
          .orElseThrow();
    }
  }

  private static String scan(Path png) throws Exception {
    BufferedImage image = ImageIO.read(png.toFile());
    int width = image.getWidth();
    int[] dots = image.getRGB(0, 0, width, image.getHeight(), null, 0, width);
    var source = new RGBLuminanceSource(width, image.getHeight(), dots);
    return new QRCodeReader().decode(new BinaryBitmap(new HybridBinarizer(source))).getText();
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
