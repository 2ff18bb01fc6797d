package imprint.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A line of stations on one server, each with a ledger of its own, all at once. */
class ManyStationsTest {
  private static final int STATIONS = 32;
  private static final int BOARDS = 5;

  @TempDir Path folder;

  @Test
  void noIdentityIsGivenTwiceAndNoEventIsLost() throws Exception {
    try (Engine.Bed bed = Engine.POSTGRESQL.bed(folder)) {
      line(bed, () -> {});
      checked(bed);
    }
  }

  /** Each tenth board, every session of the whole line is ended. */
  @Test
  void noneEvenWhenTheServerKeepsDroppingThem() throws Exception {
    try (Engine.Bed bed = Engine.POSTGRESQL.bed(folder)) {
      String database = bed.jdbc().replaceAll(".*/|\\?.*", "");
      AtomicInteger boards = new AtomicInteger();
      line(
          bed,
          () -> {
            if (boards.incrementAndGet() % 10 == 0) {
              TestServer.sql(
                  "select pg_terminate_backend(pid) from pg_stat_activity where datname = '"
                      + database
                      + "'");
            }
          });
      checked(bed);
    }
  }

  private static void line(Engine.Bed bed, Runnable afterBoard) throws Exception {
    CyclicBarrier start = new CyclicBarrier(STATIONS);
    try (var threads = Executors.newFixedThreadPool(STATIONS)) {
      List<Future<?>> shifts = new ArrayList<>();
      for (int station = 0; station < STATIONS; station++) {
        int number = station;
        Callable<Void> shift =
            () -> {
              try (Ledger ledger = bed.open()) {
                start.await();
                shift(ledger, number, afterBoard);
              }
              return null;
            };
        shifts.add(threads.submit(shift));
      }
      for (Future<?> shift : shifts) {
        shift.get();
      }
    }
  }

  /** All draw from the same few identities, so that they meet. */
  private static void shift(Ledger ledger, int station, Runnable afterBoard) {
    By by = By.station("station " + station);
    for (int board = 0; board < BOARDS; board++) {
      Claim.Board mine = Claims.board(1000 + station * BOARDS + board);
      ReserveResult result;
      do {
        int draw = (int) ledger.next(0xFFF1, 0x8000, "serial") / 2;
        result = ledger.reserve(Claims.withBoard(Claims.number(draw), mine), by);
      } while (result instanceof ReserveResult.Clash);
      Unit unit = Claims.reserved(result);
      for (Event event : Claims.WAY) {
        unit = ledger.append(unit, unit.state(), event, by).orRefuse();
      }
      afterBoard.run();
    }
  }

  private static void checked(Engine.Bed bed) {
    try (Ledger ledger = bed.open()) {
      List<Unit> units = ledger.latest(9999);
      assertThat(units).hasSize(STATIONS * BOARDS).allMatch(u -> u.state() == State.DONE);
      assertThat(units.stream().map(Unit::serialNumber)).doesNotHaveDuplicates();
      assertThat(units.stream().map(Unit::mac)).doesNotHaveDuplicates();
      for (Unit unit : units) {
        assertThat(ledger.history(unit).stream().map(Entry::seq))
            .isEqualTo(IntStream.rangeClosed(1, 7).boxed().toList());
      }
      assertThat(ledger.open()).isEmpty();
    }
  }
}
