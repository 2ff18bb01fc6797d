package imprint.ui;

import atlantafx.base.theme.PrimerLight;
import imprint.factory.ProductDraft;
import imprint.line.Station;
import imprint.ui.kit.Background;
import imprint.ui.kit.FilePicker;
import imprint.ui.kit.Texts;
import imprint.ui.kit.Typeface;
import imprint.ui.kit.View;
import imprint.ui.line.LineController;
import imprint.ui.setup.SetupController;
import java.io.InputStream;
import java.time.InstantSource;
import java.util.Locale;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Function;
import javafx.application.Application;
import javafx.application.Platform;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.scene.image.Image;
import javafx.stage.Stage;

/** The station's window: composes the screens, shows them, and ends their work with itself. */
public final class StationWindow implements AutoCloseable {
  static final int WIDTH = 1280;
  static final int HEIGHT = 800;
  private static final int LEAST_WIDTH = 1000;
  private static final int LEAST_HEIGHT = 720;
  private static final int[] ICONS = {16, 32, 48, 128, 256};

  private final ExecutorService workers = Executors.newVirtualThreadPerTaskExecutor();
  private final ExecutorService drafting =
      Executors.newSingleThreadExecutor(Thread.ofVirtual().factory());
  private final ProductDraft draft;
  private final Texts texts;
  private final Screens screens;

  /** Call it on the window's thread. */
  StationWindow(Station station, Locale locale, InstantSource clock) {
    texts = new Texts(locale);
    draft = new ProductDraft(clock);
    screens =
        new Screens(
            station,
            texts,
            new Background(workers, Platform::runLater),
            new Background(drafting, Platform::runLater),
            draft,
            clock);
  }

  /**
   * Whether a window can be shown here: on Linux there must be a display, elsewhere there always is
   * one.
   */
  public static boolean displayPresent() {
    return !System.getProperty("os.name").toLowerCase(Locale.ROOT).contains("linux")
        || "Headless".equals(System.getProperty("glass.platform"))
        || set("DISPLAY")
        || set("WAYLAND_DISPLAY");
  }

  private static boolean set(String variable) {
    String value = System.getenv(variable);
    return value != null && !value.isBlank();
  }

  /** Puts the screens on that stage. The toolkit must have been prepared. */
  void show(Stage stage, Function<Stage, FilePicker> picker) {
    LineController lineController = new LineController(screens.line);
    Parent line = View.LINE.load(texts, lineController);
    Parent setup =
        View.SETUP.load(texts, new SetupController(screens.setup, texts, picker.apply(stage)));
    FrameController frame = new FrameController(screens.frame);
    Scene scene = new Scene(View.FRAME.load(texts, frame), WIDTH, HEIGHT);
    frame.show(line, setup, lineController::focus);
    style(scene);
    stage.setScene(scene);
    furnish(stage, texts);
    stage.setOnCloseRequest(
        event -> {
          if (screens.frame.locked.get()) {
            // a board is never left half written: the run is asked to end, and says when it has
            screens.line.cancel();
            event.consume();
          }
        });
    stage.show();
  }

  /** What the stage has whatever it shows. */
  static void furnish(Stage stage, Texts texts) {
    stage.setTitle(texts.get("window.title"));
    stage.setMinWidth(LEAST_WIDTH);
    stage.setMinHeight(LEAST_HEIGHT);
    if (stage.getIcons().isEmpty()) {
      for (int size : ICONS) {
        icon(stage, size);
      }
    }
  }

  private static void icon(Stage stage, int size) {
    InputStream in =
        StationWindow.class.getResourceAsStream("/imprint/icons/imprint-" + size + ".png");
    if (in != null) {
      stage.getIcons().add(new Image(in));
    }
  }

  /** Before the first control is made. */
  static void prepareToolkit() {
    Typeface.load();
    // for the whole toolkit and not the scene: the lists of choice boxes are windows of their own
    Application.setUserAgentStylesheet(new PrimerLight().getUserAgentStylesheet());
  }

  static void style(Scene scene) {
    scene.getStylesheets().add("/imprint/ui/imprint.css");
  }

  @Override
  public void close() {
    workers.close();
    drafting.close();
    screens.setup.forgetPassword();
    draft.close();
  }
}
