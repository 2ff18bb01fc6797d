package imprint.line;

import imprint.finding.Finding;
import java.time.Duration;

/** Is told how a run goes on; every method is called on the run's own thread. */
public interface RunWatcher {
  /** Looks away. */
  RunWatcher NONE = new RunWatcher() {};

  /** A step was reached, this long after the run began. */
  default void reached(Step step, Duration sinceStart) {}

  /**
   * What is known of the board, as soon as it is.
   *
   * @param chip name and revision
   */
  default void identified(String chip, String mac) {}

  /** How far the way to {@code towards} is, 0…1. */
  default void progress(Step towards, double fraction) {}

  /** Something worth knowing that does not end the run. */
  default void noted(Finding note) {}
}
