package imprint.cli;

import imprint.ledger.Access;
import imprint.ledger.Ledger;
import imprint.line.Station;
import imprint.line.StationSettings;
import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Which ledger, and where labels go. */
final class StationOptions {
  @Option(
      names = "--ledger",
      paramLabel = "FILE-or-URL",
      description =
          "The ledger: a file, or postgresql://user@host/database (default: that of station.yaml, or"
              + " ledger.sqlite in the data folder of this computer).")
  @Nullable String ledger;

  @Mixin LedgerKeyOption key;

  @Option(
      names = "--out",
      paramLabel = "DIR",
      description = "Gets a folder per unit with its label (default: labels in the data folder).")
  @Nullable Path out;

  @Option(
      names = "--station",
      paramLabel = "NAME",
      description = "The name of this station in the ledger (default: this computer's name).")
  @Nullable String name;

  @Option(
      names = "--person",
      paramLabel = "NAME",
      defaultValue = "",
      description = "Who works here, for the ledger.")
  String person = "";

  Station open(Surroundings with, int rate, boolean waits) {
    NumberOption.atLeast(115_200, rate, "--baud");
    return Station.open(
        settings(with, rate, waits), with.ports(), with.pause(), with.random(), with.clock());
  }

  StationSettings settings(Surroundings with, int rate, boolean waits) {
    return new StationSettings(
        Optional.ofNullable(name).filter(n -> !n.isBlank()).orElseGet(StationSettings::computer),
        person,
        ledger(with),
        Optional.ofNullable(out).orElse(with.data().resolve("labels")),
        rate,
        with.data().resolve("traces"),
        waits);
  }

  Access ledger(Surroundings with) {
    return with.ledger(ledger).asking(key.prompt(with));
  }

  Ledger openExisting(Surroundings with) {
    return Ledger.openExisting(ledger(with), with.clock());
  }
}
