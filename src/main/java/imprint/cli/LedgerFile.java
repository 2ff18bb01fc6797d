package imprint.cli;

import imprint.ledger.Ledger;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The ledger that a command looks into. */
final class LedgerFile {
  @Option(
      names = "--ledger",
      paramLabel = "FILE-or-URL",
      description =
          "The ledger: a file, or postgresql://user@host/database (default: that of station.yaml, or"
              + " ledger.sqlite in the data folder of this computer).")
  @Nullable String file;

  Ledger open(Surroundings with) {
    return Ledger.openExisting(with.ledger(file), with.clock());
  }
}
