package imprint.cli;

import imprint.factory.batch.Generation;
import java.nio.file.Path;

/** Says on the error stream how far a run is; the bar only where a person watches. */
final class GenerateWatcher implements Generation.Watcher {
  private static final int PERCENT = 100;

  private final Surroundings with;
  private final boolean talks;

  GenerateWatcher(Surroundings with, boolean talks) {
    this.with = with;
    this.talks = talks;
  }

  @Override
  public void waiting(Path folder) {
    say("Another run writes to " + folder + "; waiting for its end.");
  }

  @Override
  public void resuming(int made, int of) {
    say("Going on with the interrupted run: %d of %d units are there.".formatted(made, of));
  }

  @Override
  public void closed(int made, int of) {
    say(
        "An interrupted run of another command was closed with %d of its %d units."
            .formatted(made, of));
  }

  @Override
  public void capacity(int entries, int of) {
    say(
        "The fullest NVS image takes %d of %d entries (%d %%)."
            .formatted(entries, of, entries * PERCENT / of));
  }

  @Override
  public void progress(int made, int of) {
    if (talks && with.terminal() && of > 1) {
      with.err().printf("\r%d of %d units%s", made, of, made == of ? "\n" : "");
      with.err().flush();
    }
  }

  private void say(String sentence) {
    if (talks) {
      with.err().println("imprint: " + sentence);
      with.err().flush();
    }
  }
}
