package imprint.returns;

import imprint.finding.Finding;

/** Follows what is done with a board at the desk; called by the thread that does it. */
@FunctionalInterface
public interface DeskWatcher {
  /**
   * How much is written.
   *
   * @param fraction 0…1
   */
  void progress(double fraction);

  /** The start of the board encrypts it (boot.encrypting), or the end of that was not seen. */
  default void noted(Finding finding) {}
}
