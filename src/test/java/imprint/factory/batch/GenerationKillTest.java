package imprint.factory.batch;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Processes that make units, killed at any moment. */
class GenerationKillTest {
  @TempDir Path out;

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 4})
  void aKilledRunIsGoneOnWith(int groups) throws Exception {
    killed(groups, 0);
    Map<Path, byte[]> before = images();
    assertThat(before).hasSizeBetween(groups * 64, KilledGeneration.UNITS);
    List<String> told = new ArrayList<>();
    goOn(told);
    assertThat(told)
        .singleElement()
        .satisfies(made -> assertThat(inJournal(made)).isGreaterThanOrEqualTo(before.size()));
    assertWhole(before);
  }

  /** Wherever the process was: before its first unit, in the middle of a file, between renames. */
  @RepeatedTest(6)
  void anyMomentWillDo() throws Exception {
    Random random = new Random();
    boolean ended = killed(0, random.nextInt(900));
    if (!ended) {
      ended = killed(0, random.nextInt(900));
    }
    Map<Path, byte[]> before = images();
    if (!ended) {
      goOn(new ArrayList<>());
    }
    assertWhole(before);
  }

  /** Its units stay, and get lists of their own. */
  @Test
  void anotherOrderClosesTheInterruptedOne() throws Exception {
    killed(2, 0);
    int before = images().size();
    List<String> told = new ArrayList<>();
    Generation.Watcher watcher =
        new Orders.Quiet() {
          @Override
          public void closed(int made, int of) {
            told.add(made + " of " + of);
          }
        };
    Generation.Report report = Orders.run(Orders.of(3), watcher).run(out, false);
    assertThat(report.units()).isEqualTo(3);
    assertThat(told).hasSize(1);
    int made = inJournal(told.getFirst());
    assertThat(made).isGreaterThanOrEqualTo(before);
    assertThat(images()).hasSize(made + 3);
    List<Path> summaries = find("summary-.*\\.csv");
    assertThat(summaries).hasSize(2);
    int rows = 0;
    for (Path summary : summaries) {
      rows += Files.readAllLines(summary).size() - 1;
    }
    assertThat(rows).isEqualTo(made + 3);
    assertThat(report.folder().resolve(".imprint-run")).doesNotExist();
  }

  /**
   * Those that are in the journal: with those, if it was killed just then, that were not yet in
   * their place.
   */
  private static int inJournal(String told) {
    assertThat(told).endsWith(" of " + KilledGeneration.UNITS);
    return Integer.parseInt(told.substring(0, told.indexOf(' ')));
  }

  private static String cell(String row, int number) {
    return List.of(row.split(",", -1)).get(number);
  }

  private void goOn(List<String> told) {
    Generation.Watcher watcher =
        new Orders.Quiet() {
          @Override
          public void resuming(int made, int of) {
            told.add(made + " of " + of);
          }
        };
    Generation.Report report =
        Orders.run(Orders.of(KilledGeneration.UNITS), watcher).run(out, false);
    assertThat(report.units()).isEqualTo(KilledGeneration.UNITS);
  }

  private void assertWhole(Map<Path, byte[]> before) throws IOException {
    Map<Path, byte[]> now = images();
    assertThat(now).hasSize(KilledGeneration.UNITS);
    before.forEach((unit, image) -> assertThat(now.get(unit)).isEqualTo(image));
    List<String> rows = Files.readAllLines(find("pin_disc\\.csv").getFirst());
    assertThat(rows).hasSize(KilledGeneration.UNITS + 1);
    assertThat(rows.stream().skip(1).map(row -> cell(row, 0)))
        .containsExactlyElementsOf(
            Stream.iterate(0, i -> i + 1)
                .limit(KilledGeneration.UNITS)
                .map(String::valueOf)
                .toList());
    assertThat(rows.stream().skip(1).map(row -> cell(row, 1))).doesNotHaveDuplicates();
    List<String> units = Files.readAllLines(find("summary-.*\\.csv").getFirst());
    assertThat(units).hasSize(KilledGeneration.UNITS + 1).doesNotHaveDuplicates();
    assertThat(find("onb_codes\\.csv$|.*-onb_codes\\.csv")).hasSize(KilledGeneration.UNITS);
    assertThat(find(".*\\.part|journal|.*lock")).isEmpty();
    assertThat(out.resolve("fff1_8000/.imprint-run")).doesNotExist();
  }

  private Map<Path, byte[]> images() throws IOException {
    Map<Path, byte[]> images = new HashMap<>();
    for (Path image : find(".*-partition\\.bin")) {
      if (!image.toString().contains(".imprint-run")) {
        images.put(image, Files.readAllBytes(image));
      }
    }
    return images;
  }

  private List<Path> find(String name) {
    try (Stream<Path> all = Files.walk(out)) {
      return all.filter(path -> path.getFileName().toString().matches(name)).sorted().toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Kills it after so many groups and milliseconds more, unless it has ended by then. */
  private boolean killed(int groups, int milliseconds) throws Exception {
    Process run =
        new ProcessBuilder(
                ProcessHandle.current().info().command().orElseThrow(),
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("java.class.path"),
                KilledGeneration.class.getName(),
                out.toString())
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    try (BufferedReader said = run.inputReader()) {
      for (int i = 0; i <= groups; i++) {
        assertThat(said.readLine()).isNotNull();
      }
      boolean ended = run.waitFor(milliseconds, TimeUnit.MILLISECONDS);
      run.toHandle().destroyForcibly();
      run.waitFor();
      return ended;
    }
  }
}
