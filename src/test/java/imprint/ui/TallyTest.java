package imprint.ui;

import static org.assertj.core.api.Assertions.assertThat;

import imprint.bench.BoardOptions;
import imprint.bench.Fault;
import imprint.esp.chip.Chips;
import imprint.line.BenchStation;
import imprint.line.Order;
import imprint.line.RunWatcher;
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

  @Test
  void unitsCountForTheOrderThatTheyWereMadeFor() {
    try (BenchStation bench = new BenchStation(folder)) {
      Order first = begin(bench, "WO-1");
      run(bench, 1, false);
      run(bench, 2, true);
      Order second = begin(bench, "WO-2");
      run(bench, 3, false);
      run(bench, 4, false);
      assertThat(begin(bench, "WO-1").since()).isEqualTo(first.since());
      run(bench, 5, false);
      assertThat(made(bench, first)).isEqualTo(2);
      assertThat(made(bench, second)).isEqualTo(2);
      assertThat(made(bench, begin(bench, ""))).isZero();
    }
  }

  private static Order begin(BenchStation bench, String number) {
    bench.station().keep(now -> now.withOrders(now.orders().begin(number, 500, Instant.now())));
    return bench.station().line().orders().inHand().orElseThrow();
  }

  private static int made(BenchStation bench, Order order) {
    return Tally.made(bench.ledger(), bench.settings().name(), order);
  }

  /** A worn cell in the partition: what was written there can never be proven. */
  private static void run(BenchStation bench, long unit, boolean worn) {
    BoardOptions sound = BoardOptions.of(unit);
    bench.plug(
        PORT,
        Chips.ESP32_C3,
        worn ? sound.withFault(new Fault.StuckBits((4 << 20) - 0x20000, 0xFF)) : sound);
    bench.station().slot(PORT).provisionNext(RunWatcher.NONE);
  }

  private static Tally tally(BenchStation bench, String station, Instant now) {
    return Tally.today(bench.ledger(), station, InstantSource.fixed(now), ZoneOffset.UTC);
  }
}
