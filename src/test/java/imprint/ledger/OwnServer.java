package imprint.ledger;

import imprint.ledger.custody.Prompt;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A PostgreSQL server that can be stopped as hard as a computer is, and started again. */
public final class OwnServer implements AutoCloseable {
  private static final Duration SHORTLY = Duration.ofMillis(100);

  /** The least that the pool takes. */
  private static final Duration PATIENCE = Duration.ofMillis(250);

  private final Path data;
  private final EmbeddedPostgres first;
  private final List<String> command;

  private OwnServer(Path data, EmbeddedPostgres first) throws IOException {
    this.data = data;
    this.first = first;
    ProcessHandle.Info postmaster = ProcessHandle.of(pid()).orElseThrow().info();
    command = new ArrayList<>();
    if (System.getProperty("user.name").equals("root")) {
      // as the one that started it first: the server refuses to run as root
      command.addAll(List.of("unshare", "-U"));
    }
    command.add(postmaster.command().orElseThrow());
    command.addAll(List.of(postmaster.arguments().orElseThrow()));
  }

  /** With an empty database for a ledger, and with fsync, as it is everywhere but in tests. */
  public static OwnServer start(Path data) throws IOException, SQLException {
    EmbeddedPostgres server =
        EmbeddedPostgres.builder()
            .setDataDirectory(data)
            .setServerConfig("fsync", "on")
            .setServerConfig("synchronous_commit", "on")
            .start();
    try (Connection connection = server.getPostgresDatabase().getConnection();
        var statement = connection.createStatement()) {
      statement.execute("create database killed");
    }
    return new OwnServer(data, server);
  }

  /** The ledger's, with little patience. */
  public Access access(Path settings) {
    return new Access(
        "postgresql://postgres@localhost:" + first.getPort() + "/killed?sslmode=disable",
        settings,
        Optional.empty(),
        Optional.empty(),
        PATIENCE,
        Prompt.NOBODY);
  }

  private long pid() throws IOException {
    return Long.parseLong(Files.readAllLines(data.resolve("postmaster.pid")).getFirst().strip());
  }

  /** Stops at once and tidies nothing up. */
  public void die(String signal) throws IOException, InterruptedException {
    ProcessHandle postmaster = ProcessHandle.of(pid()).orElseThrow();
    new ProcessBuilder("kill", "-" + signal, String.valueOf(postmaster.pid())).start().waitFor();
    postmaster.onExit().join();
  }

  /** Returns when it takes connections. */
  public void startAgain() throws IOException, InterruptedException {
    while (true) {
      Process server =
          new ProcessBuilder(command)
              .redirectErrorStream(true)
              .redirectOutput(data.resolveSibling("server.log").toFile())
              .start();
      // it ends at once as long as what it left holds its memory
      while (!server.waitFor(SHORTLY)) {
        if (answers()) {
          return;
        }
      }
    }
  }

  private boolean answers() {
    try (Connection connection =
        DriverManager.getConnection(first.getJdbcUrl("postgres", "postgres"))) {
      return connection.isValid(1);
    } catch (SQLException notYet) {
      return false;
    }
  }

  @Override
  public void close() throws IOException {
    first.close();
  }
}
