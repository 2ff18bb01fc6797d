package imprint.ui;

import imprint.finding.Finding;
import imprint.label.Label;
import imprint.label.LabelContent;
import imprint.line.Orders;
import imprint.line.Outcome;
import imprint.line.RunWatcher;
import imprint.line.SlotPlace;
import imprint.line.Step;
import imprint.line.UnitSummary;
import imprint.line.packing.LabelQueue.News;
import imprint.line.packing.LabelQueue.Standing;
import imprint.matter.OnboardingPayload;
import imprint.ui.kit.Background;
import imprint.ui.kit.View;
import imprint.ui.line.HandCrank;
import imprint.ui.line.LineController;
import imprint.ui.line.LinesViewModel;
import imprint.ui.line.ScriptedDesk;
import imprint.ui.line.ScriptedSlot;
import imprint.ui.line.Socket;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
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
    lineIn("line-3-done", this::passes, true);
    lineIn("line-4-set-aside", this::fails, false);
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
    lineIn("line-6-stopped", this::stops, true);
    lineIn("line-7-waiting", this::waits, false);
    several("line-8-four", 4, 1, false);
    several("line-9-nine", 9, 2, false);
    several("line-10-sixteen", 16, 6, false);
    lineIn("line-11-labels-left", null, false);
    several("line-12-four-test", 4, 0, true);
    several("line-13-nine-test", 9, 4, true);
    several("line-14-sixteen-test", 16, 2, true);
    orderIn("line-15-order");
  }

  /** Many slots, each in the state in which a shift finds it. */
  private void several(String name, int slots, int chosen, boolean test) throws IOException {
    now = Instant.EPOCH;
    HandCrank workers = new HandCrank();
    ScriptedDesk desk = new ScriptedDesk();
    LinesViewModel model =
        new LinesViewModel(
            pictures.texts, new Background(workers, Runnable::run), () -> now, desk, _ -> {});
    List<@Nullable Function<RunWatcher, @Nullable Outcome>> scripts =
        Arrays.asList(this::passes, this::halfway, this::fails, null, this::waits, this::stops);
    List<Socket> sockets = new ArrayList<>();
    for (int slot = 0; slot < slots; slot++) {
      SlotPlace place = new SlotPlace.Usb("1-" + slot);
      desk.plugged.add(place);
      sockets.add(new Socket(place, script(scripts.get(slot % scripts.size()))));
    }
    model.use(sockets, test);
    LineController controller = new LineController(model);
    Parent view = View.LINE.load(pictures.texts, controller);
    workers.turn();
    for (int slot = 0; slot < slots; slot++) {
      model.choose(slot);
      now = Instant.EPOCH;
      if (scripts.get(slot % scripts.size()) != null) {
        model.provision();
        turn(workers, model);
      }
    }
    now = Instant.EPOCH.plusMillis(12_300);
    model.tick();
    model.choose(chosen);
    if (slots == 9 && !test) {
      Finding paper = Finding.error("label.printer-out-of-paper", "line 3");
      model.labels().tell(new Standing(3, new News.Waits(paper)));
    }
    pictures.line(name, view);
  }

  /** The sheet of an order was scanned once all boards had come to an end. */
  private void orderIn(String name) throws IOException {
    now = Instant.EPOCH;
    HandCrank workers = new HandCrank();
    ScriptedDesk desk = new ScriptedDesk();
    desk.settings = desk.settings.withOrders(Orders.NONE.withPrefix("WO-"));
    LinesViewModel model =
        new LinesViewModel(
            pictures.texts, new Background(workers, Runnable::run), () -> now, desk, _ -> {});
    model.use(List.of(new Socket(new SlotPlace.Named("/dev/ttyUSB0"), script(this::passes))), true);
    Parent view = View.LINE.load(pictures.texts, new LineController(model));
    model.provision();
    workers.turn();
    // whoever leaves the screen leaves the question
    pictures.page(
        name,
        Screen.LINE,
        view,
        () -> {
          model.scanned("WO-4712;500");
          workers.turn();
        });
  }

  /** Leaves the run standing where the script returns null. */
  private void lineIn(
      String name, @Nullable Function<RunWatcher, @Nullable Outcome> script, boolean test)
      throws IOException {
    now = Instant.EPOCH;
    HandCrank workers = new HandCrank();
    ScriptedDesk desk = new ScriptedDesk();
    LinesViewModel model =
        new LinesViewModel(
            pictures.texts,
            new Background(workers, Runnable::run),
            (InstantSource) () -> now,
            desk,
            _ -> {});
    desk.left = name.endsWith("left") ? 2 : 0;
    model.labels().lookForLeft();
    model.use(List.of(new Socket(new SlotPlace.Named("/dev/ttyUSB0"), script(script))), test);
    LineController controller = new LineController(model);
    Parent view = View.LINE.load(pictures.texts, controller);
    workers.turn();
    if (script != null) {
      model.provision();
      turn(workers, model);
    }
    if (name.equals("line-3-done")) {
      model.labels().tell(new Standing(0, new News.Out("LUM-24-000128")));
    }
    pictures.line(name, view);
  }

  private static ScriptedSlot script(@Nullable Function<RunWatcher, @Nullable Outcome> script) {
    return new ScriptedSlot(
        watcher -> {
          Outcome outcome = script == null ? null : script.apply(watcher);
          if (outcome == null) {
            throw new Halfway();
          }
          return outcome;
        });
  }

  private static void turn(HandCrank workers, LinesViewModel model) {
    try {
      workers.turn();
    } catch (Halfway here) {
      model.tick();
    }
  }

  private Outcome passes(RunWatcher watcher) {
    allSteps(watcher);
    return new Outcome.Done(unit());
  }

  private Outcome fails(RunWatcher watcher) {
    halfway(watcher);
    return new Outcome.SetAside(
        Optional.of(Step.BUILT),
        Finding.error("rom.gone", "/dev/ttyUSB0"),
        Optional.of(deadUnit()));
  }

  private Outcome stops(RunWatcher watcher) {
    halfway(watcher);
    return new Outcome.Cancelled(Optional.of(Step.BUILT));
  }

  private @Nullable Outcome waits(RunWatcher watcher) {
    watcher.noted(Finding.error("rom.strap-high", "/dev/ttyUSB0", "ESP32-C3", 9, "0xc"));
    now = Instant.EPOCH.plusMillis(7_400);
    return null;
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
