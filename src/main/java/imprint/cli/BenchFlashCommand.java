package imprint.cli;

import imprint.bench.BoardOptions;
import imprint.bench.SimulatedBoard;
import imprint.bench.rom.Timing;
import imprint.esp.chip.Chip;
import imprint.esp.flash.BoardTable;
import imprint.esp.flash.FlashPlan;
import imprint.esp.flash.Flasher;
import imprint.esp.flash.PartitionTable;
import imprint.esp.flash.Region;
import imprint.esp.rom.Approach;
import imprint.esp.rom.BoardSession;
import imprint.finding.Finding;
import imprint.finding.Refusal;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.CancellationException;
import picocli.CommandLine.Command;

@Command(
    name = "flash",
    description =
        "Prints how long a 24 KiB factory partition takes on a simulated board, by chip and rate,"
            + " against the floor of erasing and sending it.")
final class BenchFlashCommand implements Runnable {
  private static final int PARTITION = 0x6000;
  private static final List<Integer> RATES = List.of(115_200, 460_800, 921_600);

  /** Bytes in use: one page of factory data as m01 of the field makes it, and all of them. */
  private static final List<Integer> USED = List.of(0x1000, PARTITION);

  private final Surroundings with;

  BenchFlashCommand(Surroundings with) {
    this.with = with;
  }

  @Override
  public void run() {
    with.out()
        .printf(
            "%-10s %9s %7s %9s %9s %7s%n", "chip", "rate", "used", "ours s", "floor s", "ratio");
    for (Chip chip : SimulatedBoard.chips()) {
      for (int rate : RATES) {
        for (int used : USED) {
          double ours = write(chip, rate, used);
          double floor = floor(rate, used);
          with.out()
              .printf(
                  "%-10s %9d %7d %9.3f %9.3f %7.2f%n",
                  chip.name(), rate, used, ours, floor, ours / floor);
        }
      }
    }
  }

  /** Modelled seconds of a whole session: reset, identify, write, prove, restart. */
  private double write(Chip chip, int rate, int used) {
    byte[] image = new byte[used];
    with.random().nextBytes(image);
    try (SimulatedBoard board = SimulatedBoard.of(chip, BoardOptions.of(1));
        BoardSession session =
            BoardSession.open(
                board::open, "sim:", Approach.at(rate), _ -> {}, () -> false, _ -> {})) {
      Flasher flasher = new Flasher(session, () -> false);
      Region region = FlashPlan.factoryData(table(flasher), "fctry", image);
      flasher.write(region, false, fraction -> {});
      flasher.prove(region, fraction -> {});
      return board.modelledTime().toNanos() / 1e9;
    } catch (IOException e) {
      throw new Refusal(Finding.error("rom.gone", "sim:"), e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new CancellationException();
    }
  }

  private static PartitionTable table(Flasher flasher) throws IOException {
    return BoardTable.of(flasher).read();
  }

  /** What no flasher can save: erasing the partition, its bytes on the wire, programming them. */
  private static double floor(int rate, int used) {
    Timing timing = Timing.typical();
    double erase = PARTITION / 4096.0 * timing.sectorErase().toNanos() / 1e9;
    double wire = used * 10.0 / rate;
    double program = used / 1024.0 * timing.program().toNanos() / 1e9;
    return erase + wire + program;
  }
}
