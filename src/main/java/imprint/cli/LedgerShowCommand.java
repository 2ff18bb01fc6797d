package imprint.cli;

import imprint.finding.Refusal;
import imprint.ledger.Entry;
import imprint.ledger.Event;
import imprint.ledger.ExportLine;
import imprint.ledger.Ledger;
import imprint.ledger.Unit;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(name = "show", description = "Shows one unit and all that happened to it.")
final class LedgerShowCommand implements Runnable {
  private final Surroundings with;

  @Mixin LedgerFile ledger;

  @Parameters(paramLabel = "SERIAL-or-MAC", description = "The unit.")
  String unit;

  @Option(names = "--json", description = "One JSON object.")
  boolean json;

  LedgerShowCommand(Surroundings with) {
    this.with = with;
  }

  /** What is known of the board's start; null where it was not seen. */
  private static @Nullable String start(List<Entry> history) {
    return history.stream()
        .map(Entry::event)
        .filter(Event.Booted.class::isInstance)
        .map(event -> ((Event.Booted) event).grade())
        .findFirst()
        .orElse(null);
  }

  /** Since when the server has it that was made while it was away; null for others. */
  private static @Nullable String mergedAt(List<Entry> history) {
    return history.stream()
        .filter(entry -> entry.event() instanceof Event.Merged)
        .map(entry -> entry.at().toString())
        .findFirst()
        .orElse(null);
  }

  @Override
  public void run() {
    try (Ledger open = ledger.open(with)) {
      Unit found = open.find(unit).orElseThrow(() -> Refusal.of("line.unit-unknown", unit));
      if (json) {
        List<Entry> history = open.history(found);
        with.out()
            .println(
                ExportLine.of(found)
                    .put("start", start(history))
                    .put("mergedAt", mergedAt(history))
                    .put("label", open.labels().trace(found).stage().word()));
        return;
      }
      with.out().println(LedgerListCommand.row(found));
      LookReport.timeline(with.out(), open, found);
    }
  }
}
