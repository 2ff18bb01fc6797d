package imprint.cli;

import imprint.esp.flash.PartitionTable;
import imprint.esp.flash.encryption.FlashKeys;
import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** What is known beforehand of a board that cannot be asked. */
final class BoardFiles {
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
    return Optional.ofNullable(table).map(PartitionTable::read);
  }
}
