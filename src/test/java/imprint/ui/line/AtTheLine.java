package imprint.ui.line;

import imprint.finding.Finding;
import imprint.line.OthersKept;
import imprint.line.Outcome;
import imprint.line.SlotPlace;
import imprint.line.UnitSummary;
import imprint.ui.kit.Background;
import imprint.ui.kit.Texts;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The line, as its view model has it, on a scripted station. */
abstract class AtTheLine {
  static final Finding LOST = Finding.error("rom.gone", "COM5");
  static final Finding STRAP = Finding.error("rom.strap-high", "COM5", "C3", 9, "0xc");
  static final Outcome FAILED = new Outcome.SetAside(Optional.empty(), LOST, Optional.empty());
  static final UnitSummary PASSED_UNIT = passedUnit(Optional.empty());
  static final Outcome PASSED = new Outcome.Done(PASSED_UNIT);

  final HandCrank workers = new HandCrank();
  final Texts texts = new Texts(Locale.ENGLISH);
  final ScriptedDesk desk = new ScriptedDesk();
  final List<Outcome> ends = new ArrayList<>();
  final List<ScriptedSlot> runs = new ArrayList<>();
  Instant now = Instant.EPOCH;
  final LinesViewModel model = model(texts);

  /** With what others had on its board. */
  static UnitSummary passedUnit(Optional<OthersKept> others) {
    return new UnitSummary(
        "SN-1",
        "Lamp",
        "ESP32-C3",
        "60:55:f9:00:00:01",
        "3497-011-2332",
        true,
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        others);
  }

  LinesViewModel model(Texts words) {
    return model(words, desk);
  }

  LinesViewModel model(Texts words, LineDesk at) {
    return new LinesViewModel(
        words, new Background(workers, Runnable::run), () -> now, at, ends::add);
  }

  void pull(int slot) {
    desk.plugged.remove(place(slot));
    looks(Plugged.GONE_AFTER);
  }

  void looks(int count) {
    for (int look = 0; look < count; look++) {
      model.look();
      workers.turn();
    }
  }

  List<LineState> states() {
    return model.slotsProperty().get().stream()
        .map(slot -> slot.shownProperty().get().state())
        .toList();
  }

  static SlotPlace place(int slot) {
    return new SlotPlace.Usb("1-" + slot);
  }

  void use(Outcome... outcomes) {
    ScriptedSlot[] scripts = new ScriptedSlot[outcomes.length];
    for (int slot = 0; slot < outcomes.length; slot++) {
      Outcome outcome = outcomes[slot];
      scripts[slot] = new ScriptedSlot(_ -> outcome);
    }
    use(scripts);
  }

  void use(ScriptedSlot... scripts) {
    use(model, scripts);
  }

  void use(LinesViewModel line, ScriptedSlot... scripts) {
    List<Socket> sockets = new ArrayList<>();
    for (ScriptedSlot script : scripts) {
      desk.plugged.add(place(sockets.size()));
      sockets.add(new Socket(place(sockets.size()), script));
    }
    runs.clear();
    runs.addAll(List.of(scripts));
    line.use(sockets, false);
    workers.turn();
  }
}
