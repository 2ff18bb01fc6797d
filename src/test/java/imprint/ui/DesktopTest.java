package imprint.ui;

import static org.assertj.core.api.Assertions.assertThat;

import imprint.esp.link.Ports;
import imprint.finding.Refusal;
import imprint.ledger.Access;
import imprint.ledger.custody.KeyFile;
import imprint.ledger.custody.NewWrapping;
import imprint.ledger.custody.Prompt;
import imprint.line.Station;
import imprint.line.StationSettings;
import imprint.ui.kit.Appearance;
import imprint.ui.kit.SystemFilePicker;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import javafx.scene.control.Labeled;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import org.testfx.util.WaitForAsyncUtils;

/** From the start of the program to the first screen, as who starts it in the morning lives it. */
@ExtendWith(ApplicationExtension.class)
@SuppressWarnings("NullAway.Init") // what open() sets before each test
class DesktopTest {
  private static final String PASSPHRASE = "correct horse battery";

  @TempDir Path folder;
  private final AtomicBoolean away = new AtomicBoolean(true);
  private Desktop desktop;

  /** The server is away at first; then the key of the ledger wants its passphrase. */
  @Start
  void start(Stage stage) {
    StationSettings unlocked = settings(Prompt.NOBODY);
    station(unlocked).close();
    Path key = folder.resolve("ledger.sqlite.key");
    new KeyFile(key, new SecureRandom())
        .rewrap(Prompt.NOBODY, new NewWrapping.Passphrase(PASSPHRASE.toCharArray()));
    Appearance look = Appearance.usual(Locale.ENGLISH);
    StationWindow.prepareToolkit(look);
    stage.setWidth(1000);
    stage.setHeight(960);
    desktop =
        new Desktop(
            stage,
            look,
            new WindowFiles(folder.resolve("window.json"), folder.resolve("imprint.log")),
            this::opened,
            SystemFilePicker::new);
    desktop.show();
  }

  private Station opened(Prompt person) {
    if (away.getAndSet(false)) {
      throw Refusal.of("ledger.server-away", "db.factory");
    }
    return station(settings(person));
  }

  private StationSettings settings(Prompt prompt) {
    return new StationSettings(
        "bench",
        "",
        Access.file(folder.resolve("ledger.sqlite").toString()).asking(prompt),
        folder.resolve("labels"),
        StationSettings.FASTEST,
        folder.resolve("traces"),
        false);
  }

  private static Station station(StationSettings settings) {
    return Station.open(
        settings, new Ports(Map.of()), _ -> {}, new SecureRandom(), InstantSource.system());
  }

  @AfterEach
  void close() {
    desktop.close();
  }

  @Test
  void aServerThatIsAwayAndAWrongPassphraseAreToldAndThenItOpens(FxRobot robot) throws Exception {
    waitFor(() -> shown(robot, "#opening-again"));
    assertThat(said(robot)).contains("db.factory");
    robot.press(KeyCode.ENTER).release(KeyCode.ENTER);

    waitFor(() -> shown(robot, "#opening-answer"));
    robot.write("wrong horse battery").press(KeyCode.ENTER).release(KeyCode.ENTER);
    waitFor(() -> said(robot).contains("passphrase") && shown(robot, "#opening-answer"));
    robot.write(PASSPHRASE).press(KeyCode.ENTER).release(KeyCode.ENTER);

    waitFor(() -> robot.lookup("#setup-main").tryQuery().isPresent());
    assertThat(robot.lookup("#product-name").queryLabeled().getText()).isEqualTo("No product yet");
  }

  private static boolean shown(FxRobot robot, String query) {
    return robot.lookup(query).tryQuery().filter(node -> node.isVisible()).isPresent();
  }

  private static String said(FxRobot robot) {
    Optional<Labeled> sentence =
        robot.lookup("#opening-problem .problem-sentence").tryQueryAs(Labeled.class);
    return sentence.map(Labeled::getText).orElse("");
  }

  private static void waitFor(Callable<Boolean> condition) throws Exception {
    WaitForAsyncUtils.waitFor(60, TimeUnit.SECONDS, condition);
    WaitForAsyncUtils.waitForFxEvents();
  }
}
