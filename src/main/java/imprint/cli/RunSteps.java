package imprint.cli;

import imprint.finding.Finding;
import imprint.line.RunWatcher;
import imprint.line.Step;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * Shows a run's steps as they are reached, on a terminal only, and its notes at once; for machines
 * the notes are kept until the run's line is printed.
 */
final class RunSteps implements RunWatcher {
  private final Surroundings with;
  private final boolean json;
  private final List<Finding> notes = new ArrayList<>();

  RunSteps(Surroundings with, boolean json) {
    this.with = with;
    this.json = json;
  }

  @Override
  public void reached(Step step, Duration sinceStart) {
    if (with.terminal() && !json) {
      with.err().printf("  %-10s %5.2f s%n", step, sinceStart.toMillis() / 1000.0);
      with.err().flush();
    }
  }

  @Override
  public void noted(Finding note) {
    notes.add(note);
    if (note.code().equals("boot.encrypting")) {
      with.stop().waitAtMost(Duration.ofSeconds(Long.parseLong(note.arguments().getFirst())));
    }
    if (!json) {
      FindingLines.tell(with, note);
    }
  }

  /** Forgets the notes of the run before. */
  RunSteps ofAnotherRun() {
    notes.clear();
    return this;
  }

  /** What was noted so far. */
  List<Finding> notes() {
    return List.copyOf(notes);
  }
}
