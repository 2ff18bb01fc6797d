package imprint.ledger;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * A PostgreSQL server of this test run's own, started when it is first needed and stopped with the
 * run.
 */
public final class TestServer {
  static final String USER = "postgres";
  private static final String TEMPLATE = "ledger_template";
  private static final AtomicInteger DATABASES = new AtomicInteger();

  private TestServer() {}

  /** Started once, when somebody asks. */
  private static final class Running {
    static final EmbeddedPostgres SERVER = start();

    private static EmbeddedPostgres start() {
      try {
        EmbeddedPostgres server = EmbeddedPostgres.builder().start();
        try (Connection connection = server.getPostgresDatabase().getConnection();
            Statement statement = connection.createStatement()) {
          statement.execute("create database " + TEMPLATE);
        }
        Ledger.open(
                new Access(
                    url(server.getPort(), TEMPLATE),
                    Path.of(
                        System.getProperty("java.io.tmpdir"), "imprint-test-" + server.getPort()),
                    Optional.empty(),
                    Optional.empty()),
                new SecureRandom(),
                InstantSource.system())
            .close();
        return server;
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      } catch (SQLException e) {
        throw new IllegalStateException(e);
      }
    }
  }

  public static int port() {
    return Running.SERVER.getPort();
  }

  public static String url(String database) {
    return url(port(), database);
  }

  private static String url(int port, String database) {
    return "postgresql://" + USER + "@localhost:" + port + "/" + database + "?sslmode=disable";
  }

  public static String jdbc(String database) {
    return "jdbc:postgresql://localhost:" + port() + "/" + database + "?user=" + USER;
  }

  /** With the tables of a new ledger. */
  public static String newDatabase() {
    return newDatabase(" template " + TEMPLATE);
  }

  static String emptyDatabase() {
    return newDatabase("");
  }

  private static String newDatabase(String how) {
    String name = "ledger_" + DATABASES.incrementAndGet();
    // only one at a time may copy
    synchronized (DATABASES) {
      sql("create database " + name + how);
    }
    return name;
  }

  public static void drop(String jdbc) {
    String name = jdbc.replaceAll(".*/|\\?.*", "");
    sql("drop database if exists " + name + " with (force)");
  }

  /** A copy of the database as it is; nobody may have it open. */
  public static String backup(String database) {
    return newDatabase(" template " + database);
  }

  /** Ends all sessions, and puts the backup in the database's place. */
  public static void restore(String database, String backup) {
    drop(jdbc(database));
    synchronized (DATABASES) {
      sql("create database " + database + " template " + backup);
    }
  }

  /** As the server's own master. */
  static void sql(String... statements) {
    try (Connection connection = DriverManager.getConnection(jdbc("postgres"));
        Statement statement = connection.createStatement()) {
      for (String text : statements) {
        statement.execute(text);
      }
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Makes a user whom the server, unlike all others, lets in by password alone. */
  static void askForPassword(String user, String password) {
    sql(
        "create role " + user + " login password '" + password + "'",
        // copied out by the server itself, which may write where its files are
        "create table lines as select 0 as n, 'host all "
            + user
            + " all scram-sha-256' as line union all select line_number, rawline from (select"
            + " row_number() over () as line_number, rawline from"
            + " regexp_split_to_table(pg_read_file(current_setting('hba_file')), '\\n"
            + "') as rawline) as old",
        "do $$ begin execute format('copy (select line from lines order by n) to %L',"
            + " current_setting('hba_file')); end $$",
        "drop table lines",
        "select pg_reload_conf()");
  }
}
