package imprint.ui;

import imprint.ui.labels.LabelsViewModel;
import imprint.ui.layouts.LayoutsViewModel;
import imprint.ui.line.LineViewModel;
import imprint.ui.line.LinesViewModel;
import imprint.ui.people.Work;
import imprint.ui.returns.ReturnsViewModel;

/**
 * What holds the person at the window: a board that is worked on, here or there, or labels that
 * come out. What only waits for its board holds nobody.
 */
final class Hold implements Work {
  private final FrameViewModel frame;
  private final LinesViewModel line;
  private final LineViewModel golden;
  private final LabelsViewModel labels;
  private final ReturnsViewModel returns;
  private final LayoutsViewModel layouts;

  /**
   * @param golden the run of the golden unit
   */
  Hold(
      FrameViewModel frame,
      LinesViewModel line,
      LineViewModel golden,
      LabelsViewModel labels,
      ReturnsViewModel returns,
      LayoutsViewModel layouts) {
    this.frame = frame;
    this.line = line;
    this.golden = golden;
    this.labels = labels;
    this.returns = returns;
    this.layouts = layouts;
    line.heldProperty().subscribe(_ -> lock());
    golden.heldProperty().subscribe(_ -> lock());
    labels.shownProperty().subscribe(_ -> lock());
    returns.shownProperty().subscribe(_ -> lock());
    frame.screen.addListener(
        (_, _, now) -> {
          letGo();
          if (now != Screen.LAYOUTS) {
            // answered later, it would bring in somebody who is long gone
            layouts.stay();
          }
        });
  }

  private void lock() {
    frame.locked.set(
        line.heldProperty().get()
            || golden.heldProperty().get()
            || labels.shownProperty().get().stage().busy()
            || returns.shownProperty().get().stage().busy());
  }

  @Override
  public boolean running() {
    return frame.locked.get();
  }

  @Override
  public boolean letGo() {
    return !running() && line.letGo() && golden.letGo();
  }

  @Override
  public void settle(Runnable then) {
    if (asks()) {
      frame.go(Screen.LAYOUTS);
      layouts.leave(then);
    } else {
      then.run();
    }
  }

  /** Whether the one who is here has to say first what is to become of a label layout. */
  boolean asks() {
    return layouts.unsaved() && !running() && frame.reach.get().contains(Screen.LAYOUTS);
  }

  @Override
  public void dropQuestion() {
    layouts.stay();
  }

  /** Asks everything to end that is under way; each says when it has. */
  void endAll() {
    line.cancelAll();
    labels.cancel();
    returns.cancel();
    golden.cancel();
  }
}
