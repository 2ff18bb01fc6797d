package imprint.ledger;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A unit as the ledger knew it when it was asked.
 *
 * @param proof the words of the latest proof, null while nothing is proven
 * @param orphaned the unit is unfinished, and the process that wrote {@code last} has ended
 */
public record Unit(
    long id,
    Claim claim,
    Instant reservedAt,
    Entry last,
    @Nullable String proof,
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
