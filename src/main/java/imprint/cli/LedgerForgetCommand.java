package imprint.cli;

import imprint.finding.Refusal;
import imprint.ledger.Ledger;
import java.time.Instant;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(
    name = "forget",
    description =
        "Removes the sealed copies of units that were finished before a day; these units cannot get"
            + " their identity or their label again. Records stay.")
final class LedgerForgetCommand implements Runnable {
  private final Surroundings with;

  @Mixin StationOptions station;

  @Option(
      names = "--before",
      required = true,
      paramLabel = "TIME",
      description = "Units to which nothing has happened since then: 2026-01-31, or a time in UTC.")
  String before = "";

  @Option(names = "--reason", required = true, paramLabel = "TEXT", description = "Why.")
  String reason = "";

  @Option(names = "--yes", description = "Does it; without this it is only counted.")
  boolean yes;

  LedgerForgetCommand(Surroundings with) {
    this.with = with;
  }

  @Override
  public void run() {
    if (reason.isBlank()) {
      throw Refusal.of("line.reason-missing");
    }
    Instant day = FilterOptions.time(before);
    try (Ledger open = station.ledger.open(with)) {
      if (!yes) {
        with.out()
            .println(
                "Units with sealed copies to be removed: "
                    + open.records().forgettable(day)
                    + ". Nothing was changed; --yes removes them for good.");
        return;
      }
      long count = open.records().forget(day, reason, station.by());
      with.out().println("Units whose sealed copies were removed: " + count + ".");
    }
  }
}
