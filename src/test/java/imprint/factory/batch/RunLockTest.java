package imprint.factory.batch;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
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

  /** A thread that only looks must not give away what another one has (fcntl(2)). */
  @Test
  void anotherProcessWaitsAsWell() throws Exception {
    Path file = folder.resolve("lock");
    Process other;
    try (RunLock _ = RunLock.acquire(file, () -> {})) {
      Thread waiting = Thread.startVirtualThread(() -> taken(file));
      other =
          new ProcessBuilder(
                  ProcessHandle.current().info().command().orElseThrow(),
                  "-cp",
                  System.getProperty("java.class.path"),
                  Contender.class.getName(),
                  file.toString())
              .redirectError(ProcessBuilder.Redirect.INHERIT)
              .start();
      assertThat(other.inputReader().readLine()).isEqualTo("waits");
      assertThat(other.waitFor(1, TimeUnit.SECONDS)).isFalse();
      waiting.interrupt();
      waiting.join();
    }
    assertThat(other.inputReader().readLine()).isEqualTo("has it");
    assertThat(other.waitFor()).isZero();
    assertThat(file).doesNotExist();
  }

  private static void taken(Path file) {
    try (RunLock _ = RunLock.acquire(file, () -> {})) {
      throw new AssertionError("two have it");
    } catch (IOException interrupted) {
      // as it is meant to be
    }
  }

  /** The other process. */
  static final class Contender {
    private Contender() {}

    public static void main(String[] args) throws IOException {
      try (RunLock _ = RunLock.acquire(Path.of(args[0]), () -> System.out.println("waits"))) {
        System.out.println("has it");
      }
    }
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
