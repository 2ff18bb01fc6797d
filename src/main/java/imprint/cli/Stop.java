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
  private final Duration usual;
  private volatile Duration longest;
  private volatile boolean asked;

  public Stop() {
    this(LONGEST);
  }

  /**
   * @param usual how long whoever asks waits for a board in hand
   */
  Stop(Duration usual) {
    this.usual = usual;
    this.longest = usual;
  }

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
    longest = usual;
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

  /**
   * The board in hand would be lost if the program ended now: it is waited for so long, if that is
   * longer than usual.
   */
  void waitAtMost(Duration encryption) {
    longest = usual.plus(encryption);
  }

  /** Asks the work to end, and waits for it where a board is in hand. */
  public void ask() {
    if (askedWhileHolding()) {
      try {
        long asked = System.nanoTime();
        long left = longest.toNanos();
        // what becomes of the board may make the wait longer
        while (left > 0 && !ended.await(left, TimeUnit.NANOSECONDS)) {
          left = longest.toNanos() - (System.nanoTime() - asked);
        }
        // too long or not, the program ends now
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
