package imprint.ui.kit;

import java.util.concurrent.Callable;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.Consumer;

/**
 * Work that must not hold up the window, and the way back into it. The only place that crosses
 * between the two, so that a view model is written as if it had one thread.
 */
public final class Background {
  private final Executor workers;
  private final Executor window;

  /**
   * @param workers where work is done
   * @param window where its result is shown
   */
  public Background(Executor workers, Executor window) {
    this.workers = workers;
    this.window = window;
  }

  /**
   * Does {@code work} and then, in the window, {@code shown} with its result or {@code failed} with
   * what it threw.
   */
  public <T> void run(Callable<T> work, Consumer<T> shown, Consumer<Exception> failed) {
    try {
      workers.execute(
          () -> {
            try {
              T result = work.call();
              window.execute(() -> shown.accept(result));
            } catch (Exception e) {
              window.execute(() -> failed.accept(e));
            }
          });
    } catch (RejectedExecutionException closed) {
      // the window is no more: nobody would see what came of it
    }
  }

  /** From a worker: has something shown in the window, in the order of the calls. */
  public void show(Runnable change) {
    window.execute(change);
  }
}
