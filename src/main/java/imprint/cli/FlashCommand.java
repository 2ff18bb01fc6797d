package imprint.cli;

import imprint.esp.flash.BoardTable;
import imprint.esp.flash.FlashJob;
import imprint.esp.flash.FlashJob.Proven;
import imprint.esp.flash.FlashPlan;
import imprint.esp.flash.Flasher;
import imprint.esp.flash.Partition;
import imprint.esp.flash.PartitionTable;
import imprint.esp.flash.Region;
import imprint.esp.flash.Sealing;
import imprint.esp.rom.BoardSession;
import imprint.finding.InputFile;
import imprint.finding.Refusal;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(name = "flash", description = "Writes images to a board and proves them.")
final class FlashCommand implements Runnable {
  private static final int LARGEST = 16 << 20;

  private final Surroundings with;

  @Mixin OnePort port;

  @Parameters(
      arity = "1..*",
      paramLabel = "LABEL=FILE|OFFSET=FILE",
      description = "Where each file goes: a label of the board's partition table, or an offset.")
  List<String> places;

  @Option(names = "--json", description = "One JSON object a line.")
  boolean json;

  FlashCommand(Surroundings with) {
    this.with = with;
  }

  @Override
  public void run() {
    Map<String, byte[]> files = new LinkedHashMap<>();
    for (String place : places) {
      int equals = place.indexOf('=');
      if (equals < 1 || equals == place.length() - 1) {
        throw Refusal.of("cli.place-wrong", place);
      }
      byte[] content = InputFile.read(Path.of(place.substring(equals + 1)), LARGEST);
      if (files.put(place.substring(0, equals), content) != null) {
        throw Refusal.of("cli.place-twice", place.substring(0, equals));
      }
    }
    port.talk(with, board -> flash(board, files));
  }

  private void flash(BoardSession board, Map<String, byte[]> files)
      throws IOException, InterruptedException {
    Flasher flasher = new Flasher(board, () -> false);
    try (FlashJob job = new FlashJob(plan(flasher, files).check(board.flashSize()))) {
      job.write(flasher, fraction -> {});
      job.prove(flasher, fraction -> {}).forEach(this::print);
    }
    board.leave();
  }

  private static FlashPlan plan(Flasher flasher, Map<String, byte[]> files) throws IOException {
    List<Region> regions = new ArrayList<>();
    PartitionTable table = null;
    for (var file : files.entrySet()) {
      if (Character.isDigit(file.getKey().charAt(0))) {
        regions.add(Region.at(offset(file.getKey()), file.getValue()));
        continue;
      }
      table = table == null ? BoardTable.of(flasher).read() : table;
      Partition place = table.named(file.getKey());
      Sealing sealing =
          place.sealedByChip()
              ? flasher.sealing(place.label(), Optional.empty())
              : new Sealing.Plain();
      regions.add(FlashPlan.whole(place, file.getValue(), sealing));
    }
    return new FlashPlan(regions);
  }

  private static int offset(String text) {
    try {
      return Integer.decode(text);
    } catch (NumberFormatException e) {
      throw Refusal.of("cli.place-wrong", text);
    }
  }

  private void print(Proven proven) {
    Region region = proven.region();
    Map<String, Object> fields = new LinkedHashMap<>();
    fields.put("region", region.name());
    fields.put("offset", region.offset());
    fields.put("size", region.image().length);
    fields.put("proof", proven.proof().toString());
    with.out().println(json ? Json.line(fields) : region + ": " + proven.proof());
    with.out().flush();
  }
}
