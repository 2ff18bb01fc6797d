package imprint.ui;

import imprint.ledger.Ledger;
import imprint.ledger.State;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneId;

/**
 * What came of the boards that a station worked on today, by its own calendar.
 *
 * @param made units that passed
 * @param setAside units that did not
 */
record Tally(int made, int setAside) {
  /** Counts in the ledger; reads all of it, so not on the window's thread. */
  static Tally today(Ledger ledger, String station, InstantSource clock, ZoneId zone) {
    LocalDate today = LocalDate.ofInstant(clock.instant(), zone);
    int[] counts = new int[2];
    ledger.forEach(
        unit -> {
          if (unit.last().by().station().equals(station)
              && LocalDate.ofInstant(unit.reservedAt(), zone).equals(today)) {
            counts[0] += unit.state() == State.DONE ? 1 : 0;
            counts[1] += unit.state() == State.SET_ASIDE ? 1 : 0;
          }
        });
    return new Tally(counts[0], counts[1]);
  }
}
