package imprint.ui.line;

import imprint.line.Outcome;
import imprint.line.RunWatcher;

/** What the screen needs of a slot: so it can be shown, and tested, without a station. */
public interface Provisioner {
  /** Provisions the next board; returns when that has ended, however it ended. */
  Outcome provisionNext(RunWatcher watcher);

  /** Ends a run that is under way as soon as it safely can be. */
  void cancel();

  /**
   * Ends a run that has no board yet; does not block.
   *
   * @return false where it has one, and goes on with it
   */
  boolean giveUp();
}
