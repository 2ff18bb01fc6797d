package imprint.cli;

import imprint.finding.Refusal;
import imprint.ledger.Event;
import imprint.ledger.Ledger;
import imprint.ledger.Unit;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
    name = "retire",
    description = "Takes a unit's identity out of use for ever; its board may get a new one.")
final class LedgerRetireCommand implements Runnable {
  private final Surroundings with;

  @Mixin StationOptions station;

  @Parameters(paramLabel = "SERIAL-or-MAC", description = "The unit.")
  String unit;

  @Option(names = "--reason", required = true, paramLabel = "TEXT", description = "Why.")
  String reason;

  LedgerRetireCommand(Surroundings with) {
    this.with = with;
  }

  @Override
  public void run() {
    if (reason.isBlank()) {
      throw Refusal.of("line.reason-missing");
    }
    try (Ledger open = station.ledger.open(with)) {
      Unit found = open.find(unit).orElseThrow(() -> Refusal.of("line.unit-unknown", unit));
      Unit retired =
          open.append(found, found.state(), new Event.Retired(reason), station.by()).orRefuse();
      with.out().println(LedgerListCommand.row(retired));
    }
  }
}
