package imprint.ledger;

import imprint.finding.Finding;
import imprint.finding.Refusal;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.DateTimeException;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.mapper.RowMapper;
import org.jspecify.annotations.Nullable;
import org.sqlite.SQLiteConfig;
import org.sqlite.SQLiteConfig.JournalMode;
import org.sqlite.SQLiteConfig.SynchronousMode;
import org.sqlite.SQLiteConfig.TransactionMode;
import org.sqlite.SQLiteDataSource;

/**
 * One connection to the ledger's file, shared by this process' threads in turn.
 *
 * <p>The file is never opened by other means while it is in use: closing any descriptor of it drops
 * the process' locks on it (sqlite.org/howtocorrupt.html, section 2.2).
 */
final class Database implements AutoCloseable {
  private static final int WAIT_FOR_OTHERS_MS = 10_000;

  private static final int DAMAGED = 11;

  private final Path file;
  private final Connection connection;
  private final Jdbi jdbi;
  private final ReentrantLock turn = new ReentrantLock();

  private Database(Path file, Connection connection) {
    this.file = file;
    this.connection = connection;
    this.jdbi = Jdbi.create(connection);
  }

  /** Opens a file that exists. */
  static Database open(Path file) {
    try {
      Connection connection = sourceOfExisting(file).getConnection();
      // macOS only: its fsync leaves data in the drive's cache
      try (Statement statement = connection.createStatement()) {
        statement.execute("pragma fullfsync = on");
        // what a removed copy leaves free is overwritten
        statement.execute("pragma secure_delete = on");
      }
      return new Database(file, connection);
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
    config.setBusyTimeout(WAIT_FOR_OTHERS_MS);
    config.enforceForeignKeys(true);
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

  /** Every statement sees one moment of its own. */
  <T> T read(Function<Handle, T> statements) {
    return inTurn(() -> jdbi.withHandle(statements::apply));
  }

  /** Runs all or nothing, while no other process writes. */
  <T> T write(Function<Handle, T> statements) {
    return inTurn(() -> jdbi.inTransaction(statements::apply));
  }

  /**
   * Writes the log back and empties it, so that it holds no copy that was removed. Where others
   * read meanwhile it stays until the next time, or until the last of them closes the ledger.
   */
  void emptyLog() {
    read(
        h ->
            h.execute("pragma busy_timeout = 200")
                + h.createQuery("pragma wal_checkpoint(truncate)").mapTo(Integer.class).first()
                + h.execute("pragma busy_timeout = " + WAIT_FOR_OTHERS_MS));
  }

  /** A row that this program cannot have written counts as damage of the file. */
  static <T> RowMapper<T> row(RowMapper<T> mapper) {
    return (row, context) -> {
      try {
        return mapper.map(row, context);
      } catch (IllegalArgumentException | DateTimeException e) {
        throw new SQLException("unreadable row", "", DAMAGED, e);
      }
    };
  }

  private <T> T inTurn(Supplier<T> work) {
    turn.lock();
    try {
      return work.get();
    } catch (RuntimeException e) {
      SQLException cause = cause(e);
      throw cause == null ? e : refusal(file, cause);
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

  private static @Nullable SQLException cause(Throwable thrown) {
    for (Throwable t = thrown; t != null; t = t.getCause()) {
      if (t instanceof SQLException sql) {
        return sql;
      }
    }
    return null;
  }

  /** By SQLite's primary result codes (sqlite.org/rescode.html). */
  private static Refusal refusal(Path file, SQLException e) {
    Finding finding =
        switch (e.getErrorCode() & 0xFF) {
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
