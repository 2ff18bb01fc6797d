package imprint.ui.returns;

import imprint.finding.Finding;
import imprint.ledger.Entry;
import imprint.ledger.Unit;
import imprint.line.PortChoice;
import imprint.line.Station;
import imprint.returns.Act;
import imprint.returns.DeskWatcher;
import imprint.returns.Reception;
import imprint.returns.Reception.End;
import imprint.returns.Reception.Hand;
import imprint.returns.Reception.Order;
import imprint.returns.ReturnsDesk.Look;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * The desk at a station.
 *
 * @param had is told the port of each board that is worked on
 */
public record StationDesk(Station station, Reception reception, Consumer<String> had)
    implements Desk {
  @Override
  public List<PortChoice> ports() {
    return station.visits().ports();
  }

  @Override
  public Optional<String> product() {
    return station.product().map(loaded -> loaded.product().productName());
  }

  @Override
  public void begin() {
    reception.begin();
  }

  @Override
  public Look look(Hand hand, Consumer<Finding> noted) throws InterruptedException {
    hand.port().ifPresent(had);
    return reception.look(hand, noted);
  }

  @Override
  public End carryOut(Act act, Hand hand, Order order, DeskWatcher watcher)
      throws InterruptedException {
    hand.port().ifPresent(had);
    return reception.carryOut(act, hand, order, watcher);
  }

  @Override
  public void cancel() {
    reception.cancel();
  }

  @Override
  public List<Entry> history(Unit unit) {
    return station.ledger().history(unit);
  }
}
