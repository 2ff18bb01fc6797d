package imprint.ui.returns;

import imprint.finding.Finding;
import imprint.ledger.Entry;
import imprint.ledger.Unit;
import imprint.returns.Act;
import imprint.returns.DeskWatcher;
import imprint.returns.Reception.End;
import imprint.returns.Reception.Hand;
import imprint.returns.Reception.Order;
import imprint.returns.ReturnsDesk.Look;
import imprint.ui.kit.Background;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.DoubleConsumer;

/**
 * What the desk does, aside of the screen; the screen is told what came of it.
 *
 * @param noted told in the window where the start of a board encrypts it
 */
record DeskWork(Background background, Desk desk, Consumer<Finding> noted) {
  /** What was found. */
  record Seen(Look look, Optional<String> product, List<Entry> history) {}

  /** What was done. */
  record Ended(End end, List<Entry> history) {}

  void look(Hand now, Consumer<Seen> seen, Consumer<Exception> failed) {
    background.run(
        () -> {
          Look look = desk.look(now, this::note);
          return new Seen(
              look, desk.product(), look.is().unit().map(desk::history).orElse(List.of()));
        },
        seen,
        failed);
  }

  void carryOut(
      Act act,
      Hand hand,
      Order order,
      DoubleConsumer reached,
      Consumer<Ended> ended,
      Consumer<Exception> failed) {
    background.run(
        () -> {
          End end = desk.carryOut(act, hand, order, watcher(reached));
          return new Ended(end, history(end.unit()));
        },
        ended,
        failed);
  }

  private DeskWatcher watcher(DoubleConsumer reached) {
    return new DeskWatcher() {
      @Override
      public void progress(double fraction) {
        background.show(() -> reached.accept(fraction));
      }

      @Override
      public void noted(Finding finding) {
        note(finding);
      }
    };
  }

  private void note(Finding finding) {
    background.show(() -> noted.accept(finding));
  }

  /** What was done stays done, whether or not it can be told. */
  private List<Entry> history(Unit unit) {
    try {
      return desk.history(unit);
    } catch (RuntimeException untold) {
      return List.of();
    }
  }

  /** Something is about to be done. */
  void begin() {
    desk.begin();
  }

  /** Asks what is under way to end. */
  void cancel() {
    desk.cancel();
  }
}
