package imprint.cli;

import imprint.ledger.custody.KeyFile;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

@Command(
    name = "renew",
    description =
        "Adds a new key, for all copies that are sealed from the next start on; the older keys stay,"
            + " for the copies that they sealed.")
final class LedgerKeyRenewCommand implements Runnable {
  private final Surroundings with;

  @Mixin LedgerFile ledger;

  LedgerKeyRenewCommand(Surroundings with) {
    this.with = with;
  }

  @Override
  public void run() {
    KeyFile file = ledger.keyFile(with);
    file.renew(ledger.key.prompt(with));
    LedgerKeyShowCommand.print(with, file, false);
  }
}
