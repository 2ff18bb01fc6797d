package imprint.ledger;

import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import org.sqlite.BusyHandler;

/**
 * How one waits for the others that write to the same file. SQLite's own waiting gets longer from
 * try to try, up to a tenth of a second, and then whoever has just written comes first time and
 * again, while another waits for seconds (sqlite3.c, sqliteDefaultBusyCallback).
 */
final class FileTurn extends BusyHandler {
  private static final long BETWEEN_TRIES = Duration.ofMillis(1).toNanos();

  private final long patience;
  private long began;

  FileTurn(Duration patience) {
    this.patience = patience.toNanos();
  }

  /**
   * Zero gives up.
   *
   * @param tries since the turn was first asked for
   */
  @Override
  protected int callback(int tries) {
    long now = System.nanoTime();
    if (tries == 0) {
      began = now;
    }
    if (now - began > patience) {
      return 0;
    }
    LockSupport.parkNanos(BETWEEN_TRIES);
    return 1;
  }
}
