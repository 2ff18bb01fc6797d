package imprint.ui;

import imprint.finding.Finding;
import imprint.label.Label;
import imprint.label.LabelContent;
import imprint.line.Outcome;
import imprint.line.RunWatcher;
import imprint.line.Step;
import imprint.line.UnitSummary;
import imprint.matter.OnboardingPayload;
import imprint.ui.kit.Background;
import imprint.ui.kit.View;
import imprint.ui.line.HandCrank;
import imprint.ui.line.LineController;
import imprint.ui.line.LineViewModel;
import imprint.ui.line.ScriptedSlot;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.function.Function;
import javafx.scene.Parent;
import org.jspecify.annotations.Nullable;

/** The operator's screen in every state. */
final class LinePictures {
  private final Pictures pictures;
  private final Path label = Files.createTempFile("label", ".png");
  private Instant now = Instant.EPOCH;

  LinePictures(Pictures pictures) throws IOException {
    this.pictures = pictures;
    OnboardingPayload payload = OnboardingPayload.parse("MT:-24J042C00KA0648G00");
    LabelContent content =
        new LabelContent(
            "Lumen Desk Lamp",
            "Northwind Lighting",
            "LUM-24-000128",
            payload.qrCode(),
            payload.manualCode(),
            true);
    Files.write(label, Label.make(content, 300).png());
  }

  void render() throws IOException {
    lineIn("line-1-ready", null, true);
    lineIn("line-2-running", this::halfway, true);
    lineIn(
        "line-3-done",
        watcher -> {
          allSteps(watcher);
          return new Outcome.Done(unit());
        },
        true);
    lineIn(
        "line-4-set-aside",
        watcher -> {
          halfway(watcher);
          return new Outcome.SetAside(
              Optional.of(Step.BUILT),
              Finding.error("rom.gone", "/dev/ttyUSB0"),
              Optional.of(deadUnit()));
        },
        false);
    lineIn(
        "line-5-set-aside-long",
        watcher ->
            new Outcome.SetAside(
                Optional.empty(),
                Finding.error(
                    "attestation.swapped",
                    "/home/line/Products/Lamp/pai-certificate.pem",
                    "/home/line/Products/Lamp/pai-key.pem",
                    "pai-certificate",
                    "pai-key"),
                Optional.empty()),
        false);
    lineIn(
        "line-6-stopped",
        watcher -> {
          halfway(watcher);
          return new Outcome.Cancelled(Optional.of(Step.BUILT));
        },
        true);
    lineIn(
        "line-7-waiting",
        watcher -> {
          watcher.noted(Finding.error("rom.strap-high", "/dev/ttyUSB0", "ESP32-C3", 9, "0xc"));
          now = Instant.EPOCH.plusMillis(7_400);
          return null;
        },
        false);
  }

  /** Leaves the run standing where the script returns null. */
  private void lineIn(
      String name, @Nullable Function<RunWatcher, @Nullable Outcome> script, boolean test)
      throws IOException {
    now = Instant.EPOCH;
    HandCrank workers = new HandCrank();
    LineViewModel model =
        new LineViewModel(
            pictures.texts,
            new Background(workers, Runnable::run),
            (InstantSource) () -> now,
            _ -> {});
    ScriptedSlot slot =
        new ScriptedSlot(
            watcher -> {
              Outcome outcome = script == null ? null : script.apply(watcher);
              if (outcome == null) {
                throw new Halfway();
              }
              return outcome;
            });
    model.use(slot, test);
    LineController controller = new LineController(model);
    Parent view = View.LINE.load(pictures.texts, controller);
    if (script != null) {
      model.provision();
      try {
        workers.turn();
      } catch (Halfway here) {
        model.tick();
      }
    }
    pictures.line(name, view);
  }

  private @Nullable Outcome halfway(RunWatcher watcher) {
    watcher.reached(Step.IDENTIFIED, Duration.ofMillis(812));
    watcher.identified("ESP32-C3 v0.4", "60:55:f9:7b:ae:2c");
    watcher.reached(Step.RESERVED, Duration.ofMillis(840));
    watcher.reached(Step.BUILT, Duration.ofMillis(1020));
    watcher.progress(Step.WRITTEN, 0.6);
    now = Instant.EPOCH.plusMillis(2_400);
    return null;
  }

  private void allSteps(RunWatcher watcher) {
    halfway(watcher);
    watcher.reached(Step.WRITTEN, Duration.ofMillis(3120));
    watcher.reached(Step.PROVEN, Duration.ofMillis(3400));
    watcher.reached(Step.BOOTED, Duration.ofMillis(3890));
    watcher.reached(Step.LABELLED, Duration.ofMillis(4180));
    now = Instant.EPOCH.plusMillis(4_180);
  }

  private UnitSummary unit() {
    return new UnitSummary(
        "LUM-24-000128",
        "Lumen Desk Lamp",
        "ESP32-C3 v0.4",
        "60:55:f9:7b:ae:2c",
        "3497-011-2332",
        true,
        Optional.of("read-back-equal md5:d10e32544cd7d396ad44b5d67ac7271a"),
        Optional.of(label),
        Optional.empty());
  }

  /** Nothing is proven of it, and it has no label. */
  private static UnitSummary deadUnit() {
    return new UnitSummary(
        "LUM-24-000129",
        "Lumen Desk Lamp",
        "ESP32-C3 v0.4",
        "60:55:f9:7b:ae:2d",
        "3497-011-2332",
        true,
        Optional.empty(),
        Optional.empty(),
        Optional.empty());
  }

  /** Stops the picture in the middle of a run; no exception that a run knows. */
  private static final class Halfway extends Error {
    private static final long serialVersionUID = 1;
  }
}
