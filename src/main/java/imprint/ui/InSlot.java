package imprint.ui;

import imprint.line.Outcome;
import imprint.line.RunWatcher;
import imprint.line.Slot;
import imprint.ui.line.Provisioner;

/** Works on the boards of one slot of the station. */
record InSlot(Slot slot) implements Provisioner {
  @Override
  public Outcome provisionNext(RunWatcher watcher) {
    return slot.provisionNext(watcher);
  }

  @Override
  public void cancel() {
    slot.cancel();
  }

  @Override
  public boolean giveUp() {
    return slot.giveUp();
  }
}
