package imprint.cli;

import imprint.ledger.Access;
import imprint.ledger.Ledger;
import imprint.ledger.custody.KeyFile;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** The ledger that a command looks into. */
final class LedgerFile {
  @Option(
      names = "--ledger",
      paramLabel = "FILE-or-URL",
      description =
          "The ledger: a file, or postgresql://user@host/database (default: that of station.yaml,"
              + " or ledger.sqlite in the data folder of this computer).")
  @Nullable String file;

  @Mixin LedgerKeyOption key;

  Ledger open(Surroundings with) {
    return Ledger.openExisting(access(with), with.clock());
  }

  Access access(Surroundings with) {
    return with.ledger(file).asking(key.prompt(with));
  }

  KeyFile keyFile(Surroundings with) {
    return new KeyFile(with.ledger(file).keyFile(), with.random());
  }
}
