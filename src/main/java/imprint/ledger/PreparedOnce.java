package imprint.ledger;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.Map;
import org.jdbi.v3.core.statement.DefaultStatementBuilder;
import org.jdbi.v3.core.statement.StatementContext;
import org.jspecify.annotations.Nullable;

/**
 * Keeps the statements of one connection, which one thread at a time uses: to translate the SQL
 * takes SQLite longer than to do what it says. There are as many as the program has. One is gone
 * from here while it is in use: the same may be asked within its own rows.
 */
final class PreparedOnce extends DefaultStatementBuilder {
  private final Map<String, PreparedStatement> idle = new HashMap<>();
  private final IdentityHashMap<Statement, String> busy = new IdentityHashMap<>();

  @Override
  public PreparedStatement create(Connection connection, String sql, StatementContext context)
      throws SQLException {
    @Nullable PreparedStatement kept = idle.remove(sql);
    PreparedStatement taken = kept == null ? super.create(connection, sql, context) : kept;
    busy.put(taken, sql);
    return taken;
  }

  /** For whoever goes without Jdbi; gone from here until {@link #giveBack}. */
  PreparedStatement take(Connection connection, String sql) throws SQLException {
    @Nullable PreparedStatement kept = idle.remove(sql);
    return kept == null ? connection.prepareStatement(sql) : kept;
  }

  void giveBack(String sql, PreparedStatement statement) throws SQLException {
    if (!keeps(sql, statement)) {
      statement.close();
    }
  }

  /**
   * @param named with the names of its parameters, unlike that of {@link #create}
   */
  @Override
  public void close(Connection connection, String named, Statement statement) throws SQLException {
    @Nullable String sql = busy.remove(statement);
    if (sql == null
        || !(statement instanceof PreparedStatement prepared)
        || !keeps(sql, prepared)) {
      super.close(connection, named, statement);
    }
  }

  /** False where it is to be closed: the driver has done that already, or there is one like it. */
  private boolean keeps(String sql, PreparedStatement statement) throws SQLException {
    // the driver closes what failed in a way that it does not know
    if (statement.isClosed()) {
      return false;
    }
    endOf(statement);
    return idle.putIfAbsent(sql, statement) == null;
  }

  /**
   * Rows that nobody asked for would hold the file as it was then. Its parameters stay until they
   * are set again: SQLite translates some statements anew once they are cleared.
   */
  private static void endOf(PreparedStatement statement) throws SQLException {
    @Nullable ResultSet left = statement.getResultSet();
    if (left != null) {
      left.close();
    }
  }
}
