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
  static final int VERSION = 6;

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

  private static void migrate(DataSource source) {
    Flyway.configure()
        .dataSource(source)
        .locations("classpath:imprint/ledger/migration")
        .load()
        .migrate();
  }

  /**
   * Opens a ledger, and refuses whatever this program cannot keep its records in before anything is
   * written to it. An older program's ledger gets the tables that it lacks.
   *
   * @throws Refusal ledger.not-a-ledger, ledger.newer, ledger.damaged, ledger.busy,
   *     ledger.not-upgraded, …
   */
  static Database checked(Path file) {
    Database database = Database.open(file);
    try {
      check(database, file);
      return database;
    } catch (RuntimeException e) {
      database.close();
      throw e;
    }
  }

  private static void check(Database database, Path file) {
    if (database.read(h -> number(h, "pragma application_id")) != APPLICATION_ID) {
      throw Refusal.of("ledger.not-a-ledger", file);
    }
    int version = version(database);
    if (version > VERSION) {
      throw Refusal.of("ledger.newer", file);
    }
    if (version < VERSION) {
      upgrade(database, file);
    }
  }

  /** Each migration is one transaction; of several programs that try at once, one does it. */
  private static void upgrade(Database database, Path file) {
    try {
      migrate(Database.sourceOfExisting(file));
    } catch (FlywayException e) {
      if (version(database) != VERSION) {
        throw new Refusal(Finding.error("ledger.not-upgraded", file), e);
      }
    }
  }

  private static int version(Database database) {
    return database.read(
        h -> number(h, "select max(cast(version as integer)) from flyway_schema_history"));
  }

  private static int number(Handle handle, String query) {
    return handle.createQuery(query).mapTo(Integer.class).one();
  }
}
