package imprint.ui;

import imprint.factory.ProductDraft;
import imprint.finding.Refusal;
import imprint.line.Station;
import imprint.ui.history.HistoryController;
import imprint.ui.kit.Appearance;
import imprint.ui.kit.Background;
import imprint.ui.kit.FilePicker;
import imprint.ui.kit.Texts;
import imprint.ui.kit.Typeface;
import imprint.ui.kit.View;
import imprint.ui.kit.Wedge;
import imprint.ui.labels.LabelsScreen;
import imprint.ui.layouts.LayoutsController;
import imprint.ui.line.LineController;
import imprint.ui.returns.ReturnsController;
import imprint.ui.settings.SettingsController;
import imprint.ui.settings.SettingsViewModel;
import imprint.ui.setup.SetupController;
import imprint.ui.slots.SlotsController;
import java.io.InputStream;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Consumer;
import java.util.function.Function;
import javafx.application.Platform;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.scene.image.Image;
import javafx.stage.Stage;
import org.jspecify.annotations.Nullable;

/** The station's window: composes the screens, shows them, and ends their work with itself. */
public final class StationWindow implements AutoCloseable {
  static final int WIDTH = 1280;
  static final int HEIGHT = 800;
  private static final int LEAST_WIDTH = 1000;
  private static final int LEAST_HEIGHT = 720;
  private static final int[] ICONS = {16, 32, 48, 128, 256};

  private final Station station;
  private final InstantSource clock;
  private final Path log;
  private final Consumer<Appearance> keep;
  private final ExecutorService workers = Executors.newVirtualThreadPerTaskExecutor();
  private final ExecutorService drafting =
      Executors.newSingleThreadExecutor(Thread.ofVirtual().factory());
  private final ProductDraft draft;
  private final LineLabels lineLabels;
  private Appearance appearance;
  private final Door door;
  private Screens screens;
  private @Nullable Wedge wedge;

  /**
   * Call it on the window's thread.
   *
   * @param log the log's file, to be shown
   * @param keep is told how the window looks from then on
   */
  StationWindow(
      Station station,
      Appearance appearance,
      InstantSource clock,
      Path log,
      Consumer<Appearance> keep) {
    this.station = station;
    this.appearance = appearance;
    this.clock = clock;
    this.log = log;
    this.keep = keep;
    draft = new ProductDraft(clock);
    lineLabels = new LineLabels(station, Platform::runLater);
    screens = screens("");
    screens.setup.resume(() -> screens.setup);
    Background background = new Background(workers, Platform::runLater);
    new Resumption(station, background, () -> screens).begin();
    door = new Door(station, background, clock, () -> screens.hold);
  }

  private Screens screens(String port) {
    return new Screens(
        station,
        new Texts(appearance.language()),
        new Background(workers, Platform::runLater),
        new Background(drafting, Platform::runLater),
        draft,
        clock,
        lineLabels,
        port);
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
    Texts texts = screens.texts();
    FrameController frame = new FrameController(screens.frame, texts, door::signOut);
    Parent root = View.FRAME.load(texts, frame);
    Scene present = stage.getScene();
    Scene scene = present == null ? new Scene(root, WIDTH, HEIGHT) : present;
    LeadCards cards = door.cards(texts);
    Map<Screen, Page> pages = pages(stage, picker, cards);
    frame.show(pages);
    door.hang(
        stage,
        scene,
        root,
        screens.frame,
        texts,
        cards,
        screens.layouts.askingProperty(),
        language -> speak(language, stage, picker),
        () -> front(pages).shown().run());
    listen(scene, pages);
    dress(scene);
    stage.setScene(scene);
    furnish(stage, texts);
    stage.setOnCloseRequest(
        event -> {
          if (door.keeps()) {
            event.consume();
            door.askToLeave();
          } else if (door.admits() && screens.hold.asks()) {
            screens.hold.settle(stage::close);
            event.consume();
          } else if (!screens.hold.letGo()) {
            // a board is never left half written: the runs are asked to end, and say when they have
            screens.hold.endAll();
            event.consume();
          }
        });
    stage.show();
    door.hold();
  }

