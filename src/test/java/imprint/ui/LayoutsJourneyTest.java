package imprint.ui;

import static imprint.ui.AtTheWindow.press;
import static imprint.ui.AtTheWindow.text;
import static imprint.ui.AtTheWindow.type;
import static imprint.ui.AtTheWindow.waitFor;
import static org.assertj.core.api.Assertions.assertThat;

import imprint.label.LabelMaker;
import imprint.label.Layout;
import imprint.label.LayoutDraft;
import imprint.label.Raster;
import imprint.label.SampleUnit;
import imprint.line.BenchStation;
import imprint.ui.kit.FilePicker;
import java.nio.file.Path;
import java.util.Optional;
import javafx.event.Event;
import javafx.geometry.Point2D;
import javafx.scene.Node;
import javafx.scene.control.TextField;
import javafx.scene.image.Image;
import javafx.scene.image.ImageView;
import javafx.scene.input.KeyCode;
import javafx.scene.input.MouseButton;
import javafx.stage.Stage;
import javafx.stage.WindowEvent;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import org.testfx.util.WaitForAsyncUtils;

/** A line lead makes a layout of her own from one that ships. */
@ExtendWith(ApplicationExtension.class)
@SuppressWarnings("NullAway.Init") // what open() sets before each test
class LayoutsJourneyTest implements FilePicker {
  private static final String KEPT = "All 14 rules are kept.";
  private static final String LEFT = "#field-elements-2-column-at-left";
  private static final String TOP = "#field-elements-2-column-at-top";

  @TempDir Path folder;
  private BenchStation bench;
  private StationWindow window;
  private Stage stage;

  @Start
  void open(Stage shown) {
    stage = shown;
    bench = new BenchStation(folder);
    window = AtTheWindow.open(bench, stage, 1280, 800, this);
  }

  @AfterEach
  void close() {
    window.close();
    bench.close();
  }

  @Test
  void aLayoutIsMovedPutRightAndSaved(FxRobot robot) {
    robot.clickOn("#nav-layouts");
    robot.interact(
        () -> robot.lookup("#layouts-unit").queryComboBox().getSelectionModel().select(1));
    waitFor(() -> text(robot, "#layouts-summary").equals(KEPT));

    // a column is taken with the mouse and put over the code
    Node preview = robot.lookup("#layouts-preview").query();
    Point2D column = onPreview(preview, 30, 20);
    robot.moveTo(column).press(MouseButton.PRIMARY);
    robot.moveTo(column.add(-15, 0)).moveTo(column.add(-30, 0)).release(MouseButton.PRIMARY);
    waitFor(() -> text(robot, "#layouts-summary").startsWith("To be put right"));
    assertThat(robot.lookup("White zones around codes").tryQuery()).isPresent();
    assertThat(field(robot, LEFT).getText()).startsWith("zone.right - ");
    assertThat(robot.from(robot.lookup("#layouts-rules")).lookup("3  Column").tryQuery())
        .isPresent();
    robot.press(KeyCode.CONTROL, KeyCode.Z).release(KeyCode.Z, KeyCode.CONTROL);
    waitFor(() -> text(robot, "#layouts-summary").equals(KEPT));
    assertThat(field(robot, LEFT).getText()).isEqualTo("zone.right");

    // by one dot, then by one millimetre
    robot.interact(preview::requestFocus);
    type(robot, KeyCode.UP);
    assertThat(field(robot, TOP).getText()).isEqualTo("0.88");
    robot.press(KeyCode.SHIFT, KeyCode.DOWN).release(KeyCode.DOWN, KeyCode.SHIFT);
    assertThat(field(robot, TOP).getText()).isEqualTo("1.9");

    // what is no place is told where it stands, and stays
    robot.interact(() -> field(robot, LEFT).setText("zone.rihgt"));
    waitFor(
        () ->
            robot.lookup("Millimetres, or a place such as zone.right + 1.").tryQuery().isPresent());
    press(robot, "#layouts-save-as");
    waitFor(() -> text(robot, "#layouts-next-act").startsWith("Nothing was saved"));
    assertThat(folder.resolve("label.yaml")).doesNotExist();
    assertThat(field(robot, LEFT).getText()).isEqualTo("zone.rihgt");
    robot.interact(() -> field(robot, LEFT).setText("zone.right + 0.5"));
    waitFor(() -> text(robot, "#layouts-summary").equals(KEPT));

    asksBeforeTheWindowCloses(robot);

    Image shown = robot.lookup("#layouts-preview .image-view").queryAs(ImageView.class).getImage();
    press(robot, "#layouts-save-as");
    waitFor(() -> text(robot, "#layouts-title").equals("label.yaml"));
    Path file = folder.resolve("label.yaml");
    assertThat(LayoutDraft.open(file).get("/elements/2/column/at/left"))
        .isEqualTo("zone.right + 0.5");
    same(
        shown,
        new LabelMaker(Layout.named(file.toString()), 203)
            .make(SampleUnit.USUAL.content(false))
            .rendering()
            .raster());
  }

  private void asksBeforeTheWindowCloses(FxRobot robot) {
    robot.interact(
        () -> Event.fireEvent(stage, new WindowEvent(stage, WindowEvent.WINDOW_CLOSE_REQUEST)));
    WaitForAsyncUtils.waitForFxEvents();
    assertThat(stage.isShowing()).isTrue();
    assertThat(robot.lookup("#layouts-question").query().isVisible()).isTrue();
    press(robot, "#layouts-ask-stay");
    assertThat(robot.lookup("#layouts-question").query().isVisible()).isFalse();
  }

  private static TextField field(FxRobot robot, String query) {
    return robot.lookup(query).queryAs(TextField.class);
  }

  /** A point of the label, in millimetres; it is shown at one pixel a dot of 203 dpi. */
  private static Point2D onPreview(Node preview, double right, double down) {
    double dots = 203 / 25.4;
    return preview.localToScreen(26 + right * dots, 26 + down * dots);
  }

  private static void same(Image shown, Raster printed) {
    assertThat((int) shown.getWidth()).isEqualTo(printed.width());
    assertThat((int) shown.getHeight()).isEqualTo(printed.height());
    for (int y = 0; y < printed.height(); y++) {
      for (int x = 0; x < printed.width(); x++) {
        boolean black = shown.getPixelReader().getArgb(x, y) == 0xFF000000;
        assertThat(black).isEqualTo(printed.black(x, y));
      }
    }
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
