package imprint.cli;

import imprint.esp.chip.Chip;
import java.io.PrintWriter;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** Measures a job by chip and rate, and prints what came out beside what should. */
final class FlashBench {
  private static final List<Integer> RATES = List.of(115_200, 921_600);
  private static final double FLOOR_BAR = 1.25;
  private static final double PEER_BAR = 0.4;
  private static final double BOARDS_BAR = 1.15;
  private static final double HEAP_BAR = 256;

  private final BenchFlashJob job;
  private final BenchBoards boards;
  private final PeerFlasher peer;
  private final int runs;
  private final PrintWriter out;

  FlashBench(BenchFlashJob job, BenchBoards boards, PeerFlasher peer, int runs, PrintWriter out) {
    this.job = job;
    this.boards = boards;
    this.peer = peer;
    this.runs = runs;
    this.out = out;
  }

  /** Prints everything. */
  void run(List<Chip> chips, int count) {
    explain();
    boolean peerIsHere = peer.here();
    boards.direct(chips.getFirst(), RATES.getLast());
    row("chip", "rate", "floor s", "ours s", "ratio", "", "network s", "peer s", "ratio", "");
    for (Chip chip : chips) {
      for (int rate : RATES) {
        compare(chip, rate, peerIsHere);
      }
    }
    out.printf("%nParts of the floor, ms%n");
    for (int rate : RATES) {
      floor(rate).parts(images()).forEach((part, time) -> part(rate, part, time));
    }
    together(chips.getFirst(), count);
  }

  private void explain() {
    out.printf(
        """
        Job: %d KiB factory data, %d pages in use, and %d KiB keys, erased first and written last.
        Boards in real time: 40 ms a sector erased, 10 ms a KiB programmed, 3 ms a KiB hashed, 2 ms
        until an answer comes. Where the job goes they hold %s.
        Medians of %d; a first job, for the compiler, does not count.
        floor: what nobody can save who keeps to the ROM's commands, its parts below.
        ours: from opening the port to the end of the restart's pulse, everything proven.
        network: ours, and esptool-js as it comes, with its stub, both through RFC 2217 on this
        computer with rate and control lines. esptool-js opens the port anew to change its rate, as
        browsers make it; Node's start does not count.

        """,
        job.nvs().length >> 10, job.pages(), job.keys().length >> 10, boards.held(), runs);
  }

  private void compare(Chip chip, int rate, boolean peerIsHere) {
    double floor = seconds(floor(rate).of(images()));
    double ours = median(() -> Optional.of(boards.direct(chip, rate))).orElseThrow();
    double network = median(() -> Optional.of(boards.overNetwork(chip, rate))).orElseThrow();
    Optional<Double> theirs =
        peerIsHere ? median(() -> peer.flash(chip, rate, boards)) : Optional.empty();
    row(
        chip.name(),
        "" + rate,
        shown(floor),
        shown(ours),
        shown(ours / floor),
        bar(ours / floor, FLOOR_BAR),
        shown(network),
        theirs.map(FlashBench::shown).orElse(peerIsHere ? "failed" : "not here"),
        theirs.map(time -> shown(network / time)).orElse(""),
        theirs.map(time -> bar(network / time, PEER_BAR)).orElse(""));
  }

  private void together(Chip chip, int count) {
    out.printf("%n%d boards at once, %s%n", count, chip.name());
    HeapPeak.reset();
    for (int rate : RATES) {
      double one = median(() -> atOnce(chip, rate, 1)).orElseThrow();
      double all = median(() -> atOnce(chip, rate, count)).orElseThrow();
      out.printf(
          Locale.ROOT,
          "%7d baud: one %.3f s, all %.3f s, ratio %.3f %s%n",
          rate,
          one,
          all,
          all / one,
          bar(all / one, BOARDS_BAR));
      out.flush();
    }
    double heap = HeapPeak.mebibytes();
    out.printf(Locale.ROOT, "peak heap %.0f MiB %s%n", heap, bar(heap, HEAP_BAR));
  }

  /** The boards of the run before are not in its heap any more. */
  private Optional<Duration> atOnce(Chip chip, int rate, int count) {
    System.gc();
    return Optional.of(boards.atOnce(chip, rate, count));
  }

  private void part(int rate, String name, Duration time) {
    out.printf(Locale.ROOT, "%7d baud: %-32s %7.1f%n", rate, name, seconds(time) * 1000);
  }

  private void row(String... cells) {
    out.println("%-10s %7s %8s %7s %6s %-15s %9s %8s %6s %s".formatted((Object[]) cells).strip());
    out.flush();
  }

  /** Empty when one of the runs failed. */
  private Optional<Double> median(Supplier<Optional<Duration>> run) {
    List<Double> times =
        Stream.generate(run)
            .limit(runs)
            .flatMap(Optional::stream)
            .map(FlashBench::seconds)
            .sorted()
            .toList();
    return times.size() == runs ? Optional.of(times.get(runs / 2)) : Optional.empty();
  }

  private List<byte[]> images() {
    return List.of(job.keys(), job.nvs());
  }

  private static FlashFloor floor(int rate) {
    return new FlashFloor(BenchBoards.TIMING, rate);
  }

  private static double seconds(Duration time) {
    return time.toNanos() / 1e9;
  }

  private static String shown(double number) {
    return String.format(Locale.ROOT, "%.3f", number);
  }

  private static String bar(double reached, double most) {
    String limit = most < 10 ? shown(most) : String.format(Locale.ROOT, "%.0f", most);
    return reached <= most ? "met (" + limit + ")" : "NOT met (" + limit + ")";
  }
}
