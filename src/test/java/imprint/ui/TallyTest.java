package imprint.ui;

import static org.assertj.core.api.Assertions.assertThat;

import imprint.bench.BoardOptions;
import imprint.bench.SimulatedBoard;
import imprint.esp.chip.Chips;
import imprint.line.BenchStation;
import imprint.line.RunWatcher;
import imprint.line.Step;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TallyTest {
  private static final String PORT = "sim:1";

  @TempDir Path folder;

  @Test
  void countsWhatThisStationMadeAndSetAsideToday() {
    try (BenchStation bench = new BenchStation(folder)) {
      run(bench, 1, false);
      run(bench, 2, true);
      run(bench, 3, false);
      String station = bench.settings().name();
      Instant now = Instant.now();
      assertThat(tally(bench, station, now)).isEqualTo(new Tally(2, 1));
      assertThat(tally(bench, "another", now)).isEqualTo(new Tally(0, 0));
      assertThat(tally(bench, station, now.plus(Duration.ofDays(1)))).isEqualTo(new Tally(0, 0));
    }
  }

  private static void run(BenchStation bench, long unit, boolean pulledOut) {
    SimulatedBoard board = bench.plug(PORT, Chips.ESP32_C3, BoardOptions.of(unit));
    bench
        .station()
        .slot(PORT)
        .provisionNext(
            new RunWatcher() {
              @Override
              public void reached(Step step, Duration sinceStart) {
                if (pulledOut && step == Step.RESERVED) {
                  board.unplug();
                }
              }
            });
  }

  private static Tally tally(BenchStation bench, String station, Instant now) {
    return Tally.today(bench.ledger(), station, InstantSource.fixed(now), ZoneOffset.UTC);
  }
}
