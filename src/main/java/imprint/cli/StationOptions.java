package imprint.cli;

import imprint.ledger.By;
import imprint.line.StationSettings;
import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Which ledger, and who works with it. */
class StationOptions {
  @Mixin LedgerFile ledger;

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

  /** Whom the ledger names. */
  By by() {
    return new By(
        Optional.ofNullable(name).filter(n -> !n.isBlank()).orElseGet(StationSettings::computer),
        person);
  }

  StationSettings settings(Surroundings with, int rate, boolean waits) {
    return new StationSettings(
        by().station(),
        person,
        ledger.access(with),
        labels(with),
        rate,
        with.data().resolve("traces"),
        waits);
  }

  /** Where files of labels lie. */
  Path labels(Surroundings with) {
    return with.data().resolve("labels");
  }
}
