package imprint.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import imprint.finding.Refusal;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/** Numbers that are never drawn twice, whoever draws them. */
class SequenceTest extends OnBothEngines {
  private static final int VENDOR = 0xFFF1;
  private static final int PRODUCT = 0x8000;

  @Test
  void countsFromOneOnAndGoesOnAfterARestart() {
    try (Ledger ledger = open()) {
      assertThat(next(ledger)).isEqualTo(1);
      assertThat(next(ledger)).isEqualTo(2);
    }
    try (Ledger ledger = open()) {
      assertThat(next(ledger)).isEqualTo(3);
    }
  }

  @Test
  void everyProductAndEveryNameHasNumbersOfItsOwn() {
    try (Ledger ledger = open()) {
      assertThat(next(ledger)).isEqualTo(1);
      assertThat(ledger.next(VENDOR + 1, PRODUCT, "serial")).isEqualTo(1);
      assertThat(ledger.next(VENDOR, PRODUCT + 1, "serial")).isEqualTo(1);
      assertThat(ledger.next(VENDOR, PRODUCT, "discriminator")).isEqualTo(1);
      assertThat(next(ledger)).isEqualTo(2);
    }
  }

  @Test
  void threadsOfTwoStationsNeverDrawTheSame() throws Exception {
    try (Ledger left = open();
        Ledger right = open()) {
      List<Callable<List<Long>>> drawers = new ArrayList<>();
      for (Ledger ledger : List.of(left, right, left, right)) {
        drawers.add(() -> LongStream.range(0, 25).map(i -> next(ledger)).boxed().toList());
      }
      List<Long> drawn = atOnce(drawers).stream().flatMap(List::stream).sorted().toList();
      assertThat(drawn).isEqualTo(LongStream.rangeClosed(1, 100).boxed().toList());
    }
  }

  @Test
  void processesNeverDrawTheSame() throws Exception {
    open().close();
    List<Process> processes = List.of(drawer(), drawer());
    List<Long> drawn = new ArrayList<>();
    for (Process process : processes) {
      try (var out = process.inputReader()) {
        drawn.addAll(out.lines().map(Long::valueOf).toList());
      }
      assertThat(process.waitFor()).isZero();
    }
    assertThat(drawn)
        .containsExactlyInAnyOrderElementsOf(LongStream.rangeClosed(1, 200).boxed().toList());
  }

  private Process drawer() throws Exception {
    return new ProcessBuilder(
            ProcessHandle.current().info().command().orElseThrow(),
            "--enable-native-access=ALL-UNNAMED",
            "-Dorg.sqlite.tmpdir=" + folder,
            "-cp",
            System.getProperty("java.class.path"),
            DrawingStation.class.getName(),
            bed.access().urlOrFile(),
            folder.toString())
        .redirectError(ProcessBuilder.Redirect.INHERIT)
        .start();
  }

  /** A station in a process of its own that draws a hundred numbers. */
  static final class DrawingStation {
    private DrawingStation() {}

    public static void main(String[] ledgerAndFolder) {
      Access access =
          new Access(
              ledgerAndFolder[0], Path.of(ledgerAndFolder[1]), Optional.empty(), Optional.empty());
      try (Ledger ledger = Ledger.open(access, new SecureRandom(), InstantSource.system())) {
        for (int i = 0; i < 100; i++) {
          System.out.println(next(ledger));
        }
      }
    }
  }

  /** Somebody put the ledger back to an older state under a station that has it open. */
  @Test
  void aSequenceThatWasTurnedBackGivesNoNumberTwice() throws Exception {
    try (Ledger ledger = open()) {
      assertThat(List.of(next(ledger), next(ledger), next(ledger))).containsExactly(1L, 2L, 3L);
      Tampering.sql(bed, "update sequence set next = 2");
      assertThatThrownBy(() -> next(ledger))
          .isInstanceOfSatisfying(
              Refusal.class,
              r -> {
                assertThat(r.finding().code()).isEqualTo("ledger.older-than-seen");
                assertThat(r.finding().arguments()).contains("serial 3", "serial 1");
              });
      // it stays as it was found
      assertThat(Tampering.string(bed, "select next from sequence")).isEqualTo("2");
      Tampering.sql(bed, "update sequence set next = 4");
      assertThat(next(ledger)).isEqualTo(4);
    }
  }

  private static long next(Ledger ledger) {
    return ledger.next(VENDOR, PRODUCT, "serial");
  }

  private static <T> List<T> atOnce(List<Callable<T>> calls) throws Exception {
    CyclicBarrier start = new CyclicBarrier(calls.size());
    try (var threads = Executors.newFixedThreadPool(calls.size())) {
      List<Future<T>> futures = new ArrayList<>();
      for (Callable<T> call : calls) {
        futures.add(
            threads.submit(
                () -> {
                  start.await();
                  return call.call();
                }));
      }
      List<T> results = new ArrayList<>();
      for (Future<T> future : futures) {
        results.add(future.get());
      }
      return results;
    }
  }
}
