package imprint.ui;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.time.Duration;
import java.util.Arrays;
import java.util.concurrent.FutureTask;
import java.util.concurrent.locks.LockSupport;
import javafx.animation.AnimationTimer;
import javafx.application.Platform;

/**
 * Measures what each frame takes of the JavaFX thread: the processor's time, not the clock's, so
 * that other programs on the computer count for nothing; and whether our code lets the thread wait
 * for a lock, a file or the network.
 */
final class FrameWatch extends AnimationTimer implements AutoCloseable {
  private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();
  private static final long LOOK = Duration.ofMillis(5).toNanos();

  private final Thread looker = Thread.ofPlatform().daemon().unstarted(this::look);
  private volatile Thread watched = Thread.currentThread();
  private volatile boolean ended;
  private volatile long waited;
  private long spentBefore = -1;
  private long longest;
  private long frames;

  /** Watches from here on. */
  static FrameWatch started() {
    FrameWatch watch = new FrameWatch();
    onFx(
        () -> {
          watch.watched = Thread.currentThread();
          watch.start();
        });
    watch.looker.start();
    return watch;
  }

  @Override
  public void handle(long now) {
    long spent = THREADS.getCurrentThreadCpuTime();
    if (spentBefore >= 0) {
      longest = Math.max(longest, spent - spentBefore);
      frames++;
    }
    spentBefore = spent;
  }

  private void look() {
    long before = System.nanoTime();
    long soFar = 0;
    boolean waiting = false;
    while (!ended) {
      LockSupport.parkNanos(LOOK);
      long now = System.nanoTime();
      boolean still = waits(watched);
      // on a busy computer this thread comes late, and saw nothing of the time until then
      soFar = still && waiting ? soFar + Math.min(now - before, 2 * LOOK) : 0;
      waited = Math.max(waited, soFar);
      waiting = still;
      before = now;
    }
  }

  /** Waiting or in native code, and ours brought it there. */
  private static boolean waits(Thread thread) {
    Thread.State state = thread.getState();
    StackTraceElement[] stack = thread.getStackTrace();
    return stack.length > 0
        && (state != Thread.State.RUNNABLE || stack[0].isNativeMethod())
        && !stack[0].getClassName().startsWith("com.sun.")
        && Arrays.stream(stack).anyMatch(frame -> frame.getClassName().startsWith("imprint."));
  }

  /** Of the processor, between one frame and the next: the slowest of all. */
  Duration longest() {
    return Duration.ofNanos(longest);
  }

  /** As long as our code was seen to let the thread wait without a break. */
  Duration waited() {
    return Duration.ofNanos(waited);
  }

  long frames() {
    return frames;
  }

  @Override
  public void close() {
    ended = true;
    onFx(this::stop);
  }

  private static void onFx(Runnable work) {
    FutureTask<Boolean> task = new FutureTask<>(work, true);
    Platform.runLater(task);
    try {
      task.get();
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }
}
