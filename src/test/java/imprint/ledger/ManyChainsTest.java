package imprint.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Several ledgers open at once, of one installation and of many: no link is lost or doubled. */
class ManyChainsTest {
  private static final int THREADS = 6;
  private static final int BOARDS = 4;

  @TempDir Path folder;

  @Test
  void oneFileHasOneChain() throws Exception {
    try (Engine.Bed bed = Engine.SQLITE.bed(folder)) {
      work(_ -> bed.access());
      clean(bed, 1);
    }
  }

  @Test
  void anInstallationHasOneChainOnAServer() throws Exception {
    try (Engine.Bed bed = Engine.POSTGRESQL.bed(folder)) {
      work(_ -> bed.access());
      clean(bed, 1);
    }
  }

  @Test
  void eachInstallationHasAChainOfItsOwn() throws Exception {
    try (Engine.Bed bed = Engine.POSTGRESQL.bed(folder)) {
      work(station -> station(bed, station));
      clean(bed, THREADS);
    }
  }

  /** Nobody waits for a check to end. */
  @Test
  void aChainThatBeginsWhileAllIsCheckedIsNotAFault() throws Exception {
    try (Engine.Bed bed = Engine.POSTGRESQL.bed(folder);
        var threads = Executors.newSingleThreadExecutor()) {
      work(_ -> bed.access());
      try (Ledger ledger = open(bed.access())) {
        for (int station = 1; station <= 20; station++) {
          try (Ledger other = open(station(bed, station))) {
            other.prepare();
            int unit = 100 + station;
            Future<Unit> begun = threads.submit(() -> Claims.reserved(other, unit));
            while (!begun.isDone()) {
              assertThat(ledger.verify().faults()).isEmpty();
            }
            begun.get();
          }
        }
      }
    }
  }

  /** The key is the same on all; each has a folder of its own. */
  private Access station(Engine.Bed bed, int number) {
    return new Access(
        bed.access().urlOrFile(),
        folder.resolve("station " + number),
        Optional.of(bed.keyFile()),
        Optional.empty());
  }

  private interface Stations {
    Access access(int station);
  }

  private static Ledger open(Access access) {
    return Ledger.open(access, new SecureRandom(), InstantSource.system());
  }

  private static void work(Stations stations) throws Exception {
    open(stations.access(0)).close();
    try (var threads = Executors.newFixedThreadPool(THREADS)) {
      List<Future<Void>> all = new ArrayList<>();
      for (int station = 0; station < THREADS; station++) {
        int number = station;
        Callable<Void> shift =
            () -> {
              try (Ledger ledger = open(stations.access(number))) {
                for (int board = 1; board <= BOARDS; board++) {
                  Unit unit = Claims.reserved(ledger, number * BOARDS + board);
                  Claims.until(ledger, unit, State.DONE);
                }
                assertThat(ledger.notices()).isEmpty();
              }
              return null;
            };
        all.add(threads.submit(shift));
      }
      for (Future<Void> one : all) {
        one.get();
      }
    }
  }

  private static void clean(Engine.Bed bed, int chains) throws Exception {
    try (Ledger ledger = open(bed.access())) {
      ledger.prepare();
      Verified verified = ledger.verify();
      assertThat(verified.faults()).isEmpty();
      assertThat(verified.events()).isEqualTo(THREADS * BOARDS * 7);
    }
    assertThat(Tampering.string(bed, "select count(*) from chain_head")).isEqualTo("" + chains);
  }
}
