package imprint.cli;

import imprint.bench.SimulatedBoard;
import imprint.bench.TcpBoard;
import imprint.esp.chip.Chip;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.TimeUnit;

/** Espressif's flasher for browsers, run under Node as it comes. */
final class PeerFlasher {
  private static final List<String> PROGRAM = List.of("flash.mjs", "telnet-port.mjs");
  private static final long PATIENCE = 60;
  private static final String TOOK = "@ took ";

  private final Path installed;
  private final Path folder;
  private final Map<String, Integer> files;

  /**
   * @param installed where npm installed it
   * @param folder for its files
   */
  PeerFlasher(Path installed, Path folder, BenchFlashJob job) throws IOException {
    this.installed = installed.toAbsolutePath();
    this.folder = folder;
    files = Map.of("nvs.bin", BenchFlashJob.NVS_AT, "keys.bin", BenchFlashJob.KEYS_AT);
    Files.write(folder.resolve("nvs.bin"), job.nvs());
    Files.write(folder.resolve("keys.bin"), job.keys());
    for (String name : PROGRAM) {
      try (InputStream source = PeerFlasher.class.getResourceAsStream("peer/" + name)) {
        if (source == null) {
          throw new IllegalStateException(name + " is missing");
        }
        Files.copy(source, folder.resolve(name));
      }
    }
  }

  /** Whether it and Node are there. */
  boolean here() {
    return Files.exists(installed.resolve("node_modules/esptool-js/package.json"))
        && run(List.of("node", "--version")).isPresent();
  }

  /**
   * The job on a fresh board behind RFC 2217, as the flasher itself measures it: Node's start is
   * not in it.
   *
   * @return empty when it failed
   */
  Optional<Duration> flash(Chip chip, int rate, BenchBoards boards) {
    try (SimulatedBoard board = boards.board(chip);
        TcpBoard served = BenchBoards.serve(board)) {
      List<String> words = new ArrayList<>(List.of("node", "flash.mjs", installed.toString()));
      words.addAll(List.of("" + served.port(), "" + rate));
      files.forEach((name, at) -> words.addAll(List.of("" + at, name)));
      Optional<Duration> took =
          run(words).stream()
              .flatMap(String::lines)
              .filter(line -> line.startsWith(TOOK))
              .map(line -> Duration.ofNanos((long) (Double.parseDouble(line.substring(7)) * 1e6)))
              .findFirst();
      took.ifPresent(_ -> boards.require(board));
      return took;
    }
  }

  /** What it printed; empty when it could not be run or said that it failed. */
  private Optional<String> run(List<String> words) {
    try {
      Process process =
          new ProcessBuilder(words)
              .directory(folder.toFile())
              .redirectError(folder.resolve("peer.log").toFile())
              .start();
      process.outputWriter().close();
      Thread limit = Thread.ofVirtual().start(() -> endLater(process));
      String said = process.inputReader().readAllAsString();
      limit.interrupt();
      return process.waitFor() == 0 ? Optional.of(said) : Optional.empty();
    } catch (UncheckedIOException | IOException notThere) {
      return Optional.empty();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new CancellationException();
    }
  }

  private static void endLater(Process process) {
    try {
      if (!process.waitFor(PATIENCE, TimeUnit.SECONDS)) {
        process.destroyForcibly();
      }
    } catch (InterruptedException ended) {
      // it ended by itself
    }
  }
}
