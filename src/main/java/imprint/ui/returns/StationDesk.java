package imprint.ui.returns;

import imprint.ledger.Entry;
import imprint.ledger.Unit;
import imprint.line.PortChoice;
import imprint.line.Station;
import imprint.returns.Act;
import imprint.returns.Reception;
import imprint.returns.Reception.End;
import imprint.returns.Reception.Hand;
import imprint.returns.Reception.Order;
import imprint.returns.ReturnsDesk.Look;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.DoubleConsumer;

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
  public Look look(Hand hand) throws InterruptedException {
    hand.port().ifPresent(had);
    return reception.look(hand);
  }

  @Override
  public End carryOut(Act act, Hand hand, Order order, DoubleConsumer progress)
      throws InterruptedException {
    hand.port().ifPresent(had);
    return reception.carryOut(act, hand, order, progress);
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
