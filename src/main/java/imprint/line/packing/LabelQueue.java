package imprint.line.packing;

import imprint.finding.Finding;
import imprint.finding.Refusal;
import imprint.ledger.By;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Prints the label of each unit that passed at the line, in the order in which they passed. The
 * line never waits for it. What stands in the way of all of them is waited for; a label that may be
 * out is never sent again. What was not printed when the station ends is still the next to be
 * printed by {@link Wanted.Next}.
 */
public final class LabelQueue implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(LabelQueue.class);

  /** A unit that passed, the layout of its label, and who made it. */
  public record Job(String serialNumber, String layout, By by) {}

  /** What happened last. */
  public sealed interface News {
    /** The label is out, says its printer. */
    record Out(String serialNumber) implements News {}

    /** It went to a printer that never says how it is: whoever has such a one looks at each. */
    record Sent(String serialNumber) implements News {}

    /** Nothing was sent yet; it goes on by itself as soon as that is over. */
    record Waits(Finding why) implements News {}

    /** It went out, and nobody says that it is printed: somebody has to look. */
    record Unsure(String serialNumber, Finding why) implements News {}

    /** There will be none. */
    record Failed(String serialNumber, Finding why) implements News {}
  }

  /**
   * How it stands.
   *
   * @param waiting labels that were not sent yet
   */
  public record Standing(int waiting, News news) {}

  /** Makes the printing of one label ready. */
  @FunctionalInterface
  public interface Press {
    /**
     * The printer of the line as it is set up now.
     *
     * @return empty where the line prints none any more
     * @throws Refusal label.printer-absent, label.printers-…, label.layout-…
     */
    Optional<PrintRun> run(Job job);
  }

  private final Press press;
  private final Duration betweenLooks;
  private final Consumer<Standing> told;
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition changed = lock.newCondition();
  private final Deque<Job> jobs = new ArrayDeque<>();
  private @Nullable Thread worker;
  private boolean closed;

  /** Of the worker alone. */
  private @Nullable Standing last;

  /**
   * @param betweenLooks at a printer that something stands in the way of
   * @param told of all that happens, on the queue's own thread
   */
  public LabelQueue(Press press, Duration betweenLooks, Consumer<Standing> told) {
    this.press = press;
    this.betweenLooks = betweenLooks;
    this.told = told;
  }

  /** Prints it behind those that are there already; returns at once. */
  public void add(Job job) {
    lock.lock();
    try {
      if (closed) {
        return;
      }
      jobs.add(job);
      if (worker == null) {
        worker = Thread.ofVirtual().name("labels of the line").start(this::work);
      }
      changed.signalAll();
    } finally {
      lock.unlock();
    }
  }

  /** Whether its label is still to be printed, or being so. */
  public boolean holds(String serialNumber) {
    lock.lock();
    try {
      return jobs.stream().anyMatch(job -> job.serialNumber().equals(serialNumber));
    } finally {
      lock.unlock();
    }
  }

  private void work() {
    for (Job job = next(); job != null; job = next()) {
      News news = print(job);
      if (news != null) {
        tell(news);
      }
    }
  }

  /** The first one; it stays there until it is done with. Null when there is nothing more to do. */
  private @Nullable Job next() {
    lock.lock();
    try {
      while (jobs.isEmpty() && !closed) {
        changed.await();
      }
      return closed ? null : jobs.peek();
    } catch (InterruptedException gone) {
      return null;
    } finally {
      lock.unlock();
    }
  }

  private @Nullable News print(Job job) {
    News news;
    try {
      news = tried(job);
    } catch (RuntimeException bug) {
      LOG.error("the label of {} was not printed", job.serialNumber(), bug);
      news = unexpected(job, bug);
    } catch (Error fault) {
      // such as no memory: there may be some for the next one
      LOG.error("the label of {} was not printed: {}", job.serialNumber(), fault.getClass());
      news = unexpected(job, fault);
    }
    lock.lock();
    try {
      jobs.poll();
    } finally {
      lock.unlock();
    }
    return news;
  }

  private static News unexpected(Job job, Throwable cause) {
    Finding why = Finding.error("line.unexpected", cause.getClass().getSimpleName());
    return new News.Failed(job.serialNumber(), why);
  }

  /** Until it is out, or there is no use in trying. */
  private @Nullable News tried(Job job) {
    Optional<Finding> before = Optional.empty();
    while (true) {
      Finding hindrance;
      try {
        Optional<PrintRun> run = press.run(job);
        if (run.isEmpty()) {
          return null;
        }
        News news = new OneLabel(run.get()).print(job);
        if (news == null) {
          return before
              .filter(Hindrance::ofTheLedger)
              .map(why -> new News.Unsure(job.serialNumber(), why))
              .orElse(null);
        }
        if (!(news instanceof News.Waits(Finding why))) {
          return news;
        }
        hindrance = why;
      } catch (Refusal refusal) {
        hindrance = refusal.finding();
        if (!Hindrance.passes(hindrance)) {
          return new News.Failed(job.serialNumber(), hindrance);
        }
      }
      before = Optional.of(hindrance);
      tell(new News.Waits(hindrance));
      if (ended()) {
        return null;
      }
    }
  }

  /** Waits a moment; whether it was closed meanwhile. */
  private boolean ended() {
    lock.lock();
    try {
      int waiting = jobs.size();
      long left = betweenLooks.toNanos();
      // another label, and with it another number to tell, ends it early
      while (!closed && left > 0 && jobs.size() == waiting) {
        left = changed.awaitNanos(left);
      }
      return closed;
    } catch (InterruptedException gone) {
      return true;
    } finally {
      lock.unlock();
    }
  }

  private void tell(News news) {
    Standing now;
    lock.lock();
    try {
      now = new Standing(jobs.size(), news);
    } finally {
      lock.unlock();
    }
    if (!now.equals(last)) {
      last = now;
      told.accept(now);
    }
  }

  /** Waits for the label under way; those behind it stay unprinted. */
  @Override
  public void close() {
    Thread working;
    lock.lock();
    try {
      closed = true;
      changed.signalAll();
      working = worker;
    } finally {
      lock.unlock();
    }
    if (working != null) {
      try {
        working.join();
      } catch (InterruptedException hurried) {
        Thread.currentThread().interrupt();
      }
    }
  }
}
