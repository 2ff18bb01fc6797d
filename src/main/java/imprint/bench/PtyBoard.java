package imprint.bench;

import imprint.bench.PseudoTerminal.Seen;
import imprint.esp.link.Link;
import imprint.finding.Finding;
import imprint.finding.Refusal;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * A simulated board at a pseudo-terminal, for clients that open serial devices. It has no control
 * lines, so the board is put into its loader whenever a client opens it.
 */
public final class PtyBoard implements AutoCloseable {
  private static final Duration LOOK_AGAIN = Duration.ofMillis(100);

  private final SimulatedBoard board;
  private final PseudoTerminal terminal;
  private final CountDownLatch closing = new CountDownLatch(1);
  private final Thread server;

  private PtyBoard(SimulatedBoard board, PseudoTerminal terminal) {
    this.board = board;
    this.terminal = terminal;
    server =
        Thread.ofPlatform().daemon().name("board at " + terminal.name()).unstarted(this::serve);
  }

  /**
   * Offers {@code board}, which stays the caller's.
   *
   * @throws Refusal sim.no-terminal where the system has none to give
   */
  public static PtyBoard open(SimulatedBoard board) {
    try {
      PtyBoard served = new PtyBoard(board, PseudoTerminal.open());
      served.server.start();
      return served;
    } catch (IOException | UnsupportedOperationException e) {
      throw new Refusal(Finding.error("sim.no-terminal", String.valueOf(e.getMessage())), e);
    }
  }

  /** The path that a client opens, {@code /dev/pts/3}. */
  public String path() {
    return terminal.name();
  }

  private void serve() {
    try {
      while (!closing.await(LOOK_AGAIN.toMillis(), TimeUnit.MILLISECONDS)) {
        if (terminal.await(0) != Seen.NO_CLIENT) {
          converse();
        }
      }
    } catch (IOException | InterruptedException e) {
      // the terminal is of no more use
    } finally {
      terminal.close();
    }
  }

  private void converse() throws IOException, InterruptedException {
    board.pressReset(true);
    Link link = board.open(true, () -> {});
    Thread answers = Thread.ofPlatform().daemon().start(() -> answer(link));
    try (link) {
      for (Seen seen = Seen.NOTHING; seen != Seen.NO_CLIENT && closing.getCount() > 0; ) {
        seen = terminal.await((int) LOOK_AGAIN.toMillis());
        if (seen == Seen.BYTES) {
          link.write(terminal.read());
        }
      }
    } catch (IOException pulled) {
      // the cable is out: what the client writes goes nowhere until it opens the terminal again
      awaitClientGone();
    }
    answers.join();
  }

  private void awaitClientGone() throws IOException {
    for (Seen seen = Seen.NOTHING; seen != Seen.NO_CLIENT && closing.getCount() > 0; ) {
      seen = terminal.await((int) LOOK_AGAIN.toMillis());
      if (seen == Seen.BYTES) {
        terminal.read();
      }
    }
  }

  private void answer(Link link) {
    byte[] buffer = new byte[4096];
    try {
      while (true) {
        terminal.write(buffer, link.read(buffer, LOOK_AGAIN));
      }
    } catch (IOException gone) {
      // the link was closed or the cable pulled
    }
  }

  /** Stops offering the board; the board goes on. */
  @Override
  public void close() {
    closing.countDown();
    try {
      server.join();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
