package imprint.ui;

import imprint.ledger.custody.Prompt;
import imprint.line.Station;
import imprint.ui.kit.Appearance;
import imprint.ui.kit.Background;
import imprint.ui.kit.FilePicker;
import imprint.ui.kit.SystemFilePicker;
import imprint.ui.kit.Texts;
import imprint.ui.kit.View;
import imprint.ui.opening.OpeningController;
import imprint.ui.opening.OpeningViewModel;
import java.io.IOException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Function;
import javafx.application.Platform;
import javafx.scene.Scene;
import javafx.stage.Stage;
import javafx.stage.Window;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The program on a person's desk: a window at once, and the station in it as soon as it is open.
 * Belongs to the window's thread.
 */
public final class Desktop {
  private static final Logger LOG = LoggerFactory.getLogger(Desktop.class);

  private final WindowFiles files;
  private final Texts texts;
  private final Appearance appearance;
  private final Stage stage;
  private final Function<Stage, FilePicker> picker;
  private final ExecutorService workers = Executors.newVirtualThreadPerTaskExecutor();
  private final OpeningViewModel<Station> opening;
  private @Nullable Station station;
  private @Nullable StationWindow window;

  Desktop(
      Stage stage,
      Appearance appearance,
      WindowFiles files,
      Function<Prompt, Station> opener,
      Function<Stage, FilePicker> picker) {
    this.appearance = appearance;
    this.files = files;
    this.texts = new Texts(appearance.language());
    this.stage = stage;
    this.picker = picker;
    this.opening =
        new OpeningViewModel<>(
            texts, new Background(workers, Platform::runLater), opener, this::opened);
  }

  /**
   * Shows the window; returns when it was closed and its work has ended.
   *
   * @param opener opens the station, asking a person where it has to; refused as {@link
   *     Station#open} is
   * @param files what the window keeps and shows
   * @param locale what the computer speaks
   */
  public static void open(Function<Prompt, Station> opener, WindowFiles files, Locale locale)
      throws InterruptedException {
    CountDownLatch closed = new CountDownLatch(1);
    Desktop[] desktop = new Desktop[1];
    // what is still being opened is waited for, and shown what came of it, after the window closed
    Platform.setImplicitExit(false);
    Platform.startup(
        () -> {
          Appearance appearance = Appearance.read(files.appearance(), locale);
          StationWindow.prepareToolkit(appearance);
          Stage stage = new Stage();
          stage.setOnHidden(_ -> closed.countDown());
          desktop[0] = new Desktop(stage, appearance, files, opener, SystemFilePicker::new);
          desktop[0].show();
        });
    closed.await();
    CountDownLatch ended = new CountDownLatch(1);
    Platform.runLater(desktop[0].opening::giveUp);
    // whoever is opening still ends with that, and its result is shown before what follows
    desktop[0].workers.close();
    Platform.runLater(ended::countDown);
    ended.await();
    desktop[0].close();
    Platform.exit();
  }

  /**
   * Shows the window for so long and closes it, with nobody before it: what a start cache learns
   * from. The same exceptions as {@link #open}.
   */
  public static void rehearse(
      Function<Prompt, Station> opener, WindowFiles files, Locale locale, Duration shown)
      throws InterruptedException {
    Thread.ofVirtual()
        .start(
            () -> {
              try {
                Thread.sleep(shown);
                Platform.runLater(() -> List.copyOf(Window.getWindows()).forEach(Window::hide));
              } catch (InterruptedException early) {
                Thread.currentThread().interrupt();
              }
            });
    open(opener, files, locale);
  }

  /** Begins to open the station. The toolkit must have been prepared. */
  void show() {
    Scene scene =
        new Scene(
            View.OPENING.load(texts, new OpeningController(opening, stage::close)),
            StationWindow.WIDTH,
            StationWindow.HEIGHT);
    appearance.theme().dress(scene);
    stage.setScene(scene);
    StationWindow.furnish(stage, texts);
    stage.show();
    opening.open();
  }

  private void opened(Station opened) {
    station = opened;
    if (stage.isShowing()) {
      window =
          new StationWindow(opened, appearance, InstantSource.system(), files.log(), this::keep);
      window.show(stage, picker);
    }
  }

  private void keep(Appearance chosen) {
    workers.execute(
        () -> {
          try {
            chosen.write(files.appearance());
          } catch (IOException e) {
            // it looks so until the end of this shift all the same
            LOG.warn("the look of the window could not be kept in {}", files.appearance(), e);
          }
        });
  }

  /** Not on the window's thread: waits for what the window began. */
  void close() {
    workers.close();
    if (window != null) {
      window.close();
    }
    if (station != null) {
      station.close();
    }
  }
}
