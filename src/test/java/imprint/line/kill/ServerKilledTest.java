package imprint.line.kill;

import static org.assertj.core.api.Assertions.assertThat;

import imprint.bench.SimulatedBoard;
import imprint.esp.link.Ports;
import imprint.finding.Refusal;
import imprint.ledger.Entry;
import imprint.ledger.OwnServer;
import imprint.ledger.State;
import imprint.ledger.Unit;
import imprint.line.Outcome;
import imprint.line.RunWatcher;
import imprint.line.Station;
import imprint.line.StationSettings;
import imprint.line.Step;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The ledger's server is stopped hard in the middle of a run, and is there again later. */
@EnabledOnOs(OS.LINUX)
class ServerKilledTest {
  @TempDir static Path folder;
  private static OwnServer server;
  private static Station station;
  private static SimulatedBoard board;

  @BeforeAll
  static void open() throws Exception {
    server = OwnServer.start(folder.resolve("data"));
    station = start();
  }

  private static Station start() throws IOException {
    StationSettings settings =
        new StationSettings(
            "killed",
            "Ada",
            server.access(folder),
            folder.resolve("labels"),
            StationSettings.FASTEST,
            folder.resolve("traces"),
            false);
    Station started =
        Station.open(
            settings,
            new Ports(Map.of("sim:", _ -> () -> board.open())),
            span -> {},
            new SecureRandom(),
            InstantSource.system());
    started.load(KillBench.product(folder.resolve("product"), ""), null);
    return started;
  }

  @AfterAll
  static void close() throws IOException {
    station.close();
    server.close();
  }

  @ParameterizedTest
  @CsvSource({"RESERVED, QUIT", "BUILT, KILL", "PROVEN, QUIT"})
  void whatWasAcknowledgedIsThereAndTheRunGoesOnFromIt(Step point, String signal) throws Exception {
    List<String> acknowledged = new ArrayList<>();
    board = KillBench.board(folder, 1 + point.name().length());
    RunWatcher dies =
        new RunWatcher() {
          @Override
          public void reached(Step step, Duration sinceStart) {
            if (step != Step.IDENTIFIED) {
              acknowledged.add(step.name());
            }
            if (step == point) {
              stop(signal);
            }
          }
        };
    Outcome cutOff = station.slot("sim:1").provisionNext(dies);
    assertThat(cutOff)
        .isInstanceOfSatisfying(
            Outcome.SetAside.class,
            out -> assertThat(out.finding().code()).isIn("ledger.server-away"));
    server.startAgain();
    connectAgain();

    Unit left = station.ledger().find(board.mac().toString()).orElseThrow();
    assertThat(states(left)).isEqualTo(acknowledged);
    assertThat(left.orphaned()).isTrue();

    assertThat(station.slot("sim:1").provisionNext(RunWatcher.NONE))
        .isInstanceOf(Outcome.Done.class);
    Unit done = station.ledger().find(board.mac().toString()).orElseThrow();
    assertThat(done.state()).isEqualTo(State.DONE);
    assertThat(done.id() == left.id()).isEqualTo(point != Step.RESERVED);
    assertThat(station.ledger().open()).isEmpty();
    assertThat(station.ledger().verify().faults()).isEmpty();
    board.close();
  }

  /** The pool looks for a server that was away in its own time. */
  private static void connectAgain() {
    for (int tries = 1; ; tries++) {
      try {
        station.ledger().latest(1);
        return;
      } catch (Refusal stillAway) {
        if (tries == 30) {
          throw stillAway;
        }
      }
    }
  }

  private static List<String> states(Unit unit) {
    return station.ledger().history(unit).stream().map(Entry::state).map(Enum::name).toList();
  }

  private static void stop(String signal) {
    try {
      server.die(signal);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }
}
