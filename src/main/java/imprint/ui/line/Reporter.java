package imprint.ui.line;

import imprint.finding.Finding;
import imprint.line.RunWatcher;
import imprint.line.Step;
import imprint.ui.kit.Background;
import java.time.Duration;

/** Carries what a run tells from its own thread to the screen. */
record Reporter(Background background, LineViewModel screen) implements RunWatcher {
  @Override
  public void reached(Step step, Duration sinceStart) {
    background.show(() -> screen.progress().reached(step, sinceStart));
  }

  @Override
  public void identified(String chip, String mac) {
    background.show(() -> screen.identified(chip, mac));
  }

  @Override
  public void progress(Step towards, double fraction) {
    background.show(() -> screen.progress().towards(towards, fraction));
  }

  @Override
  public void noted(Finding note) {
    background.show(() -> screen.noted(note));
  }
}
