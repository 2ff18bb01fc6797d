package imprint.ledger;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A unit as the ledger knew it when it was asked.
 *
 * @param work the latest event that was done to the unit, and not to its record alone
 * @param proof the words of the latest proof, null while nothing is proven
 * @param origin what another line told, where that made it; else null
 * @param orphaned the unit is unfinished and nobody's work: the process that wrote {@code last} has
 *     ended, or does no more for it ({@link Unfinished#leave})
 */
public record Unit(
    long id,
    Claim claim,
    Instant reservedAt,
    Entry last,
    Entry work,
    @Nullable String proof,
    Event.@Nullable Imported origin,
    boolean orphaned) {

  public State state() {
    return last.state();
  }

  public String serialNumber() {
    return claim.serialNumber();
  }

  public Mac mac() {
    return claim.board().mac();
  }
}
