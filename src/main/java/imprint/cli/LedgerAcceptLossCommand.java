package imprint.cli;

import imprint.finding.Refusal;
import imprint.ledger.Ledger;
import imprint.ledger.chain.Origin.Lost;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(
    name = "accept-loss",
    description =
        "Goes on with a ledger that is older than what was seen of it, when the newer one is lost"
            + " for good. Identities that were given out since may be given out again. Who did it"
            + " and why is recorded.")
final class LedgerAcceptLossCommand implements Runnable {
  private final Surroundings with;

  @Mixin StationOptions station;

  @Option(names = "--reason", required = true, paramLabel = "TEXT", description = "Why.")
  String reason;

  LedgerAcceptLossCommand(Surroundings with) {
    this.with = with;
  }

  @Override
  public void run() {
    if (reason.isBlank()) {
      throw Refusal.of("line.reason-missing");
    }
    try (Ledger open = station.ledger.open(with)) {
      List<Lost> lost = open.acceptLoss(reason, station.by());
      for (Lost one : lost) {
        with.out()
            .printf(
                "chain %s: links %d to %d (until %s) are lost%n",
                one.chain(), one.left() + 1, one.seen(), one.at());
      }
      with.out().println("Accepted and recorded; the station can go on.");
    }
  }
}
