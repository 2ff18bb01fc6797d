package imprint.ui;

import imprint.line.Order;
import imprint.line.Station;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.Optional;

/**
 * What the head of the window counts.
 *
 * @param order empty where there is none
 */
record Counts(Tally today, Optional<OfOrder> order) {
  /** How much of it is made. */
  record OfOrder(Order order, int made) {}

  /** Asks the ledger. */
  static Counts of(Station station, InstantSource clock) {
    String here = station.settings().name();
    Optional<OfOrder> order =
        station
            .line()
            .orders()
            .inHand()
            .map(wanted -> new OfOrder(wanted, Tally.made(station.ledger(), here, wanted)));
    return new Counts(Tally.today(station.ledger(), here, clock, ZoneId.systemDefault()), order);
  }
}
