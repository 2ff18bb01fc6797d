package imprint.cli;

import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Option;

/** Whose label it is. */
final class LabelSource {
  /** A unit has its label already: that it gets another one is recorded. */
  static final class OfUnit {
    @Option(
        names = "--unit",
        required = true,
        paramLabel = "SERIAL-or-MAC",
        description = "A unit in the ledger.")
    String name = "";

    @Option(
        names = "--reason",
        required = true,
        paramLabel = "TEXT",
        description = "With --unit: why; it is recorded with the unit.")
    String reason = "";

    @Option(
        names = "--person",
        paramLabel = "NAME",
        description = "With --unit: whose work it is, recorded with the unit.")
    String person = "";
  }

  @ArgGroup(exclusive = false)
  @Nullable OfUnit unit;

  @Option(names = "--payload", paramLabel = "MT:…", description = "An onboarding payload.")
  @Nullable String payload;
}
