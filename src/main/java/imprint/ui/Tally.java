package imprint.ui;

import static imprint.ledger.State.DONE;
import static imprint.ledger.State.SET_ASIDE;

import imprint.ledger.Filter;
import imprint.ledger.Ledger;
import imprint.ledger.State;
import imprint.line.Order;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.EnumMap;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

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
    return between(ledger, station, from, today.plusDays(1).atStartOfDay(zone).toInstant());
  }

  /** The same from one moment to another. */
  static Tally between(Ledger ledger, String station, Instant from, Instant to) {
    Map<State, Integer> counts = new EnumMap<>(State.class);
    ledger
        .records()
        .forEach(
            units(station, Set.of(DONE, SET_ASIDE), from, to, null),
            unit -> counts.merge(unit.state(), 1, Integer::sum));
    return new Tally(counts.getOrDefault(DONE, 0), counts.getOrDefault(SET_ASIDE, 0));
  }

  /** How much of an order a station has made; as long as {@link #today}. */
  static int made(Ledger ledger, String station, Order order) {
    AtomicInteger made = new AtomicInteger();
    ledger
        .records()
        .forEach(
            units(station, Set.of(DONE), order.since(), null, order.number()),
            _ -> made.incrementAndGet());
    return made.get();
  }

  private static Filter units(
      String station,
      Set<State> states,
      Instant from,
      @Nullable Instant to,
      @Nullable String order) {
    return new Filter(null, null, null, station, null, states, from, to, null, null, order);
  }

  /** How many of a hundred passed, rounded down: only a day without a failure has all of them. */
  OptionalInt rate() {
    int all = made + setAside;
    return all == 0 ? OptionalInt.empty() : OptionalInt.of((int) (100L * made / all));
  }
}
