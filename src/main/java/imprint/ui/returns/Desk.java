package imprint.ui.returns;

import imprint.finding.Finding;
import imprint.ledger.Entry;
import imprint.ledger.Unit;
import imprint.line.PortChoice;
import imprint.returns.Act;
import imprint.returns.DeskWatcher;
import imprint.returns.Reception.End;
import imprint.returns.Reception.Hand;
import imprint.returns.Reception.Order;
import imprint.returns.ReturnsDesk.Look;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * What the screen needs of the desk for returned units; all but beginning and cancelling off the
 * window's thread.
 */
public interface Desk {
  List<PortChoice> ports();

  /** What a board would become that gets a new identity; empty while no product is set up. */
  Optional<String> product();

  /** At once, before each look and each act: from here on a cancel counts. */
  void begin();

  /**
   * Looks at what is in hand.
   *
   * @param noted told where the start of the board encrypts it
   */
  Look look(Hand hand, Consumer<Finding> noted) throws InterruptedException;

  End carryOut(Act act, Hand hand, Order order, DeskWatcher watcher) throws InterruptedException;

  /** Asks what is under way to end as soon as it safely can. */
  void cancel();

  List<Entry> history(Unit unit);
}
