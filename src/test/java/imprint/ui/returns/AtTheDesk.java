package imprint.ui.returns;

import imprint.ledger.Unit;
import imprint.returns.Act;
import imprint.returns.Case;
import imprint.ui.history.MadeUp;
import imprint.ui.kit.Background;
import imprint.ui.kit.Texts;
import imprint.ui.line.HandCrank;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Locale;

/** The returns screen's model before a desk that says what a test wants. */
abstract class AtTheDesk {
  static final Unit UNIT = MadeUp.done(128).unit();
  static final String QR = "MT:-24J042C00KA0648G00";

  final HandCrank workers = new HandCrank();
  final ScriptedDesk desk = new ScriptedDesk(new Case.Agrees(UNIT));
  Instant now = Instant.EPOCH;
  final ReturnsViewModel model =
      new ReturnsViewModel(
          new Texts(Locale.ENGLISH),
          new Background(workers, Runnable::run),
          () -> now,
          ZoneOffset.UTC,
          desk);

  final void lookAtBoard() {
    model.ports().port.set("COM5");
    model.go();
    workers.turn();
  }

  final void scan(String text) {
    model.scan.set(text);
    model.scanned();
    workers.turn();
  }

  final void choose(Act act) {
    model.choose(
        shown().offers().stream().filter(offer -> offer.act() == act).findFirst().orElseThrow());
  }

  final String problem() {
    return shown().asking().orElseThrow().problem().orElseThrow().sentence();
  }

  final Shown shown() {
    return model.shownProperty().get();
  }
}
