package imprint.esp.rom;

import imprint.esp.link.Deadline;
import imprint.esp.link.Link;
import imprint.esp.link.Plug;
import imprint.esp.link.ResetSequence;
import imprint.finding.Finding;
import imprint.finding.Refusal;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;

/** Opens a link to a board that is not plugged in yet, or not any more. */
record Opening(Plug plug, ResetSequence.Pause pause, BooleanSupplier cancelled) {
  /** What opening a port that is not there is refused with. */
  private static final String ABSENT = "link.port-absent";

  /** A cable that was out is in again within this time, or the run is over. */
  private static final Duration GONE_AT_MOST = Duration.ofSeconds(10);

  private static final Duration LOOK_AGAIN = Duration.ofMillis(500);

  /** Looking takes time of its own, or none where nobody really pauses. */
  private static final int LOOKS = (int) GONE_AT_MOST.dividedBy(LOOK_AGAIN);

  /**
   * A port that is not there yet appears when its board is plugged in.
   *
   * @param waiting told why there is no board yet
   * @throws Refusal when the port is there and cannot be had
   * @throws CancellationException when asked to stop
   */
  Link awaited(Consumer<Finding> waiting) throws InterruptedException {
    Finding told = null;
    while (true) {
      try {
        return plug.open();
      } catch (Refusal refused) {
        if (!refused.finding().code().equals(ABSENT)) {
          throw refused;
        }
        if (!refused.finding().equals(told)) {
          told = refused.finding();
          waiting.accept(told);
        }
      }
      if (cancelled.getAsBoolean()) {
        throw new CancellationException();
      }
      pause.take(LOOK_AGAIN);
    }
  }

  /** The link to a board whose cable was out; empty when it did not come back in time. */
  Optional<Link> again() throws InterruptedException {
    Deadline limit = Deadline.after(GONE_AT_MOST);
    for (int look = 0; look < LOOKS && !limit.passed() && !cancelled.getAsBoolean(); look++) {
      try {
        return Optional.of(plug.open());
      } catch (Refusal notYet) {
        pause.take(LOOK_AGAIN);
      }
    }
    return Optional.empty();
  }
}
