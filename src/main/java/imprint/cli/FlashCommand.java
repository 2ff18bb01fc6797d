package imprint.cli;

import imprint.esp.flash.BoardKey;
import imprint.esp.flash.FirmwareBundle;
import imprint.esp.flash.FlashJob;
import imprint.esp.flash.FlashPlan;
import imprint.esp.flash.Flasher;
import imprint.esp.flash.PartitionTable;
import imprint.esp.flash.Planner;
import imprint.esp.flash.Planner.Content;
import imprint.esp.flash.Region;
import imprint.finding.InputFile;
import imprint.finding.Refusal;
import imprint.nvs.NvsKey;
import imprint.nvs.NvsReader;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
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
          + " keys of NVS, firmware and partitions marked so are, data of NVS never is."
    })
final class FlashCommand implements Runnable {
  private static final int LARGEST = 16 << 20;

  private final Surroundings with;

  @Mixin OnePort port;
  @Mixin BoardFiles board;

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

  @Option(names = "--dry-run", description = "Shows the plan and changes nothing.")
  boolean dryRun;

  @Option(names = "--json", description = "One JSON object a line.")
  boolean json;

  FlashCommand(Surroundings with) {
    this.with = with;
  }

  @Override
  public void run() {
    Map<String, byte[]> files = files();
    if (files.isEmpty() && firmware == null) {
      throw Refusal.of("cli.nothing-to-flash");
    }
    for (String place : encrypted) {
      if (!files.containsKey(place)) {
        throw Refusal.of("cli.encrypt-unknown", place);
      }
    }
    Optional<FirmwareBundle> bundle = Optional.ofNullable(firmware).map(FirmwareBundle::read);
    Optional<PartitionTable> expected = board.table();
    port.talk(
        with,
        session -> {
          try (BoardKey key = BoardKey.of(board.keys(), session)) {
            Warnings.print(with, key.findings());
            Flasher flasher = new Flasher(session, () -> false);
            Planner planner = new Planner(flasher, expected, key.scheme());
            flash(flasher, plan(planner, files, bundle).check(session.flashSize()));
          }
        });
  }

  private FlashPlan plan(
      Planner planner, Map<String, byte[]> files, Optional<FirmwareBundle> bundle)
      throws IOException {
    List<Region> regions = new ArrayList<>();
    if (bundle.isPresent()) {
      regions.addAll(planner.firmware(bundle.get()));
    }
    for (var file : files.entrySet()) {
      String place = file.getKey();
      regions.add(
          Character.isDigit(place.charAt(0))
              ? planner.at(offset(place), file.getValue(), what(place, file.getValue()))
              : planner.labelled(place, file.getValue()));
    }
    return new FlashPlan(regions);
  }

  private Content what(String place, byte[] content) {
    if (encrypted.contains(place) || NvsKey.isPartition(content)) {
      return Content.SEALED;
    }
    return NvsReader.looksLike(content) ? Content.NVS : Content.UNKNOWN;
  }

  private static int offset(String text) {
    try {
      return Integer.decode(text);
    } catch (NumberFormatException e) {
      throw Refusal.of("cli.place-wrong", text);
    }
  }

  private void flash(Flasher flasher, FlashPlan plan) throws IOException, InterruptedException {
    FlashReport report = new FlashReport(with, json);
    report.plan(plan);
    if (!dryRun) {
      try (FlashJob job = new FlashJob(plan, true)) {
        job.write(flasher, report.progress());
        report.proven(job.prove(flasher, _ -> {}));
      }
    }
    report.left(flasher.board().leave());
  }

  private Map<String, byte[]> files() {
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
    return files;
  }
}
