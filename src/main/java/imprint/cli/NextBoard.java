package imprint.cli;

import imprint.esp.link.Port;
import imprint.line.Outcome;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.function.Supplier;

/**
 * One board after another at one port. A run resets its board, so that one which passed is left
 * alone until it was taken out, where that can be seen; elsewhere it is asked now and then.
 */
final class NextBoard {
  private static final Duration BETWEEN_LOOKS = Duration.ofSeconds(1);

  /**
   * Looks in a row after which a board counts as taken out: one with USB of its own is away for a
   * moment whenever it restarts.
   */
  private static final int GONE_AFTER = 3;

  /** Looks until a port that is never listed is tried again; twice as many each time. */
  private static final int FIRST_PAUSE = 2;

  private static final int LONGEST_PAUSE = 32;

  private static final String HINT = " Where its port stays when a board goes, press Enter.";

  private final Surroundings with;
  private final String name;
  private final Supplier<Outcome> run;

  /** As it was last listed; empty where it never was. */
  private Optional<Port> port = Optional.empty();

  /** MAC of the board that passed last. */
  private String finished = "";

  private boolean passed;
  private int pause;
  private boolean told;

  /**
   * @param run of whatever board is at the port
   */
  NextBoard(Surroundings with, String name, Supplier<Outcome> run) {
    this.with = with;
    this.name = name;
    this.run = run;
  }

  /** Runs the next board; waits while the one that passed last is still there. */
  Outcome take() throws InterruptedException {
    pause = FIRST_PAUSE;
    told = false;
    if (passed && port.isPresent()) {
      await(false);
    }
    while (true) {
      port = with.ports().find(name).or(() -> port);
      Outcome outcome = run.get();
      port = with.ports().find(name).or(() -> port);
      passed = outcome instanceof Outcome.Done;
      boolean absent = failed(outcome, "link.port-absent");
      if (outcome instanceof Outcome.Done(var unit)) {
        finished = unit.mac();
      }
      if (finished.isEmpty() || !(absent || finishedBefore(outcome))) {
        return outcome;
      }
      await(absent);
    }
  }

  private boolean finishedBefore(Outcome outcome) {
    return failed(outcome, "line.board-has-identity")
        && outcome instanceof Outcome.SetAside aside
        && aside.finding().arguments().contains(finished);
  }

  private static boolean failed(Outcome outcome, String code) {
    return outcome instanceof Outcome.SetAside aside && aside.finding().code().equals(code);
  }

  /**
   * Returns when there may be another board.
   *
   * @param gone whether there was none at the last look
   */
  private void await(boolean gone) throws InterruptedException {
    tell();
    int absent = gone ? GONE_AFTER : 0;
    for (int looks = 1; ; looks++) {
      with.pause().take(BETWEEN_LOOKS);
      if (with.stop().asked()) {
        throw new CancellationException();
      }
      Optional<Port> now = with.ports().find(name);
      boolean another = absent >= GONE_AFTER || !now.map(NextBoard::device).equals(device());
      if (entered() || (now.isPresent() && another) || (port.isEmpty() && looks >= pause)) {
        pause = Math.min(2 * pause, LONGEST_PAUSE);
        return;
      }
      absent = now.isPresent() ? 0 : absent + 1;
    }
  }

  private Optional<String> device() {
    return port.map(NextBoard::device);
  }

  /** What tells one device at a place from the next one; many bridges are all alike. */
  private static String device(Port listed) {
    return listed.usbId() + " " + listed.serial();
  }

  private void tell() {
    if (!told) {
      with.err().println("imprint: waiting for the next board." + (with.terminal() ? HINT : ""));
      with.err().flush();
      told = true;
    }
  }

  /** A port that belongs to a fixture stays there; then whoever changes its board says so. */
  private boolean entered() {
    try {
      return with.terminal() && with.in().ready() && with.in().readLine() != null;
    } catch (IOException nobodyTypes) {
      return false;
    }
  }
}
