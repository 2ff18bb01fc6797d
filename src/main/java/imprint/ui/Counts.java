package imprint.ui;

import imprint.line.Station;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.Optional;

/**
 * What the head of the window counts.
 *
 * @param order made and to make; empty where there is no order
 */
record Counts(Tally today, Optional<String> order) {
  /** Asks the ledger. */
  static Counts of(Station station, InstantSource clock) {
    String here = station.settings().name();
    Optional<String> order =
        station
            .line()
            .order()
            .map(
                wanted ->
                    Tally.between(station.ledger(), here, wanted.since(), null).made()
                        + " / "
                        + wanted.units());
    return new Counts(Tally.today(station.ledger(), here, clock, ZoneId.systemDefault()), order);
  }
}
