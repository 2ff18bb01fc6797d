package imprint.cli;

import imprint.cli.FlashPlaces.Source;
import imprint.esp.flash.BoardKey;
import imprint.esp.flash.FirmwareBundle;
import imprint.esp.flash.FlashJob;
import imprint.esp.flash.FlashPlan;
import imprint.esp.flash.Flasher;
import imprint.esp.flash.Planner;
import imprint.esp.flash.Region;
import imprint.esp.flash.TablePlace;
import imprint.esp.rom.BoardSession;
import imprint.esp.rom.FirstStart;
import imprint.esp.rom.Leaving;
import imprint.finding.Refusal;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
    name = "flash",
    description = {
      "Writes images to a board and proves them.",
      "Whether something is encrypted on its way is decided by the chip's fuses and by what it is:"
          + " keys of NVS, firmware and partitions marked so are, data of NVS never is. What cannot"
          + " be done is refused before anything is erased.",
      "The image of a unit goes to one board alone: a second one is refused."
    })
final class FlashCommand implements Runnable {
  private final Surroundings with;

  @Mixin OnePort port;
  @Mixin BoardFiles known;

  @Parameters(
      arity = "0..*",
      paramLabel = "LABEL=FILE|OFFSET=FILE",
      description = "Where each file goes: a label of the board's partition table, or an offset.")
  List<String> places = new ArrayList<>();

  @Option(
      names = "--firmware",
      paramLabel = "DIR",
      description = "An ESP-IDF build to write as well: its folder with flasher_args.json.")
  @Nullable Path firmware;

  @Option(
      names = "--encrypt",
      paramLabel = "LABEL|OFFSET",
      description =
          "What the chip reads through its flash decryption there, where nothing else tells.")
  List<String> encrypted = new ArrayList<>();

  @Option(
      names = "--dry-run",
      description = "Shows the plan, changes nothing, and leaves the board in its loader.")
  boolean dryRun;

  @Option(
      names = "--stay",
      description = "Leaves the board in its loader, as one that must not start yet.")
  boolean stay;

  @Option(
      names = "--moved-from",
      paramLabel = "MAC",
      description = {
        "The board that had the image of a unit before and was erased or destroyed, so that another"
            + " board may have it now; \"unknown\" for one whose MAC could not be read.",
        "Which board has an image is kept beside it, in FILE.flashed."
      })
  List<String> movedFrom = new ArrayList<>();

  @Option(names = "--json", description = "One JSON object for each region.")
  boolean json;

  FlashCommand(Surroundings with) {
    this.with = with;
  }

  @Override
  public void run() {
    FlashPlaces files = FlashPlaces.read(places, encrypted);
    if (files.files().isEmpty() && firmware == null) {
      throw Refusal.of("cli.nothing-to-flash");
    }
    Optional<FirmwareBundle> bundle = Optional.ofNullable(firmware).map(FirmwareBundle::read);
    List<Source> sources = new ArrayList<>(files.files().values());
    bundle.ifPresent(
        build ->
            build.parts().forEach(part -> sources.add(new Source(part.file(), part.content()))));
    UnitImages units = new UnitImages(with, movedFrom, sources);
    TablePlace table = known.table();
    port.talk(
        with,
        board -> {
          Flasher flasher = new Flasher(board, with.stop()::asked);
          try (BoardKey key = known.key(with, board)) {
            key.check(flasher, table.offset());
            Planner planner = new Planner(flasher, table, key.scheme());
            List<Region> regions = new ArrayList<>();
            if (bundle.isPresent()) {
              regions.addAll(planner.firmware(bundle.get()));
            }
            regions.addAll(files.regions(planner));
            flash(flasher, new FlashPlan(regions).check(board.flashSize()), units);
          } finally {
            if (!stay && !dryRun) {
              board.giveUp();
            }
          }
        });
  }

  private void flash(Flasher flasher, FlashPlan plan, UnitImages units)
      throws IOException, InterruptedException {
    BoardSession board = flasher.board();
    FlashReport report = new FlashReport(with, json);
    units.check(board.identification());
    report.warn(plan, board, port.flashSize != null);
    if (dryRun) {
      report.dryRun(plan, flasher);
      return;
    }
    report.plan(plan);
    units.claim(board.identification());
    try (FlashJob job = new FlashJob(plan, true)) {
      job.write(flasher, report.progress());
      report.proven(job.prove(flasher, _ -> {}), job.untouched());
    } catch (CancellationException stopped) {
      report.stopped(board.touched(), stay);
      throw stopped;
    }
    if (!stay) {
      Leaving leaving = board.leave();
      FirstStart start = new BoardStart(with).await(board, leaving);
      if (start == FirstStart.ENCRYPTING) {
        throw Refusal.of("flash.still-encrypting", FirstStart.LONGEST.toSeconds());
      }
      report.left(leaving, start);
    }
  }
}
