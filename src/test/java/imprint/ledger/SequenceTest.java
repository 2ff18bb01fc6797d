package imprint.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SequenceTest {
  @TempDir Path folder;

  @Test
  void everyProductAndNameCountsForItself() {
    try (Ledger ledger = open()) {
      assertThat(ledger.next(1, 2, "serial")).isZero();
      assertThat(ledger.next(1, 2, "serial")).isEqualTo(1);
      assertThat(ledger.next(1, 3, "serial")).isZero();
      assertThat(ledger.next(1, 2, "discriminator")).isZero();
    }
    try (Ledger again = open()) {
      assertThat(again.next(1, 2, "serial")).isEqualTo(2);
    }
  }

  @Test
  void twoStationsNeverGetTheSameNumber() throws Exception {
    List<Future<List<Long>>> stations = new ArrayList<>();
    try (ExecutorService pool = Executors.newFixedThreadPool(2)) {
      for (int i = 0; i < 2; i++) {
        stations.add(pool.submit(() -> hundred()));
      }
    }
    List<Long> all = new ArrayList<>();
    for (Future<List<Long>> station : stations) {
      all.addAll(station.get());
    }
    assertThat(all).containsExactlyInAnyOrderElementsOf(LongStream.range(0, 200).boxed().toList());
  }

  private List<Long> hundred() {
    try (Ledger ledger = open()) {
      List<Long> numbers = new ArrayList<>();
      for (int i = 0; i < 100; i++) {
        numbers.add(ledger.next(0xFFF1, 0x8000, "serial"));
      }
      return numbers;
    }
  }

  private Ledger open() {
    return Ledger.open(folder.resolve("ledger.db").toString(), InstantSource.system());
  }
}
