package imprint.ui.kit;

import imprint.finding.Refusal;
import java.util.concurrent.Callable;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Work that must not hold up the window, and the way back into it. The only place that crosses
 * between the two, so that a view model is written as if it had one thread.
 */
public final class Background {
  private static final Logger LOG = LoggerFactory.getLogger(Background.class);

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
   * what it threw; an error of the machine or the program ends as line.unexpected.
   */
  public <T> void run(Callable<T> work, Consumer<T> shown, Consumer<Exception> failed) {
    try {
      workers.execute(() -> window.execute(done(work, shown, failed)));
    } catch (RejectedExecutionException closed) {
      // the window is no more: nobody would see what came of it
    }
  }

  private static <T> Runnable done(
      Callable<T> work, Consumer<T> shown, Consumer<Exception> failed) {
    try {
      T result = work.call();
      return () -> shown.accept(result);
    } catch (Exception e) {
      return () -> failed.accept(e);
    } catch (Throwable e) {
      // a class that is missing, no memory: the window would be busy for ever. Its text is no one's
      String name = e.getClass().getSimpleName();
      LOG.error("{} in background work", name);
      return () -> failed.accept(Refusal.of("line.unexpected", name));
    }
  }

  /** From a worker: has something shown in the window, in the order of the calls. */
  public void show(Runnable change) {
    window.execute(change);
  }
}
