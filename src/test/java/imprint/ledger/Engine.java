package imprint.ledger;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.InstantSource;
import java.util.Optional;

/** Where a ledger can be: what holds for one has to hold for the other. */
public enum Engine {
  SQLITE {
    @Override
    public Bed bed(Path folder) {
      return new Bed(
          this, folder, "jdbc:sqlite:" + folder.resolve("ledger.db"), Access.file(file(folder)));
    }

    @Override
    void made(Path folder) {
      try {
        Files.write(folder.resolve("ledger.db"), NewFile.BYTES);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  },
  POSTGRESQL {
    @Override
    public Bed bed(Path folder) {
      String database = TestServer.newDatabase();
      return new Bed(this, folder, TestServer.jdbc(database), server(database, folder));
    }

    @Override
    void made(Path folder) {
      // its databases are copies of one with all tables
    }
  };

  /** Made once: making it is the slow part. */
  private static final class NewFile {
    static final byte[] BYTES = FileSchema.newLedger();
  }

  /** A ledger of its own for one test, which is made when it is opened. */
  public abstract Bed bed(Path folder);

  /** As {@link #bed}, where it is made already. */
  abstract void made(Path folder);

  private static String file(Path folder) {
    return folder.resolve("ledger.db").toString();
  }

  static Access server(String database, Path folder) {
    return new Access(TestServer.url(database), folder, Optional.empty(), Optional.empty());
  }

  /**
   * One ledger, and the way around our code into its tables.
   *
   * @param jdbc for any other program
   */
  public record Bed(Engine engine, Path folder, String jdbc, Access access)
      implements AutoCloseable {
    public Ledger open() {
      return open(InstantSource.system());
    }

    public Ledger open(InstantSource clock) {
      return Ledger.open(access, new SecureRandom(), clock);
    }

    Ledger openExisting() {
      return Ledger.openExisting(access, InstantSource.system());
    }

    Path keyFile() {
      return access.keyFile(Place.of(access.urlOrFile()));
    }

    public Connection connect() throws SQLException {
      return DriverManager.getConnection(jdbc);
    }

    /** What another program does to the tables. */
    public void sql(String... statements) throws SQLException {
      try (Connection connection = connect();
          Statement statement = connection.createStatement()) {
        for (String text : statements) {
          statement.execute(text);
        }
      }
    }

    @Override
    public void close() {
      if (engine == POSTGRESQL) {
        TestServer.drop(jdbc);
      }
    }
  }
}
