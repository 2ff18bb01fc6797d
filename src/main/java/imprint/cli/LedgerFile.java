package imprint.cli;

import imprint.ledger.Ledger;
import imprint.ledger.custody.KeyFile;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** The ledger that a command looks into. */
final class LedgerFile {
  @Option(
      names = "--ledger",
      paramLabel = "FILE",
      description = "The ledger (default: ledger.sqlite in the data folder of this computer).")
  @Nullable String file;

  @Mixin LedgerKeyOption key;

  Ledger open(Surroundings with) {
    return Ledger.openExisting(place(with), key.prompt(with), with.clock());
  }

  KeyFile keyFile(Surroundings with) {
    return new KeyFile(Ledger.keyFile(place(with)), with.random());
  }

  private String place(Surroundings with) {
    return Optional.ofNullable(file).orElse(with.data().resolve("ledger.sqlite").toString());
  }
}
