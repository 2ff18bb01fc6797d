package imprint.line;

import imprint.finding.Finding;
import imprint.ledger.Access;
import imprint.ledger.CuttingCable;
import imprint.ledger.Ledger;
import imprint.ledger.TestServer;
import imprint.ledger.custody.Prompt;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** A station on simulated boards, and the cable to its server. */
abstract class OverCable {
  private static final Duration PATIENCE = Duration.ofSeconds(2);
  static final String PORT = "sim:1";

  @TempDir Path folder;
  final AtomicReference<Instant> now = new AtomicReference<>(Instant.now());
  final List<Finding> noted = new ArrayList<>();
  String database;
  CuttingCable cable;

  @SuppressWarnings("NullAway.Init")
  BenchStation bench;

  @BeforeEach
  void connect() throws Exception {
    database = TestServer.newDatabase();
    cable = new CuttingCable(TestServer.port());
  }

  @AfterEach
  void close() {
    if (bench != null) {
      bench.close();
    }
    cable.close();
    TestServer.drop(TestServer.jdbc(database));
  }

  Access access(int port) {
    String url = TestServer.url(database).replace(":" + TestServer.port() + "/", ":" + port + "/");
    return new Access(url, folder, Optional.empty(), Optional.empty(), PATIENCE, Prompt.NOBODY);
  }

  void open(int offline) throws IOException {
    bench =
        new BenchStation(
            folder,
            "station A",
            new SecureRandom(),
            access(cable.port()).offline(offline),
            now::get);
    if (!Files.readString(bench.productYaml()).contains("counter")) {
      bench.serialNumbers("L{counter:4}");
    }
  }

  Outcome run(long board) {
    return run(board, null);
  }

  Outcome run(long board, @Nullable Step pulledOutAt) {
    noted.clear();
    bench.plug(PORT, board);
    return bench
        .station()
        .slot(PORT)
        .provisionNext(
            new RunWatcher() {
              @Override
              public void noted(Finding note) {
                noted.add(note);
              }

              @Override
              public void reached(Step step, Duration took) {
                if (step == pulledOutAt) {
                  pullOut();
                }
              }
            });
  }

  void pullOut() {
    try {
      cable.pullOut();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  String made(long board) {
    if (run(board) instanceof Outcome.Done(UnitSummary unit)) {
      return unit.serialNumber();
    }
    throw new AssertionError(noted);
  }

  String refused(long board) {
    if (run(board) instanceof Outcome.SetAside aside) {
      return aside.finding().code();
    }
    throw new AssertionError("passed");
  }

  List<String> codes() {
    return noted.stream().map(Finding::code).toList();
  }

  void aMinuteLater() {
    now.updateAndGet(at -> at.plusSeconds(61));
  }

  Ledger atTheServer() {
    Access there = access(TestServer.port()).withKey(access(cable.port()).keyFile());
    return Ledger.openExisting(there, InstantSource.system());
  }

  String madeByAnotherStation(long board) throws IOException {
    Path other = Files.createDirectory(folder.resolve("other"));
    Access there =
        new Access(
            TestServer.url(database),
            other,
            Optional.of(access(cable.port()).keyFile()),
            Optional.empty());
    try (BenchStation second =
        new BenchStation(other, "station B", new SecureRandom(), there, now::get)) {
      second.plug(PORT, board);
      if (second.run(PORT) instanceof Outcome.Done(UnitSummary unit)) {
        return unit.serialNumber();
      }
      throw new AssertionError("not made");
    }
  }
}
