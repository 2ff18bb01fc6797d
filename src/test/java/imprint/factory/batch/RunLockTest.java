package imprint.factory.batch;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RunLockTest {
  @TempDir Path folder;

  @Test
  void oneHasItAtATimeAndNothingIsLeft() throws Exception {
    Path file = folder.resolve("lock");
    AtomicInteger inside = new AtomicInteger();
    AtomicInteger waited = new AtomicInteger();
    List<Future<Integer>> all = new ArrayList<>();
    try (ExecutorService pool = Executors.newFixedThreadPool(6)) {
      for (int i = 0; i < 6; i++) {
        all.add(
            pool.submit(
                () -> {
                  try (RunLock _ = RunLock.acquire(file, waited::incrementAndGet)) {
                    int others = inside.getAndIncrement();
                    Thread.onSpinWait();
                    inside.decrementAndGet();
                    return others;
                  }
                }));
      }
    }
    for (Future<Integer> one : all) {
      assertThat(one.get()).isZero();
    }
    assertThat(file).doesNotExist();
  }

  /** Two runs in one folder, which break each other in the tool: here the second waits. */
  @Test
  void twoRunsInOneFolderBothSucceed() throws Exception {
    List<Future<Generation.Report>> runs = new ArrayList<>();
    try (ExecutorService pool = Executors.newFixedThreadPool(2)) {
      for (int i = 0; i < 2; i++) {
        runs.add(pool.submit(() -> Orders.made(Orders.of(100), folder)));
      }
    }
    for (Future<Generation.Report> run : runs) {
      assertThat(run.get().units()).isEqualTo(100);
    }
    assertThat(runs.get(0).get().summary()).isNotEqualTo(runs.get(1).get().summary());
  }
}
