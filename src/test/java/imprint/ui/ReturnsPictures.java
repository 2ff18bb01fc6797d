package imprint.ui;

import imprint.finding.Finding;
import imprint.finding.Refusal;
import imprint.ledger.Event;
import imprint.ledger.State;
import imprint.ledger.Unit;
import imprint.returns.Act;
import imprint.returns.Case;
import imprint.returns.Outcome;
import imprint.returns.Reception.End;
import imprint.ui.history.MadeUp;
import imprint.ui.kit.Background;
import imprint.ui.kit.View;
import imprint.ui.line.HandCrank;
import imprint.ui.returns.ReturnsController;
import imprint.ui.returns.ReturnsViewModel;
import imprint.ui.returns.ScriptedDesk;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;

/** The screen for returned units at every stage. */
final class ReturnsPictures {
  private static final MadeUp LIFE =
      MadeUp.done(124).later(90_000).then(State.DONE, new Event.Reprinted("Label torn", 1));
  private static final Unit UNIT = LIFE.unit();

  private final Pictures pictures;
  private final HandCrank workers = new HandCrank();
  private Instant now = Instant.EPOCH;

  ReturnsPictures(Pictures pictures) {
    this.pictures = pictures;
  }

  void render() throws IOException {
    ScriptedDesk desk = new ScriptedDesk(new Case.NoLabel(UNIT));
    desk.history = LIFE.history();
    ReturnsViewModel model = model(desk);
    page("returns-1-start", model);
    model.ports().port.set("/dev/ttyUSB0");
    model.go();
    now = now.plusMillis(900);
    model.pace().tick();
    page("returns-2-looking", model);
    workers.turn();
    page("returns-3-case", model);
    choose(model, Act.NEW);
    page("returns-4-asking", model);
    model.order().reason.set("Passcode was published");
    model.order().oldLabel.set("LUM-24-000007");
    desk.refusal = Refusal.of("returns.label-not-this", UNIT.serialNumber(), "LUM-24-000007");
    model.go();
    workers.turn();
    page("returns-5-wrong-label", model);
    desk.refusal = null;
    model.back();
    results(desk, model);
    grave(desk, model);
  }

  private void results(ScriptedDesk desk, ReturnsViewModel model) throws IOException {
    choose(model, Act.RESTORE);
    desk.end =
        new End.Carried(
            new Outcome.Restored(UNIT, "read-back-equal md5:d10e32544cd7d396ad", Optional.empty()));
    model.go();
    now = now.plusMillis(2_400);
    model.pace().tick();
    page("returns-6-working", model);
    workers.turn();
    page("returns-7-restored", model);
    again(model);
    choose(model, Act.RETIRE);
    model.order().reason.set("Burnt");
    desk.end = new End.Carried(new Outcome.Retired(UNIT));
    model.go();
    workers.turn();
    page("returns-8-retired", model);
    again(model);
    choose(model, Act.KEEP);
    desk.end = null;
    model.go();
    workers.turn();
    page("returns-9-failed", model);
    encrypting(desk, model);
  }

  private void encrypting(ScriptedDesk desk, ReturnsViewModel model) throws IOException {
    desk.notes = List.of(Finding.warning("boot.encrypting", 300));
    desk.noted = () -> pages("returns-12-encrypting", model);
    again(model);
    desk.noted = () -> {};
    desk.notes = List.of(Finding.warning("rom.still-encrypting", 300));
    desk.end = new End.Carried(new Outcome.Restored(UNIT, "read-back-equal", Optional.empty()));
    choose(model, Act.RESTORE);
    model.go();
    workers.turn();
    page("returns-13-still-encrypting", model);
    desk.notes = List.of();
  }

  private void grave(ScriptedDesk desk, ReturnsViewModel model) throws IOException {
    model.next();
    desk.is = new Case.OtherLabel(UNIT.mac(), Optional.of(UNIT), MadeUp.done(7).unit());
    desk.history = List.of();
    again(model);
    page("returns-10-other-label", model);
    desk.is = new Case.NoLabel(UNIT);
    desk.history = LIFE.history();
    desk.unread = Finding.error("flash.table-encrypted");
    again(model);
    page("returns-11-unread", model);
  }

  private void pages(String name, ReturnsViewModel model) {
    try {
      page(name, model);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void again(ReturnsViewModel model) {
    model.next();
    model.go();
    workers.turn();
  }

  private ReturnsViewModel model(ScriptedDesk desk) {
    return new ReturnsViewModel(
        pictures.texts, new Background(workers, Runnable::run), () -> now, ZoneOffset.UTC, desk);
  }

  private static void choose(ReturnsViewModel model, Act act) {
    model.shownProperty().get().offers().stream()
        .filter(offer -> offer.act() == act)
        .forEach(model::choose);
  }

  private void page(String name, ReturnsViewModel model) throws IOException {
    pictures.page(
        name, Screen.RETURNS, View.RETURNS.load(pictures.texts, new ReturnsController(model)));
  }
}
