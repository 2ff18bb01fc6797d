package imprint.returns;

import imprint.finding.Finding;
import imprint.line.RunWatcher;
import imprint.line.Slot;
import imprint.line.Step;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/** Stops before anything is claimed for another board, and when somebody asked for it. */
final class OnlyThisBoard implements RunWatcher {
  private final Slot slot;
  private final String mac;
  private final BooleanSupplier stopped;
  private final DeskWatcher watcher;
  private volatile @Nullable String other;

  OnlyThisBoard(Slot slot, String mac, BooleanSupplier stopped, DeskWatcher watcher) {
    this.slot = slot;
    this.mac = mac;
    this.stopped = stopped;
    this.watcher = watcher;
  }

  /** The board that is there instead; null where there is none. */
  @Nullable String other() {
    return other;
  }

  @Override
  public void noted(Finding note) {
    if (note.code().equals("boot.encrypting")) {
      watcher.noted(note);
    }
  }

  @Override
  public void identified(String chip, String seen) {
    if (!seen.equals(mac)) {
      other = seen;
      slot.cancel();
    } else if (stopped.getAsBoolean()) {
      // asked for in the moment before the run could be told
      slot.cancel();
    }
  }

  @Override
  public void progress(Step towards, double fraction) {
    if (towards == Step.WRITTEN) {
      watcher.progress(fraction);
    }
  }
}
