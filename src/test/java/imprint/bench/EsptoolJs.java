package imprint.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** Espressif's own flasher for browsers, run under Node against a board at a TCP port. */
public final class EsptoolJs {
  /** What a run found out, and what the board had been busy for at each of its marks. */
  record Run(Map<String, String> facts, Map<String, Duration> busyAt, Map<String, Long> wallAt) {
    Duration modelled(String from, String to) {
      return busyAt.getOrDefault(to, Duration.ZERO).minus(busyAt.getOrDefault(from, Duration.ZERO));
    }

    Duration wall(String from, String to) {
      return Duration.ofNanos(wallAt.getOrDefault(to, 0L) - wallAt.getOrDefault(from, 0L));
    }
  }

  private static final Path SOURCES = Path.of("src/test/js");

  private final Path folder;

  private EsptoolJs(Path folder) {
    this.folder = folder;
  }

  /** Installs the locked version from npm; once it is there, npm is not asked again. */
  public static EsptoolJs install() throws IOException, InterruptedException {
    Path folder = Files.createDirectories(Path.of("target/peer"));
    try (var files = Files.list(SOURCES)) {
      for (Path file : files.toList()) {
        Files.copy(file, folder.resolve(file.getFileName()), StandardCopyOption.REPLACE_EXISTING);
      }
    }
    if (!Files.exists(folder.resolve("node_modules/esptool-js/package.json"))) {
      run(folder, List.of("npm", "ci", "--ignore-scripts", "--no-audit", "--no-fund"));
    }
    return new EsptoolJs(folder.toAbsolutePath());
  }

  /** Where it is. */
  public Path folder() {
    return folder;
  }

  /** Identifies the board, writes {@code image} and verifies it. */
  Run flash(SimulatedBoard board, int port, Path image, int offset, int rate, String way)
      throws IOException, InterruptedException {
    Path log = folder.resolve("log-%s-%d-%s.txt".formatted(board.chip().key(), rate, way));
    Process node =
        start(
            folder,
            log,
            List.of(
                "node",
                "flash.mjs",
                "" + port,
                "" + image.toAbsolutePath(),
                "" + offset,
                "" + rate,
                way));
    Run run = new Run(new LinkedHashMap<>(), new LinkedHashMap<>(), new LinkedHashMap<>());
    try (BufferedReader out = node.inputReader();
        BufferedWriter in = node.outputWriter()) {
      for (String line; (line = out.readLine()) != null; ) {
        String[] words = line.split(" ", 3);
        if (words.length == 3 && words[0].equals("@") && words[1].equals("mark")) {
          run.busyAt().put(words[2], board.modelledTime());
          run.wallAt().put(words[2], System.nanoTime());
          in.write("\n");
          in.flush();
        } else if (words.length == 3 && words[0].equals("@")) {
          run.facts().put(words[1], words[2]);
        }
      }
    }
    finish(node, "node flash.mjs", log);
    return run;
  }

  /**
   * Visits many boards at once.
   *
   * @param jobs as JSON, for {@code tour.mjs}
   * @return what it found, by job and key
   */
  Map<String, Map<String, String>> tour(String jobs) throws IOException, InterruptedException {
    Path file = Files.writeString(folder.resolve("jobs.json"), jobs);
    Path log = folder.resolve("log-tour.txt");
    Process node = start(folder, log, List.of("node", "tour.mjs", file.toString()));
    Map<String, Map<String, String>> found = new LinkedHashMap<>();
    try (BufferedReader out = node.inputReader()) {
      for (String line; (line = out.readLine()) != null; ) {
        String[] words = line.split(" ", 4);
        if (words.length == 4 && words[0].equals("@")) {
          found.computeIfAbsent(words[1], name -> new LinkedHashMap<>()).put(words[2], words[3]);
        }
      }
    }
    finish(node, "node tour.mjs", log);
    return found;
  }

  private static void run(Path folder, List<String> command)
      throws IOException, InterruptedException {
    Path log = folder.resolve("log-install.txt");
    Process process = start(folder, log, command);
    process.outputWriter().close();
    process.inputReader().readAllAsString();
    finish(process, String.join(" ", command), log);
  }

  private static Process start(Path folder, Path log, List<String> command) {
    try {
      return new ProcessBuilder(new ArrayList<>(command))
          .directory(folder.toFile())
          .redirectError(log.toFile())
          .start();
    } catch (IOException e) {
      return fail(
          "This test needs Node.js 20 or newer with npm on the PATH (Debian: apt-get install nodejs"
              + " npm): "
              + e.getMessage());
    }
  }

  private static void finish(Process process, String what, Path log)
      throws IOException, InterruptedException {
    boolean ended = process.waitFor(2, TimeUnit.MINUTES);
    process.destroyForcibly();
    assertThat(ended && process.exitValue() == 0)
        .as("%s failed: %s", what, Files.readString(log))
        .isTrue();
  }
}
