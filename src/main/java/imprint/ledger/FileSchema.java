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
import java.util.Map;
import java.util.TreeMap;
import javax.sql.DataSource;
import org.flywaydb.core.api.FlywayException;
import org.jdbi.v3.core.Handle;

/** Makes a new ledger's tables, and tells a ledger from any other file. */
final class FileSchema {
  private static final String ENGINE = "sqlite";

  /** "Impr": SQLite keeps it in the file's header, where {@code file} shows it. */
  private static final int APPLICATION_ID = 0x496D_7072;

  private FileSchema() {}

  /**
   * The bytes of a new, empty ledger: made aside, so that a ledger is there whole or not at all.
   */
  static byte[] newLedger() {
    return ofNew(Files::readAllBytes);
  }

  /** The tables and what belongs to them, as this version makes them: {@code trigger x} by name. */
  static Map<String, String> objects() {
    return ofNew(
        file -> {
          try (FileDatabase database = FileDatabase.open(file)) {
            return database.read(FileSchema::objects);
          }
        });
  }

  /** The same, as they are there. */
  static Map<String, String> objects(Handle handle) {
    return handle
        .createQuery(
            """
            select type || ' ' || name as name, sql from sqlite_master
              where sql is not null and (type = 'trigger' or tbl_name <> 'flyway_schema_history')
            """)
        .reduceRows(
            new TreeMap<>(),
            (objects, row) -> {
              objects.put(row.getColumn("name", String.class), row.getColumn("sql", String.class));
              return objects;
            });
  }

  private interface Look<T> {
    T at(Path file) throws IOException, SQLException;
  }

  private static <T> T ofNew(Look<T> look) {
    try {
      Path folder = Files.createTempDirectory("imprint-ledger");
      Path file = folder.resolve("new");
      try {
        fill(FileDatabase.sourceOfNew(file));
        return look.at(file);
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
      Schema.migrate(source, ENGINE, false);
    }
  }

  /**
   * Opens a ledger, and refuses whatever this program cannot keep its records in before anything is
   * written to it. An older program's ledger gets the tables that it lacks.
   *
   * @throws Refusal ledger.not-a-ledger, ledger.newer, ledger.damaged, ledger.busy,
   *     ledger.not-upgraded, …
   */
  static FileDatabase checked(Path file) {
    FileDatabase database = FileDatabase.open(file);
    try {
      check(database, file);
      return database;
    } catch (RuntimeException e) {
      database.close();
      throw e;
    }
  }

  private static void check(FileDatabase database, Path file) {
    if (database.read(h -> Schema.number(h, "pragma application_id")) != APPLICATION_ID) {
      throw Refusal.of("ledger.not-a-ledger", file);
    }
    int version = database.read(Schema::version);
    if (version > Schema.VERSION) {
      throw Refusal.of("ledger.newer", file);
    }
    if (version < Schema.VERSION) {
      upgrade(database, file);
    }
  }

  /** Each migration is one transaction; of several programs that try at once, one does it. */
  private static void upgrade(FileDatabase database, Path file) {
    OlderCopy.keep(database, file);
    try {
      Schema.migrate(FileDatabase.sourceOfExisting(file), ENGINE, false);
    } catch (FlywayException e) {
      if (database.read(Schema::version) != Schema.VERSION) {
        throw new Refusal(Finding.error("ledger.not-upgraded", file), e);
      }
    }
  }
}
