package imprint.ledger;

import java.sql.ResultSet;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.jdbi.v3.core.Handle;

/**
 * The ledger's tables, on either engine: one line of migrations, some in the engine's own tongue.
 */
final class Schema {
  /** The number of the newest migration of both engines. */
  static final int VERSION = 13;

  private static final String MIGRATIONS = "classpath:imprint/ledger/migration/";

  private Schema() {}

  /**
   * Brings the tables up to date, all of it or nothing where the engine can do that.
   *
   * @param engine the folder of what that engine alone understands
   */
  static void migrate(DataSource source, String engine, boolean together) {
    Flyway.configure()
        .dataSource(source)
        .locations(MIGRATIONS + "common", MIGRATIONS + engine)
        .group(together)
        .load()
        .migrate();
  }

  static int version(Handle handle) {
    // 5.1 is what an engine adds to 5
    return number(
        handle, "select max(cast(cast(version as numeric) as integer)) from flyway_schema_history");
  }

  /** A number too large for any that this program writes stays unlike all of them. */
  static int whole(ResultSet row, String column) throws SQLException {
    return Math.clamp(row.getLong(column), Integer.MIN_VALUE, Integer.MAX_VALUE);
  }

  static int number(Handle handle, String query) {
    return handle.createQuery(query).mapTo(Integer.class).one();
  }
}
