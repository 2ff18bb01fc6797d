package imprint.cli;

import imprint.ledger.Ledger;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The ledger that a command looks into. */
final class LedgerFile {
  @Option(
      names = "--ledger",
      paramLabel = "FILE",
      description = "The ledger (default: ledger.sqlite in the data folder of this computer).")
  @Nullable String file;

  Ledger open(Surroundings with) {
    String place =
        Optional.ofNullable(file).orElse(with.data().resolve("ledger.sqlite").toString());
    return Ledger.openExisting(place, with.clock());
  }
}
