package imprint.ui;

import static imprint.ledger.State.DONE;
import static imprint.ledger.State.SET_ASIDE;

import imprint.ledger.Filter;
import imprint.ledger.Ledger;
import imprint.ledger.State;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.EnumMap;
import java.util.Map;
import java.util.Set;

/**
 * What came of the boards that a station worked on today, by its own calendar.
 *
 * @param made units that passed
 * @param setAside units that did not
 */
record Tally(int made, int setAside) {
  /** Counts in the ledger; reads the day's units, so not on the window's thread. */
  static Tally today(Ledger ledger, String station, InstantSource clock, ZoneId zone) {
    LocalDate today = LocalDate.ofInstant(clock.instant(), zone);
    Instant from = today.atStartOfDay(zone).toInstant();
    Instant to = today.plusDays(1).atStartOfDay(zone).toInstant();
    Filter filter =
        new Filter(null, null, null, station, null, Set.of(DONE, SET_ASIDE), from, to, null, null);
    Map<State, Integer> counts = new EnumMap<>(State.class);
    ledger.records().forEach(filter, unit -> counts.merge(unit.state(), 1, Integer::sum));
    return new Tally(counts.getOrDefault(DONE, 0), counts.getOrDefault(SET_ASIDE, 0));
  }
}
