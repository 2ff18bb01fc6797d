package imprint.line;

import imprint.esp.rom.Approach;
import imprint.esp.rom.BoardSession;
import imprint.factory.LoadedProduct;
import imprint.finding.Refusal;
import imprint.ledger.Mac;
import imprint.ledger.Unit;
import java.io.IOException;
import java.util.Optional;
import java.util.function.BooleanSupplier;

/** Waiting → Identified: everything that can be refused is refused here, before any change. */
record Identify(
    Workplace workplace,
    LoadedProduct product,
    String port,
    Approach approach,
    RunWatcher watcher,
    BooleanSupplier cancelled,
    KeptTrace kept) {
  /**
   * Brings the board up and holds it against the ledger and the product.
   *
   * @throws Refusal when it does not answer, is of another kind, has an identity, or cannot take
   *     the data
   */
  Identified take() throws InterruptedException {
    BoardSession session =
        BoardSession.open(
            workplace.ports().plug(port),
            port,
            approach,
            workplace.pause(),
            cancelled,
            watcher::noted,
            trace -> kept.write("", trace));
    boolean fit = false;
    boolean finished = false;
    try {
      Fit ofBoard = new Fit(product, watcher, cancelled);
      ofBoard.refuseAnotherChip(session);
      String mac = session.identification().requireMac(port);
      watcher.identified(session.identification().described(), mac);
      // before anything else of it is read: its first start may have encrypted the rest
      Optional<Unit> carried = finished(mac);
      finished = carried.isPresent();
      if (finished) {
        throw Reserve.hasIdentity(mac, carried.get());
      }
      Identified found = ofBoard.identified(session);
      fit = true;
      return found;
    } catch (IOException e) {
      throw session.gone(e);
    } finally {
      if (!fit) {
        // with a board that is finished nothing went wrong
        if (!finished && !cancelled.getAsBoolean()) {
          kept.write(session.identification().mac().orElse(""), session.trace());
        }
        session.giveUp();
        session.close();
      }
    }
  }

  /** The unit that was finished with this board. */
  private Optional<Unit> finished(String mac) {
    return workplace.ledger().carriedBy(Mac.parse(mac)).filter(unit -> !unit.state().unfinished());
  }
}
