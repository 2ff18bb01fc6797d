package imprint.line;

import imprint.finding.Finding;
import java.nio.file.Path;
import java.util.Optional;

/** How a unit's run ended. */
public sealed interface Outcome {
  /** Proven and labelled. */
  record Done(UnitSummary unit) implements Outcome {}

  /**
   * Not passed.
   *
   * @param after the last step reached; empty when the board was never identified
   * @param finding what happened and what to do
   * @param unit what is known of the unit that was set aside; empty when none was reserved
   * @param trace file with the last frames that went over the wire; empty where there is none
   */
  record SetAside(
      Optional<Step> after, Finding finding, Optional<UnitSummary> unit, Optional<Path> trace)
      implements Outcome {
    /** One of which there is no trace. */
    public SetAside(Optional<Step> after, Finding finding, Optional<UnitSummary> unit) {
      this(after, finding, unit, Optional.empty());
    }
  }

  /**
   * Somebody stopped it.
   *
   * @param after the last step reached; empty when the board was never identified
   * @param open of a unit that was proven and is left unfinished: what is to be done about it
   */
  record Cancelled(Optional<Step> after, Optional<Finding> open) implements Outcome {
    /** One that leaves nothing to be done. */
    public Cancelled(Optional<Step> after) {
      this(after, Optional.empty());
    }
  }
}
