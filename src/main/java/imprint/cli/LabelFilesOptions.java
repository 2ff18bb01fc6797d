package imprint.cli;

import imprint.line.Station;
import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Which ledger, who works with it, and where files of labels go. */
final class LabelFilesOptions extends StationOptions {
  @Option(
      names = "--out",
      paramLabel = "DIR",
      description = "Gets a folder per unit with its label (default: labels in the data folder).")
  @Nullable Path out;

  @Override
  Path labels(Surroundings with) {
    return Optional.ofNullable(out).orElseGet(() -> super.labels(with));
  }

  Station open(Surroundings with, int rate, boolean waits) {
    return Station.open(
        settings(with, rate, waits), with.ports(), with.pause(), with.random(), with.clock());
  }
}
