package imprint.ui;

import imprint.esp.link.Ports;
import imprint.line.Station;
import imprint.line.StationSettings;
import imprint.ui.kit.Appearance;
import imprint.ui.kit.SystemFilePicker;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import javafx.animation.AnimationTimer;
import javafx.application.Platform;
import javafx.stage.Stage;

/**
 * Measures how long a person waits for the window: from the start of the JVM to its second frame.
 */
final class FirstWindow {
  private FirstWindow() {}

  public static void main(String[] args) throws Exception {
    Path folder = Files.createTempDirectory("first-window");
    StationSettings settings =
        new StationSettings(
            "bench",
            "",
            folder.resolve("ledger.sqlite").toString(),
            folder,
            StationSettings.FASTEST);
    try (Station station =
        Station.open(
            settings, new Ports(Map.of()), _ -> {}, new SecureRandom(), InstantSource.system())) {
      CompletableFuture<Instant> shown = new CompletableFuture<>();
      CompletableFuture<StationWindow> window = new CompletableFuture<>();
      Platform.startup(
          () -> {
            Appearance look = Appearance.usual(Locale.ENGLISH);
            StationWindow.prepareToolkit(look);
            StationWindow made =
                new StationWindow(
                    station, look, InstantSource.system(), folder.resolve("x.log"), _ -> {});
            made.show(new Stage(), SystemFilePicker::new);
            window.complete(made);
            new SecondFrame(shown).start();
          });
      Instant seen = shown.get();
      Instant began = Instant.ofEpochMilli(ManagementFactory.getRuntimeMXBean().getStartTime());
      System.out.println("first window after " + Duration.between(began, seen).toMillis() + " ms");
      window.get().close();
    }
    Platform.exit();
  }

  /** The first frame's own work has been done when the second begins. */
  private static final class SecondFrame extends AnimationTimer {
    private final CompletableFuture<Instant> shown;
    private int frames;

    SecondFrame(CompletableFuture<Instant> shown) {
      this.shown = shown;
    }

    @Override
    public void handle(long now) {
      if (++frames == 2) {
        shown.complete(Instant.now());
        stop();
      }
    }
  }
}
