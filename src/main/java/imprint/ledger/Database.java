package imprint.ledger;

import java.sql.SQLException;
import java.time.DateTimeException;
import java.util.Optional;
import java.util.function.Function;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.mapper.RowMapper;

/**
 * Where the statements run. They are the same for both engines, written in the SQL that both
 * understand, and see the same: whoever writes is alone while they do.
 */
sealed interface Database extends AutoCloseable permits FileDatabase, ServerDatabase {
  /**
   * Every statement sees one moment of its own. The statements may be run again from the first one.
   */
  <T> T read(Function<Handle, T> statements);

  /**
   * Runs all or nothing, while nobody else writes. What it recorded is on the disk when it returns.
   * The statements may be run again from the first one, after what they did was taken back.
   *
   * @param asked when somebody began to wait for it, {@link System#nanoTime}: where it was found
   *     since then that nobody answers, it is refused at once
   */
  <T> T write(long asked, Function<Handle, T> statements);

  default <T> T write(Function<Handle, T> statements) {
    return write(System.nanoTime(), statements);
  }

  /** How many connections were made so far: behind a new one there may be an older ledger. */
  long connections();

  @Override
  void close();

  /**
   * What was removed is gone from everywhere on the disk, as far as the engine can do it. Where
   * others read meanwhile some of it stays until the next time.
   */
  void forgetRemoved();

  /**
   * A unit is finished, and nobody waits for the next write: what is to be tidied is tidied now.
   */
  void rest();

  /** A row that this program cannot have written counts as damage of the ledger. */
  static <T> RowMapper<T> row(RowMapper<T> mapper) {
    return (row, context) -> {
      try {
        return mapper.map(row, context);
      } catch (IllegalArgumentException | DateTimeException e) {
        throw new Unreadable(e);
      }
    };
  }

  /** Rows that say what no version of this program writes. */
  final class Unreadable extends SQLException {
    Unreadable(RuntimeException why) {
      super("unreadable row", why);
    }
  }

  /** What the database itself said, if anything. */
  static Optional<SQLException> cause(Throwable thrown) {
    for (Throwable t = thrown; t != null; t = t.getCause()) {
      if (t instanceof SQLException sql) {
        return Optional.of(sql);
      }
    }
    return Optional.empty();
  }
}
