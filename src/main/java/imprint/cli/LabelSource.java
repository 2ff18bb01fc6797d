package imprint.cli;

import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Whose label it is. */
final class LabelSource {
  @Option(names = "--unit", paramLabel = "SERIAL-or-MAC", description = "A unit in the ledger.")
  @Nullable String unit;

  @Option(names = "--payload", paramLabel = "MT:…", description = "An onboarding payload.")
  @Nullable String payload;
}
