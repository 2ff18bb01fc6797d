package imprint.ui.line;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.Executor;

/** Runs what it was given when the test says so: every state in between can be looked at. */
public final class HandCrank implements Executor {
  private final Deque<Runnable> waiting = new ArrayDeque<>();

  @Override
  public void execute(Runnable work) {
    waiting.add(work);
  }

  /** Runs what waits longest. */
  public void one() {
    waiting.remove().run();
  }

  /** Runs what waits, and what that adds. */
  public void turn() {
    while (!waiting.isEmpty()) {
      waiting.remove().run();
    }
  }
}
