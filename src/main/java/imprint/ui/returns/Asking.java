package imprint.ui.returns;

import imprint.ui.kit.Problem;
import java.util.Optional;

/**
 * What a chosen act needs to be told.
 *
 * @param reason it cannot do without one
 * @param label the old label has to be scanned, or reported lost
 * @param drop what cannot be read may be given up
 * @param problem with what was told so far
 */
public record Asking(
    Offer offer, boolean reason, boolean label, boolean drop, Optional<Problem> problem) {
  Asking with(Problem found) {
    return new Asking(offer, reason, label, drop, Optional.of(found));
  }

  Asking offeringToDrop() {
    return new Asking(offer, reason, label, true, problem);
  }
}
