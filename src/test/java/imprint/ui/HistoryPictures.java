package imprint.ui;

import imprint.ledger.Event;
import imprint.ledger.State;
import imprint.ui.history.HistoryController;
import imprint.ui.history.HistoryViewModel;
import imprint.ui.history.MadeUp;
import imprint.ui.history.Period;
import imprint.ui.history.ScriptedArchive;
import imprint.ui.kit.Background;
import imprint.ui.kit.View;
import java.io.IOException;
import java.time.ZoneOffset;
import javafx.scene.Parent;
import javafx.scene.control.ToggleButton;

/** The history screen: the latest, one unit, nothing found, an order, and the figures. */
final class HistoryPictures {
  private final Pictures pictures;

  HistoryPictures(Pictures pictures) {
    this.pictures = pictures;
  }

  void render() throws IOException {
    HistoryViewModel model = model();
    Parent view = view(model);
    model.shown();
    pictures.page("history-1-latest", Screen.HISTORY, view);
    model.choose(model.foundProperty().get().rows().get(4));
    pictures.page("history-2-unit", Screen.HISTORY, view(model));
    model.search.set("LUM-24-000999");
    model.find();
    pictures.page("history-3-unknown", Screen.HISTORY, view(model));
    model.search.set("WO-4711");
    model.find();
    pictures.page("history-5-order", Screen.HISTORY, view(model));
    HistoryViewModel counted = model();
    Parent figures = view(counted);
    counted.filter().period.set(Period.TODAY);
    ((ToggleButton) figures.lookup("#history-figures")).fire();
    pictures.page("history-4-figures", Screen.HISTORY, figures);
  }

  private Parent view(HistoryViewModel model) {
    return View.HISTORY.load(
        pictures.texts, new HistoryController(model, pictures.texts, new NoPicker()));
  }

  private HistoryViewModel model() {
    return new HistoryViewModel(
        pictures.texts,
        new Background(Runnable::run, Runnable::run),
        archive(),
        () -> MadeUp.MORNING,
        ZoneOffset.UTC,
        _ -> {});
  }

  private static ScriptedArchive archive() {
    ScriptedArchive archive = new ScriptedArchive();
    for (int n = 1; n <= 128; n++) {
      archive.add(made(n));
    }
    for (int hour = 7; hour <= 14; hour++) {
      archive.period("2026-11-26 %02d:00".formatted(hour), 38 + hour * 7 % 23, hour % 4);
    }
    return archive
        .cause("rom.silent", 6, 50, 50)
        .cause("rom.gone", 3, 25, 75)
        .cause("line.other-chip", 2, 16.7, 91.7)
        .cause("retired", 1, 8.3, 100);
  }

  private static MadeUp made(int n) {
    return switch (n) {
      case 128 -> MadeUp.begun(n, "Lumen Desk Lamp");
      case 126 ->
          MadeUp.begun(n, "Lumen Desk Lamp")
              .then(
                  State.SET_ASIDE,
                  new Event.SetAside("rom.gone", "The board on /dev/ttyUSB0 went away."));
      case 124 ->
          MadeUp.doneFor("WO-4711", n)
              .later(90_000)
              .then(State.DONE, new Event.Returned("agrees", "keep", "restarts in a loop"))
              .then(State.DONE, new Event.BackedUp("fctry", "6055f97b007c-fctry.bin", "cafe"))
              .then(State.DONE, new Event.RestoreBegun())
              .then(State.DONE, new Event.Restored("read-back-equal md5:cafe"));
      case 121 -> MadeUp.done(n).then(State.RETIRED, new Event.Retired("Broken housing"));
      default -> n < 60 ? MadeUp.done(n) : MadeUp.doneFor("WO-4711", n);
    };
  }
}
