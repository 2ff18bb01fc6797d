package imprint.ledger;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/**
 * Statements that every board waits for, given to the driver as they are: for most of them Jdbi
 * takes longer to bind and to map than the engine takes to do what they say. Parameters are {@code
 * ?}, in order; a row's columns are numbered from 1. What the driver says comes as the cause of a
 * {@link Told}, for {@link Database#cause} to find.
 */
final class Direct {
  private Direct() {}

  /** Of a row, or of what else a statement gives. */
  interface Mapper<S, T> {
    T map(S source) throws SQLException;
  }

  /** What the driver said. */
  static final class Told extends RuntimeException {
    Told(SQLException cause) {
      super(cause);
    }
  }

  /** Runs what gives no rows. */
  static void execute(Handle handle, String sql, @Nullable Object... values) {
    run(handle, sql, PreparedStatement::executeUpdate, values);
  }

  /** The first row; empty where there is none. */
  static <T> Optional<T> first(
      Handle handle, String sql, Mapper<ResultSet, T> mapper, @Nullable Object... values) {
    return run(
        handle,
        sql,
        statement -> {
          try (ResultSet rows = statement.executeQuery()) {
            return rows.next() ? Optional.of(mapper.map(rows)) : Optional.empty();
          }
        },
        values);
  }

  private static <T> T run(
      Handle handle, String sql, Mapper<PreparedStatement, T> work, @Nullable Object... values) {
    Connection connection = handle.getConnection();
    try {
      if (handle.getStatementBuilder() instanceof PreparedOnce kept) {
        PreparedStatement statement = kept.take(connection, sql);
        try {
          T result = bound(statement, values, work);
          kept.giveBack(sql, statement);
          return result;
        } catch (SQLException | RuntimeException failed) {
          drop(statement, failed);
          throw failed;
        }
      }
      try (PreparedStatement statement = connection.prepareStatement(sql)) {
        return bound(statement, values, work);
      }
    } catch (SQLException e) {
      throw new Told(e);
    }
  }

  /** What it failed with is what counts. */
  private static void drop(PreparedStatement statement, Exception failed) {
    try {
      statement.close();
    } catch (SQLException e) {
      failed.addSuppressed(e);
    }
  }

  private static <T> T bound(
      PreparedStatement statement, @Nullable Object[] values, Mapper<PreparedStatement, T> work)
      throws SQLException {
    for (int i = 0; i < values.length; i++) {
      statement.setObject(i + 1, values[i]);
    }
    return work.map(statement);
  }
}
