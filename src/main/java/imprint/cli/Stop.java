package imprint.cli;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * Ctrl-C and its like while a board is in hand: the work is asked to end, and the program waits
 * until the board is safe. Whatever else runs ends at once, as people expect.
 */
public final class Stop {
  /** An erase under way takes its time; whoever pressed the keys does not wait longer. */
  private static final Duration LONGEST = Duration.ofSeconds(30);

  /** A board in hand; let go of it when it is safe. */
  interface Hold extends AutoCloseable {
    @Override
    void close();
  }

  private final CountDownLatch ended = new CountDownLatch(1);
  private Runnable whenAsked = () -> {};
  private boolean holding;
  private boolean acting;
  private volatile boolean asked;

  /** Whether the work should come to its end. */
  public boolean asked() {
    return asked;
  }

  /**
   * Takes a board in hand.
   *
   * @param act called when the work is asked to end
   */
  synchronized Hold hold(Runnable act) {
    whenAsked = act;
    holding = true;
    return this::letGo;
  }

  /** Not before it was said that the work is asked to end: the last word comes last. */
  private synchronized void letGo() {
    while (acting) {
      try {
        wait();
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        acting = false;
      }
    }
    whenAsked = () -> {};
    // once asked, the program's last sentence is waited for as well
    holding = holding && asked;
  }

  /** Asks the work to end, and waits for it where a board is in hand. */
  public void ask() {
    if (askedWhileHolding()) {
      try {
        // too long or not, the program ends now
        var _ = ended.await(LONGEST.toMillis(), TimeUnit.MILLISECONDS);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    }
  }

  private boolean askedWhileHolding() {
    Runnable act;
    boolean waits;
    synchronized (this) {
      asked = true;
      act = whenAsked;
      acting = true;
      waits = holding;
    }
    try {
      // it may print, and who prints may just be asking us
      act.run();
    } finally {
      acted();
    }
    return waits;
  }

  private synchronized void acted() {
    acting = false;
    notifyAll();
  }

  /** The program has said its last word. */
  public void ended() {
    ended.countDown();
  }
}
