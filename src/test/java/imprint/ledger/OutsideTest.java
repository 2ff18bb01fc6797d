package imprint.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the file says only ever goes up, however many write it at once. */
class OutsideTest {
  private static final int TIMES = 200;

  @TempDir Path folder;

  @Test
  void ofTwoThatSaveAtOnceNoneTakesAnythingBack() throws Exception {
    CyclicBarrier start = new CyclicBarrier(2);
    Path file = folder.resolve("head");
    try (var threads = Executors.newFixedThreadPool(2)) {
      List<Future<?>> both = new ArrayList<>();
      for (String sequence : List.of("1:1:a", "1:1:b")) {
        both.add(
            threads.submit(
                () -> {
                  start.await();
                  saveAgainAndAgain(file, sequence);
                  return true;
                }));
      }
      for (Future<?> one : both) {
        one.get();
      }
    }
    assertThat(new Outside(file).read().drawn())
        .containsEntry("1:1:a", (long) TIMES)
        .containsEntry("1:1:b", (long) TIMES);
  }

  @Test
  void norOfTwoProcesses() throws Exception {
    Path file = folder.resolve("head");
    List<Process> both = new ArrayList<>();
    for (String sequence : List.of("1:1:a", "1:1:b")) {
      both.add(
          new ProcessBuilder(
                  Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                  "-cp",
                  System.getProperty("java.class.path"),
                  Saving.class.getName(),
                  file.toString(),
                  sequence)
              .redirectErrorStream(true)
              .start());
    }
    for (Process one : both) {
      try (InputStream said = one.getInputStream()) {
        assertThat(said.read()).isEqualTo('.');
      }
    }
    Files.createFile(folder.resolve("go"));
    for (Process one : both) {
      assertThat(one.waitFor()).isZero();
    }
    assertThat(new Outside(file).read().drawn())
        .containsEntry("1:1:a", (long) TIMES)
        .containsEntry("1:1:b", (long) TIMES);
  }

  /** A process of its own. */
  static final class Saving {
    private Saving() {}

    public static void main(String[] args) throws Exception {
      Path file = Path.of(args[0]);
      System.out.print('.');
      System.out.flush();
      while (!Files.exists(file.resolveSibling("go"))) {
        Thread.sleep(1);
      }
      saveAgainAndAgain(file, args[1]);
    }
  }

  private static void saveAgainAndAgain(Path file, String sequence) {
    for (int i = 1; i <= TIMES; i++) {
      // each time as another process, which knows nothing of what was saved before
      Outside outside = new Outside(file);
      outside.drawn(sequence, i);
      if (outside.save().isPresent()) {
        throw new AssertionError("not saved");
      }
    }
  }
}
