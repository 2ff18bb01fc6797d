package imprint.ledger;

import imprint.ledger.chain.Hash;

/**
 * Where a unit's history ends, for the next event to be bound to.
 *
 * @param seq of its last event, 0 where there is none yet
 * @param hash of that event; of the unit's claim where there is none, or none with a hash
 * @param merged the unit is the server's: nothing can be added here
 */
record Tail(long unitId, int seq, Hash hash, boolean merged) {
  static Tail ofClaim(long unitId, Hash claim) {
    return new Tail(unitId, 0, claim, false);
  }
}
