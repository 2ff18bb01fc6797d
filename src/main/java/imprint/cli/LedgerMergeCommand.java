package imprint.cli;

import imprint.finding.Finding;
import imprint.finding.Refusal;
import imprint.ledger.Access;
import imprint.ledger.By;
import imprint.ledger.Ledger;
import imprint.ledger.Merge;
import imprint.ledger.MergeResult;
import imprint.ledger.OfflineLedger;
import imprint.ledger.Unit;
import imprint.ledger.custody.AskedOnce;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
    name = "merge",
    description =
        "Moves units that a station made while the server was away into the ledger on the server."
            + " A station does so by itself; this is for looking first, for files of other"
            + " stations, and for ending what a conflict holds back.")
final class LedgerMergeCommand implements Callable<Integer> {
  private final Surroundings with;

  @Mixin StationOptions station;

  @Parameters(
      paramLabel = "FILE",
      arity = "0..1",
      description = "The station's own ledger (default: offline.db in the settings folder).")
  @Nullable Path file;

  @Option(names = "--dry-run", description = "Only shows what would become of each unit.")
  boolean dryRun;

  @Option(
      names = "--settle",
      paramLabel = "SERIAL",
      description = "Ends this unit, which a conflict holds back, in the station's own ledger.")
  @Nullable String settle;

  @Option(names = "--reason", paramLabel = "TEXT", description = "With --settle: why.")
  String reason = "";

  @Option(names = "--json", description = "One JSON object a unit.")
  boolean json;

  LedgerMergeCommand(Surroundings with) {
    this.with = with;
  }

  @Override
  public Integer call() {
    if (settle != null && reason.isBlank()) {
      throw Refusal.of("line.reason-missing");
    }
    try (AskedOnce prompt = new AskedOnce(station.ledger.key.prompt(with))) {
      return merge(station.ledger.access(with).asking(prompt), station.by());
    }
  }

  private int merge(Access access, By by) {
    Path own = file == null ? OfflineLedger.file(access) : file;
    try (Ledger server = Ledger.openExisting(access, with.clock());
        Ledger offline = OfflineLedger.openExisting(own, access, with.clock())) {
      Merge merge = new Merge(server, offline);
      if (settle != null) {
        with.out().println(LedgerListCommand.row(merge.settle(settle, reason, by)));
        return 0;
      }
      List<MergeResult> results = dryRun ? merge.preview() : merge.run(by);
      results.forEach(this::print);
      if (!json) {
        with.out().println(summary(results));
      }
      return results.stream().anyMatch(MergeResult.Conflict.class::isInstance)
          ? Commands.FAILED
          : 0;
    }
  }

  private void print(MergeResult result) {
    Optional<Finding> why =
        result instanceof MergeResult.Conflict conflict
            ? Optional.of(conflict.finding())
            : Optional.empty();
    if (json) {
      with.out().println(Json.line(fields(result, why)));
    } else {
      with.out().println("%-9s  %s".formatted(word(result), LedgerListCommand.row(result.unit())));
      why.ifPresent(with.out()::println);
    }
  }

  private static Map<String, Object> fields(MergeResult result, Optional<Finding> why) {
    Unit unit = result.unit();
    Map<String, Object> fields = new LinkedHashMap<>();
    fields.put("serial", unit.serialNumber());
    fields.put("mac", unit.mac().text());
    fields.put("state", unit.state().name());
    fields.put("outcome", word(result));
    switch (result) {
      case MergeResult.Conflict(var _, var part, Unit other) -> {
        fields.put("part", part.name());
        fields.put("other", other.serialNumber());
      }
      case MergeResult.LeftOut(var _, var part, Unit other) -> {
        fields.put("part", part.name());
        fields.put("other", other.serialNumber());
      }
      case MergeResult.Moved _, MergeResult.Known _, MergeResult.Unfinished _ -> {}
    }
    why.ifPresent(
        finding -> {
          fields.put("code", finding.code());
          fields.put("sentence", finding.sentence(Locale.ENGLISH));
          fields.put("nextAct", finding.nextAct(Locale.ENGLISH));
        });
    return fields;
  }

  private static String word(MergeResult result) {
    return switch (result) {
      case MergeResult.Moved _ -> "moved";
      case MergeResult.Known _ -> "known";
      case MergeResult.Unfinished _ -> "open";
      case MergeResult.Conflict _ -> "conflict";
      case MergeResult.LeftOut _ -> "dead";
    };
  }

  private String summary(List<MergeResult> results) {
    String counts =
        "%d moved, %d there already, %d held back, %d not finished, %d dead and left here"
            .formatted(
                count(results, MergeResult.Moved.class),
                count(results, MergeResult.Known.class),
                count(results, MergeResult.Conflict.class),
                count(results, MergeResult.Unfinished.class),
                count(results, MergeResult.LeftOut.class));
    return dryRun ? counts + "; nothing was changed." : counts + ".";
  }

  private static long count(List<MergeResult> results, Class<? extends MergeResult> kind) {
    return results.stream().filter(kind::isInstance).count();
  }
}
