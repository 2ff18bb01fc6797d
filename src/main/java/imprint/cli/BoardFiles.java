package imprint.cli;

import imprint.esp.flash.PartitionTable;
import imprint.esp.flash.encryption.FlashKeys;
import imprint.finding.InputFile;
import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** What is known beforehand of a board that cannot be asked. */
final class BoardFiles {
  /** A table fills three quarters of a sector; some tools fill up the rest. */
  private static final int LARGEST_TABLE = 0x1000;

  @Option(
      names = "--flash-key",
      paramLabel = "FILE|DIR",
      description =
          "The board's flash encryption key, or a folder of keys with each board's MAC in the"
              + " name.")
  @Nullable Path flashKey;

  @Option(
      names = "--table",
      paramLabel = "FILE",
      description =
          "The partition table that the board should have; needed where the board's cannot be"
              + " read.")
  @Nullable Path table;

  FlashKeys keys() {
    return flashKey == null ? new FlashKeys.None() : FlashKeys.at(flashKey);
  }

  Optional<PartitionTable> table() {
    return Optional.ofNullable(table)
        .map(file -> PartitionTable.parse(InputFile.read(file, LARGEST_TABLE)));
  }
}
