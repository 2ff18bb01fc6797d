package imprint.ui.line;

import imprint.line.Outcome;
import imprint.line.RunWatcher;
import java.util.function.Function;

/** A slot that plays what a test wrote down. */
public final class ScriptedSlot implements Provisioner {
  private final Function<RunWatcher, Outcome> script;
  public int runs;
  public int cancels;
  public int gaveUp;

  /** Whether a board came in the moment before. */
  public boolean found;

  public ScriptedSlot(Function<RunWatcher, Outcome> script) {
    this.script = script;
  }

  @Override
  public Outcome provisionNext(RunWatcher watcher) {
    runs++;
    return script.apply(watcher);
  }

  @Override
  public void cancel() {
    cancels++;
  }

  @Override
  public boolean giveUp() {
    gaveUp++;
    return !found;
  }
}