  /** What is scanned goes to the screen in front. */
  private void listen(Scene scene, Map<Screen, Page> pages) {
    Wedge heard = wedge == null ? new Wedge(scene, System::nanoTime) : wedge;
    heard.give(text -> door.scanned(text, scanned -> front(pages).scanned().test(scanned)));
    wedge = heard;
  }

  private Page front(Map<Screen, Page> pages) {
    return Objects.requireNonNull(pages.get(screens.frame.screen.get()));
  }

  private Map<Screen, Page> pages(
      Stage stage, Function<Stage, FilePicker> picker, LeadCards cards) {
    Texts texts = screens.texts();
    LineController line = new LineController(screens.line);
    SettingsViewModel settings =
        new SettingsViewModel(
            texts,
            new Background(workers, Platform::runLater),
            new StationHealth(station, log),
            appearance,
            changed -> wear(changed, stage, picker));
    FilePicker files = picker.apply(stage);
    Map<Screen, Page> pages = new EnumMap<>(Screen.class);
    pages.put(
        Screen.LINE,
        new Page(() -> View.LINE.load(texts, line), line::focus, screens.line::scanned));
    LabelsScreen labels =
        new LabelsScreen(
            screens.labels,
            screens.printers,
            new Background(workers, Platform::runLater),
            texts,
            files);
    pages.put(Screen.LABELS, new Page(labels::view, labels::focus, labels::scanned));
    HistoryController history = new HistoryController(screens.history, texts, picker.apply(stage));
    pages.put(
        Screen.HISTORY,
        new Page(() -> View.HISTORY.load(texts, history), history::focus, history::scanned));
    ReturnsController returns = new ReturnsController(screens.returns);
    pages.put(
        Screen.RETURNS,
        new Page(
            () -> View.RETURNS.load(texts, returns), returns::focus, screens.returns::scanned));
    SetupController setup = new SetupController(screens.setup, texts, files);
    pages.put(
        Screen.SETUP,
        new Page(() -> View.SETUP.load(texts, setup), setup::focus, screens.setup::scanned));
    LayoutsController layouts = new LayoutsController(screens.layouts, texts, files);
    pages.put(Screen.LAYOUTS, new Page(() -> View.LAYOUTS.load(texts, layouts), layouts::focus));
    SlotsController slots = new SlotsController(screens.slots, texts);
    pages.put(Screen.SLOTS, new Page(() -> View.SLOTS.load(texts, slots), slots::focus));
    pages.put(
        Screen.SETTINGS,
        new Page(
            () ->
                View.SETTINGS.load(
                    texts, new SettingsController(settings, texts, files, cards.views())),
            settings::refresh));
    return pages;
  }

  private void speak(Locale language, Stage stage, Function<Stage, FilePicker> picker) {
    wear(appearance.with(language), stage, picker);
  }

  /** At once: other colours, or all words anew, with the same product and the same files. */
  private void wear(Appearance changed, Stage stage, Function<Stage, FilePicker> picker) {
    boolean speaksOtherwise = !changed.language().equals(appearance.language());
    appearance = changed;
    keep.accept(changed);
    changed.theme().wear();
    if (speaksOtherwise) {
      Screens before = screens;
      screens = screens(before.port());
      screens.follow(before);
      show(stage, picker);
    } else {
      dress(stage.getScene());
    }
  }

  private void dress(Scene scene) {
    appearance.theme().dress(scene);
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
  static void prepareToolkit(Appearance appearance) {
    Typeface.load();
    appearance.theme().wear();
  }

  @Override
  public void close() {
    door.close();
    workers.close();
    drafting.close();
    lineLabels.close();
    try {
      screens.setup.keepNow();
    } catch (Refusal unwritable) {
      // all but the last moment was kept, or the screen said why not
    }
    screens.setup.forgetPassword();
    draft.close();
  }
}
