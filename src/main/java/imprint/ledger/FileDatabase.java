package imprint.ledger;

import imprint.finding.Finding;
import imprint.finding.Refusal;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.sqlite.BusyHandler;
import org.sqlite.SQLiteConfig;
import org.sqlite.SQLiteConfig.JournalMode;
import org.sqlite.SQLiteConfig.SynchronousMode;
import org.sqlite.SQLiteConfig.TransactionMode;
import org.sqlite.SQLiteDataSource;
import org.sqlite.SQLiteErrorCode;
import org.sqlite.SQLiteException;

/**
 * One connection to the ledger's file, shared by this process' threads in turn.
 *
 * <p>The file is never opened by other means while it is in use: closing any descriptor of it drops
 * the process' locks on it (sqlite.org/howtocorrupt.html, section 2.2).
 */
final class FileDatabase implements Database {
  private static final Duration PATIENCE = Duration.ofSeconds(10);

  private static final Duration SHORTLY = Duration.ofMillis(200);

  private static final int DAMAGED = 11;

  /** What SQLite says of a full disk when it opens a file. */
  private static final SQLiteErrorCode NO_ROOM_FOR_INDEX = SQLiteErrorCode.SQLITE_IOERR_SHMSIZE;

  /**
   * 16 MiB: whoever writes the log back into the file waits for the disk several times over, and
   * that is to be one commit in hundreds (sqlite.org/wal.html, "Performance Considerations").
   */
  private static final int CHECKPOINT_PAGES = 4000;

  /** About 800 pages of the log, so that it is written back long before it reaches its limit. */
  private static final int WRITES_WITHOUT_REST = 100;

  private final Path file;
  private final Connection connection;
  private final Handle handle;
  private final ReentrantLock turn = new ReentrantLock();
  private int writes;

  private FileDatabase(Path file, Connection connection) {
    this.file = file;
    this.connection = connection;
    Jdbi jdbi = Jdbi.create(connection);
    jdbi.setStatementBuilderFactory(_ -> new PreparedOnce());
    // one for all: a new one copies all that Jdbi can be told
    this.handle = jdbi.open();
  }

  /** Opens a file that exists. */
  static FileDatabase open(Path file) {
    try {
      Connection connection = sourceOfExisting(file).getConnection();
      // macOS only: its fsync leaves data in the drive's cache
      try (Statement statement = connection.createStatement()) {
        statement.execute("pragma fullfsync = on");
        // what a removed copy leaves free is overwritten
        statement.execute("pragma secure_delete = on");
        statement.execute("pragma wal_autocheckpoint = " + CHECKPOINT_PAGES);
      }
      BusyHandler.setHandler(connection, new FileTurn(PATIENCE));
      return new FileDatabase(file, connection);
    } catch (SQLException e) {
      throw refusal(file, e);
    }
  }

  /** For changing the tables of a file that exists. */
  static SQLiteDataSource sourceOfExisting(Path file) {
    return source(file, "?mode=rw", config());
  }

  /** For making a new file. */
  static SQLiteDataSource sourceOfNew(Path file) {
    SQLiteConfig config = config();
    config.setJournalMode(JournalMode.WAL);
    return source(file, "", config);
  }

  private static SQLiteConfig config() {
    SQLiteConfig config = new SQLiteConfig();
    config.setSynchronous(SynchronousMode.FULL);
    config.setBusyTimeout((int) PATIENCE.toMillis());
    config.enforceForeignKeys(true);
    // nobody asks for them, and the driver does at every insert
    config.setGetGeneratedKeys(false);
    // a writer that began as a reader could not wait for its turn
    config.setTransactionMode(TransactionMode.IMMEDIATE);
    return config;
  }

  /** The file is named by its address, so that a ? or # in it is not taken for options. */
  private static SQLiteDataSource source(Path file, String options, SQLiteConfig config) {
    SQLiteDataSource source = new SQLiteDataSource(config);
    source.setUrl("jdbc:sqlite:" + file.toUri() + options);
    return source;
  }

  @Override
  public <T> T read(Function<Handle, T> statements) {
    return inTurn(() -> statements.apply(handle));
  }

  @Override
  public <T> T write(long asked, Function<Handle, T> statements) {
    return inTurn(
        () -> {
          writes++;
          return FileTransaction.run(connection, () -> statements.apply(handle));
        });
  }

  @Override
  public long connections() {
    return 1;
  }

  /**
   * Writes the log back as far as nobody reads it, which the next board's writes need not then.
   * What keeps it from that is told to whoever writes next: what is recorded is recorded.
   */
  @Override
  public void rest() {
    try {
      read(
          h -> {
            if (writes < WRITES_WITHOUT_REST) {
              return 0;
            }
            writes = 0;
            h.execute("pragma wal_checkpoint(passive)");
            return shortly(() -> beginLogAnew(h));
          });
    } catch (Refusal laterToldByAWrite) {
      // nothing of it is lost: it stays in the log
    }
  }

  /** Whoever writes first into a log that begins anew waits for the disk twice. */
  private static int beginLogAnew(Handle handle) {
    int same = handle.createQuery("pragma user_version").mapTo(Integer.class).one();
    return handle.execute("pragma user_version = " + same);
  }

  /** Writes the log back and empties it. */
  @Override
  public void forgetRemoved() {
    read(
        h ->
            shortly(
                () ->
                    h.createQuery("pragma wal_checkpoint(truncate)").mapTo(Integer.class).first()));
  }

  /** What may as well be done another time does not wait long for others. */
  private <T> T shortly(Supplier<T> work) {
    waitFor(SHORTLY);
    try {
      return work.get();
    } finally {
      waitFor(PATIENCE);
    }
  }

  private void waitFor(Duration patience) {
    try {
      BusyHandler.setHandler(connection, new FileTurn(patience));
    } catch (SQLException e) {
      throw refusal(file, e);
    }
  }

  private <T> T inTurn(Supplier<T> work) {
    turn.lock();
    try {
      return work.get();
    } catch (Refusal told) {
      throw told;
    } catch (RuntimeException e) {
      Optional<SQLException> cause = Database.cause(e);
      throw cause.isEmpty() ? e : refusal(file, cause.get());
    } finally {
      turn.unlock();
    }
  }

  @Override
  public void close() {
    turn.lock();
    try {
      connection.close();
    } catch (SQLException e) {
      throw refusal(file, e);
    } finally {
      turn.unlock();
    }
  }

  /** By SQLite's primary result codes (sqlite.org/rescode.html). */
  static Refusal refusal(Path file, SQLException e) {
    if (e instanceof SQLiteException f && f.getResultCode() == NO_ROOM_FOR_INDEX) {
      return new Refusal(Finding.error("ledger.disk-full", file), e);
    }
    Finding finding =
        switch (e instanceof Unreadable ? DAMAGED : e.getErrorCode() & 0xFF) {
          case 5, 6 -> Finding.error("ledger.busy", file);
          case 8, 14 -> Finding.error("ledger.not-writable", file);
          case DAMAGED -> Finding.error("ledger.damaged", file);
          case 13 -> Finding.error("ledger.disk-full", file);
          case 26 -> Finding.error("ledger.not-a-ledger", file);
          default -> Finding.error("ledger.failed", file, e.getErrorCode());
        };
    return new Refusal(finding, e);
  }
}
