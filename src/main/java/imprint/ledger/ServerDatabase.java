package imprint.ledger;

import com.zaxxer.hikari.HikariDataSource;
import com.zaxxer.hikari.metrics.IMetricsTracker;
import imprint.finding.Refusal;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;

/**
 * A few connections to a database of a PostgreSQL server.
 *
 * <p>One write at a time, of all stations: each takes the ledger's own lock first and holds it to
 * its end. The server lets go of it when a station dies (docs/decisions/0011).
 *
 * <p>A connection that breaks is replaced, and what was under way is done again if it is known that
 * it was not recorded. Where that is not known, because the connection broke while the write was
 * made final, the ledger itself is asked.
 */
final class ServerDatabase implements Database {
  /** "ImprLedg": this ledger's lock among those that a database may have. */
  private static final long LOCK = 0x496D_7072_4C65_6467L;

  /**
   * One round trip. A station that went silent in the middle of a write loses its turn before those
   * that wait for theirs give up. A role or database may have been told to confirm before the disk
   * has it; here nothing is recorded before it is on the disk.
   */
  private static final String TAKE_TURN =
      "set local idle_in_transaction_session_timeout = '10s'; set local lock_timeout = '20s';"
          + " set local synchronous_commit = on; select pg_advisory_xact_lock("
          + LOCK
          + ")";

  /** Only where something was written: what was only looked up leaves no mark. */
  private static final String MARK =
      """
      insert into last_write (writer, turn, made_at)
        select ?, ?, now() where pg_current_xact_id_if_assigned() is not null
        on conflict (writer) do update set turn = excluded.turn, made_at = excluded.made_at
      """;

  private static final String FORGET =
      "delete from last_write where made_at < now() - interval '30 days'";

  private static final int ATTEMPTS = 3;

  private final ServerPlace place;
  private final HikariDataSource pool;
  private final Jdbi jdbi;
  private final String writer = UUID.randomUUID().toString();
  private final ReentrantLock turn = new ReentrantLock();
  private final AtomicLong connections = new AtomicLong();
  private long turns;

  /** When nobody answered last, and what was said of it. */
  private volatile @Nullable Away away;

  private record Away(long found, Refusal told) {}

  ServerDatabase(ServerPlace place, HikariDataSource pool) {
    this.place = place;
    this.pool = pool;
    this.jdbi = Jdbi.create(pool);
    pool.setMetricsTrackerFactory((_, _) -> new Counting());
  }

  /** Told before anybody gets the connection. */
  private final class Counting implements IMetricsTracker {
    @Override
    public void recordConnectionCreatedMillis(long took) {
      connections.incrementAndGet();
    }
  }

  @Override
  public long connections() {
    return connections.get();
  }

  /** Its server does that by itself. */
  @Override
  public void rest() {}

  @Override
  public <T> T read(Function<Handle, T> statements) {
    return patiently(() -> jdbi.withHandle(statements::apply));
  }

  @Override
  public <T> T write(long asked, Function<Handle, T> statements) {
    turn.lock();
    try {
      giveUpWithWhoWasBefore(asked);
      long mine = ++turns;
      return patiently(() -> attempt(statements, mine));
    } finally {
      turn.unlock();
    }
  }

  /** Sixteen slots must not find out one after another that nobody answers. */
  private void giveUpWithWhoWasBefore(long asked) {
    Away known = away;
    if (known != null && known.found() - asked > 0) {
      throw new Refusal(known.told().finding(), known.told());
    }
  }

  /** What a write returns, once nothing is left but to make it final. */
  private record Ready<T>(T result) {}

  private <T> T attempt(Function<Handle, T> statements, long mine) {
    Attempt<T> attempt = new Attempt<>();
    try {
      return jdbi.inTransaction(handle -> attempt.run(handle, statements, mine));
    } catch (RuntimeException e) {
      Ready<T> ready = attempt.ready;
      if (ready != null && ServerTrouble.lost(e) && made(mine)) {
        return ready.result();
      }
      throw e;
    }
  }

  private final class Attempt<T> {
    private @Nullable Ready<T> ready;

    T run(Handle handle, Function<Handle, T> statements, long mine) {
      takeTurn(handle);
      T result = statements.apply(handle);
      if (mine == 1) {
        handle.execute(FORGET);
      }
      handle.execute(MARK, writer, mine);
      ready = new Ready<>(result);
      return result;
    }
  }

  private static void takeTurn(Handle handle) {
    try (Statement statement = handle.getConnection().createStatement()) {
      statement.execute(TAKE_TURN);
    } catch (SQLException e) {
      throw new Direct.Told(e);
    }
  }

  /**
   * Whether that write was made final. Asked when it is this process' turn again: then the one
   * whose connection broke has ended, either way.
   *
   * @throws Refusal ledger.server-unsure when nobody answers
   */
  private boolean made(long mine) {
    try {
      return patiently(
          () ->
              jdbi.inTransaction(
                  handle -> {
                    takeTurn(handle);
                    return handle
                        .createQuery(
                            "select 1 from last_write where writer = :writer and turn = :turn")
                        .bind("writer", writer)
                        .bind("turn", mine)
                        .mapTo(Integer.class)
                        .findOne()
                        .isPresent();
                  }));
    } catch (Refusal stillAway) {
      throw ServerTrouble.unsure(place, stillAway);
    }
  }

  /** Again on another connection where one was lost, a few times. */
  private <T> T patiently(Supplier<T> work) {
    // a thread that is asked to stop finishes what it records, as it does with a file
    boolean interrupted = Thread.interrupted();
    try {
      for (int attempt = 1; ; attempt++) {
        try {
          return work.get();
        } catch (Refusal told) {
          throw told;
        } catch (RuntimeException e) {
          boolean lost = ServerTrouble.lost(e);
          if (attempt == ATTEMPTS || !lost) {
            RuntimeException told = ServerTrouble.told(place, e);
            if (lost && told instanceof Refusal refusal) {
              away = new Away(System.nanoTime(), refusal);
            }
            throw told;
          }
          // a server that was started anew has dropped the others as well
          pool.getHikariPoolMXBean().softEvictConnections();
        }
      }
    } finally {
      if (interrupted) {
        Thread.currentThread().interrupt();
      }
    }
  }

  /** The server's own log and its backups keep what was removed as long as they are set to. */
  @Override
  public void forgetRemoved() {}

  @Override
  public void close() {
    pool.close();
  }
}
