package imprint.cli;

import imprint.finding.Printable;
import imprint.ledger.ExportLine;
import imprint.ledger.Filter;
import imprint.ledger.Labels;
import imprint.ledger.Ledger;
import imprint.ledger.Unit;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(name = "list", description = "Lists units, oldest first; --json gives one object a line.")
final class LedgerListCommand implements Runnable {
  private final Surroundings with;

  @Mixin LedgerFile ledger;

  @Mixin FilterOptions which;

  @Option(
      names = "--not-scanned",
      description =
          "In use, and their latest label went to a printer and was not scanned since. Without"
              + " --from, --to, --serials or --mac: among the latest "
              + Labels.LATEST
              + " units.")
  boolean notScanned;

  @Option(names = "--json", description = "One JSON object a line.")
  boolean json;

  LedgerListCommand(Surroundings with) {
    this.with = with;
  }

  @Override
  public void run() {
    Filter filter = which.filter();
    try (Ledger open = ledger.open(with)) {
      Labels labels = open.labels();
      if (!notScanned) {
        open.records().forEach(filter, this::print);
      } else if (filter.serials() == null && filter.mac() == null) {
        labels.unscanned(filter, Integer.MAX_VALUE, this::print);
      } else {
        open.records()
            .pages(filter, page -> page.stream().filter(labels::unscanned).forEach(this::print));
      }
    }
  }

  private void print(Unit unit) {
    with.out().println(json ? ExportLine.of(unit) : row(unit));
  }

  static String row(Unit unit) {
    String order = unit.order();
    // of another line's unit anything may stand in most of it
    return Printable.line(
        "%-20s  %s  %-9s  %-18s  %s%s"
            .formatted(
                unit.serialNumber(),
                unit.mac(),
                unit.state(),
                unit.claim().board().chip(),
                Optional.ofNullable(unit.proof()).orElse("-"),
                order.isEmpty() ? "" : "  (order " + order + ")"));
  }
}
