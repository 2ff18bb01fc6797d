package imprint.ledger;

import imprint.finding.Finding;
import imprint.finding.Refusal;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.jdbi.v3.core.Handle;

/** Makes a new ledger's tables, and tells a ledger from any other file. */
final class Schema {
  /** The number of the newest migration beside this class. */
  static final int VERSION = 3;

  /** "Impr": SQLite keeps it in the file's header, where {@code file} shows it. */
  private static final int APPLICATION_ID = 0x496D_7072;

  private Schema() {}

  /**
   * The bytes of a new, empty ledger: made aside, so that a ledger is there whole or not at all.
   */
  static byte[] newLedger() {
    try {
      Path folder = Files.createTempDirectory("imprint-ledger");
      Path file = folder.resolve("new");
      try {
        fill(Database.sourceOfNew(file));
        return Files.readAllBytes(file);
      } finally {
        for (String left : new String[] {"new-wal", "new-shm", "new"}) {
          Files.deleteIfExists(folder.resolve(left));
        }
        Files.delete(folder);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  private static void fill(DataSource source) throws SQLException {
    // held until the end, so that only the last to close writes the log back, once
    try (Connection connection = source.getConnection();
        Statement statement = connection.createStatement()) {
      statement.execute("pragma application_id = " + APPLICATION_ID);
      migrate(source);
    }
  }

  /**
   * Opens a ledger, and refuses whatever this program cannot keep its records in before anything is
   * written to it.
   *
   * @throws Refusal ledger.not-a-ledger, ledger.newer, ledger.damaged, ledger.busy, …
   */
  static Database checked(Path file) {
    Database database = Database.open(file);
    try {
      if (version(database, file) < VERSION) {
        database.close();
        upgrade(file);
        database = Database.open(file);
      }
      return database;
    } catch (RuntimeException e) {
      database.close();
      throw e;
    }
  }

  /** A ledger of an earlier version of this program gets the tables that it lacks. */
  private static void upgrade(Path file) {
    try {
      migrate(Database.sourceOfNew(file));
    } catch (FlywayException e) {
      throw new Refusal(Finding.error("ledger.not-upgraded", file), e);
    }
  }

  private static void migrate(DataSource source) {
    Flyway.configure()
        .dataSource(source)
        .locations("classpath:imprint/ledger/migration")
        .load()
        .migrate();
  }

  private static int version(Database database, Path file) {
    if (database.read(h -> number(h, "pragma application_id")) != APPLICATION_ID) {
      throw Refusal.of("ledger.not-a-ledger", file);
    }
    int version =
        database.read(
            h -> number(h, "select max(cast(version as integer)) from flyway_schema_history"));
    if (version > VERSION) {
      throw Refusal.of("ledger.newer", file);
    }
    return version;
  }

  private static int number(Handle handle, String query) {
    return handle.createQuery(query).mapTo(Integer.class).one();
  }
}
