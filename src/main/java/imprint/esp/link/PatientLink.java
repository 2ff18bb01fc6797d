package imprint.esp.link;

import imprint.finding.Finding;
import imprint.finding.Refusal;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;

/**
 * A link whose operations may never return, as those of a broken driver: they run on a thread of
 * its own, and one that takes too long is waited for no longer. The link is abandoned then: its
 * thread stays behind, every further call fails at once, and closing it returns at once. Should the
 * driver ever wake up, the port is closed and the thread ends.
 */
final class PatientLink implements Link {
  /**
   * How long operations may take over what they are allowed to.
   *
   * @param opening for a port to open
   * @param writing for a write
   * @param grace for everything else, and for a read beyond its own patience
   */
  record Limits(Duration opening, Duration writing, Duration grace) {
    /** A serial port may take 10 s for a write (rom-protocol 6.1); it reads in slices. */
    static final Limits SERIAL =
        new Limits(Duration.ofSeconds(10), Duration.ofSeconds(12), Duration.ofSeconds(4));
  }

  private final ExecutorService worker;
  private final Limits limits;
  private final Link link;
  private byte[] received = {};
  private volatile boolean abandoned;

  private PatientLink(ExecutorService worker, Limits limits, Link link) {
    this.worker = worker;
    this.limits = limits;
    this.link = link;
  }

  /**
   * Opens a link that may hang.
   *
   * @param port its name, for the refusal and the thread
   * @throws Refusal link.port-hangs, and whatever {@code opener} refuses
   */
  static PatientLink open(String port, Supplier<Link> opener, Limits limits) {
    ExecutorService worker =
        Executors.newSingleThreadExecutor(
            task -> Thread.ofPlatform().daemon().name("port " + port).unstarted(task));
    Future<Link> opening = worker.submit(opener::get);
    try {
      return new PatientLink(
          worker, limits, opening.get(limits.opening().toNanos(), TimeUnit.NANOSECONDS));
    } catch (ExecutionException failed) {
      worker.shutdown();
      throw failed.getCause() instanceof Refusal refusal
          ? refusal
          : new IllegalStateException(failed.getCause());
    } catch (TimeoutException hangs) {
      giveUp(worker, opening);
      throw new Refusal(Finding.error("link.port-hangs", port), hangs);
    } catch (InterruptedException e) {
      giveUp(worker, opening);
      Thread.currentThread().interrupt();
      throw new Refusal(Finding.error("link.port-hangs", port), e);
    }
  }

  /** Closes what may still open one day. */
  private static void giveUp(ExecutorService worker, Future<Link> opening) {
    var _ = worker.submit(() -> opening.resultNow().close());
    worker.shutdown();
  }

  private <T> T within(Duration span, Callable<T> operation) throws IOException {
    if (abandoned) {
      throw new IOException("the port hangs");
    }
    try {
      return worker.submit(operation).get(span.toNanos(), TimeUnit.NANOSECONDS);
    } catch (TimeoutException hangs) {
      abandon();
      throw new IOException("the port hangs", hangs);
    } catch (RejectedExecutionException closed) {
      throw new IOException("the port is closed", closed);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted", e);
    } catch (ExecutionException failed) {
      switch (failed.getCause()) {
        case IOException gone -> throw gone;
        case RuntimeException fault -> throw fault;
        case null, default -> throw new IllegalStateException(failed.getCause());
      }
    }
  }

  private void abandon() {
    abandoned = true;
    try {
      var _ = worker.submit(link::close);
    } catch (RejectedExecutionException closed) {
      // closing is on its way already
    }
    worker.shutdown();
  }

  @Override
  public int read(byte[] buffer, Duration patience) throws IOException {
    if (received.length != buffer.length) {
      received = new byte[buffer.length];
    }
    // a read that hangs must not write into the caller's buffer when it wakes up one day
    byte[] own = received;
    int count = within(patience.plus(limits.grace()), () -> link.read(own, patience));
    System.arraycopy(own, 0, buffer, 0, count);
    return count;
  }

  @Override
  public void write(byte[] bytes) throws IOException {
    byte[] own = bytes.clone();
    within(
        limits.writing(),
        () -> {
          link.write(own);
          return true;
        });
  }

  @Override
  public void discardInput() throws IOException {
    within(
        limits.grace(),
        () -> {
          link.discardInput();
          return true;
        });
  }

  @Override
  public boolean baudRate(int rate) throws IOException {
    return within(limits.grace(), () -> link.baudRate(rate));
  }

  @Override
  public boolean controlLines(boolean dtr, boolean rts) throws IOException {
    return within(limits.grace(), () -> link.controlLines(dtr, rts));
  }

  @Override
  public Bridge bridge() {
    return link.bridge();
  }

  /** Of the link itself: who waits for a board waits in its time. */
  @Override
  public long nanoTime() {
    return link.nanoTime();
  }

  @Override
  public void close() {
    if (abandoned || worker.isShutdown()) {
      return;
    }
    // a run that was cancelled waits too: the next one may want the port at once
    boolean interrupted = Thread.interrupted();
    try {
      within(
          limits.grace(),
          () -> {
            link.close();
            return true;
          });
    } catch (IOException hangs) {
      // abandoned by now, or closed by another thread
    } finally {
      worker.shutdown();
      if (interrupted) {
        Thread.currentThread().interrupt();
      }
    }
  }
}
