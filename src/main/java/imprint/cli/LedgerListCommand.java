package imprint.cli;

import imprint.ledger.ExportLine;
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

  @Option(names = "--json", description = "One JSON object a line.")
  boolean json;

  LedgerListCommand(Surroundings with) {
    this.with = with;
  }

  @Override
  public void run() {
    try (Ledger open = ledger.open(with)) {
      open.records()
          .forEach(
              which.filter(), unit -> with.out().println(json ? ExportLine.of(unit) : row(unit)));
    }
  }

  static String row(Unit unit) {
    String order = unit.order();
    return "%-20s  %s  %-9s  %-18s  %s%s"
        .formatted(
            unit.serialNumber(),
            unit.mac(),
            unit.state(),
            unit.claim().board().chip(),
            Optional.ofNullable(unit.proof()).orElse("-"),
            order.isEmpty() ? "" : "  (order " + order + ")");
  }
}
