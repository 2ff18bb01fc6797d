package imprint.ledger.chain;

import org.jspecify.annotations.Nullable;

/**
 * An event as a link of a chain: all that its row says but for the numbers that the database gave
 * it.
 *
 * @param number 1, 2, 3, … in the chain
 * @param previous hash of the link before; of the chain's start for the first
 * @param unitPrevious hash of the unit's event before; of its claim for the first
 * @param seq 1, 2, 3, … in the unit
 * @param at UTC, ISO 8601 with milliseconds
 * @param clock what was odd about the clock, null where nothing was
 */
public record Link(
    String chain,
    long number,
    Hash previous,
    Hash unitPrevious,
    int seq,
    String at,
    String type,
    String state,
    String station,
    String person,
    String run,
    String detail,
    @Nullable String clock) {

  public Hash hash() {
    return new Canonical("imprint event 1")
        .text(chain)
        .number(number)
        .hash(previous)
        .hash(unitPrevious)
        .number(seq)
        .text(at)
        .text(type)
        .text(state)
        .text(station)
        .text(person)
        .text(run)
        .text(detail)
        .text(clock)
        .hash();
  }
}
