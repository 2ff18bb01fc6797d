package imprint.ui;

import static imprint.ui.AtTheWindow.press;
import static imprint.ui.AtTheWindow.problem;
import static imprint.ui.AtTheWindow.text;
import static imprint.ui.AtTheWindow.there;
import static imprint.ui.AtTheWindow.waitFor;
import static org.assertj.core.api.Assertions.assertThat;

import imprint.line.BenchStation;
import imprint.secret.token.SoftHsm;
import imprint.ui.kit.FilePicker;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import javafx.scene.Node;
import javafx.scene.control.TextInputControl;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;

/** A line lead names a key on a token in Set up, and gives its PIN. */
@ExtendWith(ApplicationExtension.class)
@EnabledOnOs(value = OS.LINUX, disabledReason = "SoftHSM is looked for where Debian puts it")
@SuppressWarnings("NullAway.Init") // what open() sets before each test
class TokenJourneyTest implements FilePicker {
  @TempDir Path folder;
  private BenchStation bench;
  private StationWindow window;

  @Start
  void open(Stage stage) throws IOException {
    bench = new BenchStation(folder);
    window = AtTheWindow.open(bench, stage, 1000, 960, this);
  }

  @AfterEach
  void close() {
    window.close();
    bench.close();
  }

  @Test
  void aKeyOnATokenClosesTheChain(FxRobot robot) {
    String library = SoftHsm.library().toString();
    SoftHsm.put("pai one", "set-up", pki("pai-key.pem"), pki("pai-cert.pem"));
    press(robot, "#step-credentials");
    press(robot, "#choose-pai-certificate");
    waitFor(() -> text(robot, "#setup-next-act").contains("private key"));

    name(robot, library.substring(1));
    waitFor(() -> problem(robot, "#problems").contains(library.substring(1)));
    assertThat(problem(robot, "#problems")).contains("does not begin at the root");

    name(robot, library);
    waitFor(() -> pin(robot).isPresent());
    assertThat(pin(robot).orElseThrow().isFocused()).isTrue();
    robot.write(SoftHsm.PIN).press(KeyCode.ENTER).release(KeyCode.ENTER);
    waitFor(() -> robot.lookup("#chain-device").query().getAccessibleText().contains("Fits"));
    assertThat(pin(robot)).isEmpty();
    assertThat(text(robot, "#setup-next-act")).doesNotContain("private key");
  }

  /** By the keyboard: the field has the focus as soon as it is there, and Enter takes it. */
  private static void name(FxRobot robot, String library) {
    press(robot, "#token");
    waitFor(() -> there(robot, "#token-uri"));
    TextInputControl uri = robot.lookup("#token-uri").queryAs(TextInputControl.class);
    assertThat(uri.isFocused()).isTrue();
    robot.interact(
        () -> uri.setText("pkcs11:token=pai%20one;object=set-up?module-path=" + library));
    robot.press(KeyCode.ENTER).release(KeyCode.ENTER);
    waitFor(() -> !there(robot, "#token-uri"));
  }

  /** The field for it is there only where a key is locked. */
  private static Optional<Node> pin(FxRobot robot) {
    return robot.lookup("#password").queryAll().stream()
        .filter(field -> field.getParent().isVisible())
        .findFirst();
  }

  private Path pki(String file) {
    return bench.productYaml().resolveSibling(file);
  }

  @Override
  public Optional<Path> open(String title) {
    return Optional.of(pki("pai-cert.pem"));
  }

  @Override
  public Optional<Path> save(String title, String suggestedName) {
    return Optional.empty();
  }
}
