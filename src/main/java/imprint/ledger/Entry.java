package imprint.ledger;

import java.time.Instant;

/**
 * One line of a unit's history.
 *
 * @param seq 1, 2, 3, … within the unit
 * @param at UTC, in milliseconds; the order is that of {@code seq}, whatever the clock did
 * @param state where the unit stood afterwards
 */
public record Entry(int seq, Instant at, Event event, State state, By by) {}
