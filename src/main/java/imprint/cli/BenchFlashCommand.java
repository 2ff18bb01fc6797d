package imprint.cli;

import static java.util.stream.Collectors.joining;

import imprint.bench.Pace;
import imprint.bench.SimulatedBoard;
import imprint.esp.chip.Chip;
import imprint.esp.chip.Chips;
import imprint.finding.Refusal;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

@Command(
    name = "flash",
    description =
        "Flashes the usual job to simulated boards that take as long as real ones, and prints the"
            + " time beside a modelled floor, beside esptool-js at the same kind of link, and of 16"
            + " boards at once beside one.")
final class BenchFlashCommand implements Runnable {
  private final Surroundings with;

  @Option(
      names = "--chip",
      paramLabel = "C",
      description = "Which, several with commas (${DEFAULT-VALUE}).")
  String chips = "esp32,esp32c3,esp32s3";

  @Option(
      names = "--runs",
      paramLabel = "N",
      description = "Of which the median counts (${DEFAULT-VALUE}).")
  int runs = 3;

  @Option(
      names = "--boards",
      paramLabel = "N",
      description = "How many at once (${DEFAULT-VALUE}).")
  int boards = 16;

  @Option(
      names = "--blank",
      description =
          "Boards as they come from the module's maker, instead of such that hold old data: the"
              + " peer does not erase there.")
  boolean blank;

  @Option(
      names = "--peer",
      paramLabel = "DIR",
      description = "Where npm installed esptool-js (${DEFAULT-VALUE}).")
  Path peer = Path.of("target/peer");

  BenchFlashCommand(Surroundings with) {
    this.with = with;
  }

  @Override
  public void run() {
    NumberOption.atLeast(1, runs, "--runs");
    NumberOption.atLeast(1, boards, "--boards");
    List<Chip> chosen = Stream.of(chips.split(",")).map(BenchFlashCommand::chip).toList();
    try (BenchFolder folder = BenchFolder.create()) {
      BenchFlashJob job = BenchFlashJob.create(folder.path(), with);
      PeerFlasher flasher = new PeerFlasher(peer, folder.path(), job);
      new FlashBench(job, new BenchBoards(job, Pace.REAL, blank, with), flasher, runs, with.out())
          .run(chosen, boards);
    } catch (IOException e) {
      throw Refusal.unwritable("imprint-bench", e);
    }
  }

  private static Chip chip(String key) {
    return Chips.byKey(key)
        .filter(SimulatedBoard.chips()::contains)
        .orElseThrow(
            () ->
                Refusal.of(
                    "sim.chip-unknown",
                    key,
                    SimulatedBoard.chips().stream().map(Chip::key).collect(joining(", "))));
  }
}
