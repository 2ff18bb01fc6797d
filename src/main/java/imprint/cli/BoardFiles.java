package imprint.cli;

import imprint.esp.flash.BoardKey;
import imprint.esp.flash.PartitionTable;
import imprint.esp.flash.TablePlace;
import imprint.esp.flash.encryption.FlashKeys;
import imprint.esp.rom.BoardSession;
import imprint.esp.rom.FlashCommand;
import imprint.finding.Finding;
import imprint.finding.Refusal;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
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

  @Option(
      names = "--table-offset",
      paramLabel = "N",
      description = "Where the board keeps its partition table (default: 0x8000).")
  @Nullable String tableOffset;

  /**
   * @throws Refusal cli.table-offset
   */
  private int offset() {
    if (tableOffset == null) {
      return PartitionTable.OFFSET;
    }
    try {
      int offset = Integer.decode(tableOffset);
      if (offset > 0 && offset < FlashCommand.ADDRESSABLE && offset % FlashCommand.SECTOR == 0) {
        return offset;
      }
    } catch (NumberFormatException none) {
      // refused below
    }
    throw Refusal.of("cli.table-offset", tableOffset);
  }

  FlashKeys keys() {
    return flashKey == null ? new FlashKeys.None() : FlashKeys.at(flashKey);
  }

  TablePlace table() {
    return new TablePlace(offset(), Optional.ofNullable(table).map(PartitionTable::read));
  }

  /** The key of this board; says on the error stream what is odd about it. Close it. */
  BoardKey key(Surroundings with, BoardSession board) throws IOException {
    BoardKey key = BoardKey.of(keys(), board);
    List<Finding> findings = new ArrayList<>(key.findings());
    Path place = flashKey;
    if (place != null
        && board.identification().security().flashEncryption()
        && key.key().isEmpty()) {
      String mac = board.identification().mac().orElse("(no MAC)");
      findings.add(Finding.warning("flashkey.none", place, mac));
    }
    FindingLines.tell(with, findings);
    return key;
  }
}
