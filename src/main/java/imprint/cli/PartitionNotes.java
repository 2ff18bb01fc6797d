package imprint.cli;

import imprint.esp.flash.Partition;
import imprint.esp.flash.PartitionTable;
import imprint.esp.rom.FlashCommand;
import imprint.finding.Finding;
import java.util.ArrayList;
import java.util.List;

/** What is odd about a row of a partition table; a flasher would refuse it for the same reasons. */
final class PartitionNotes {
  private PartitionNotes() {}

  /**
   * @param tableAt where the board keeps its table
   * @param flashSize bytes
   */
  static List<Finding> of(PartitionTable table, Partition row, int tableAt, int flashSize) {
    List<Finding> notes = new ArrayList<>();
    if (row.nvs() && row.encrypted()) {
      notes.add(Finding.warning("flash.nvs-encrypted", row.label()));
    }
    if (row.nvsKeys() && !row.encrypted()) {
      notes.add(Finding.warning("flash.keys-not-encrypted", row.label()));
    }
    long start = Integer.toUnsignedLong(row.offset());
    if (start % FlashCommand.SECTOR != 0
        || Integer.toUnsignedLong(row.size()) % FlashCommand.SECTOR != 0) {
      notes.add(Finding.warning("flash.unaligned", row.label()));
    }
    if (row.end() > flashSize) {
      notes.add(Finding.warning("flash.beyond-flash", row.label(), flashSize));
    } else if (row.end() > FlashCommand.ADDRESSABLE) {
      notes.add(Finding.warning("flash.beyond-reach", row.label()));
    }
    if (start < (long) tableAt + FlashCommand.SECTOR) {
      String where = "0x%x".formatted(tableAt);
      notes.add(Finding.warning("flash.shared", row.label(), where));
    }
    int same = 0;
    for (Partition other : table.partitions()) {
      same += other.label().equals(row.label()) ? 1 : 0;
      long from = Integer.toUnsignedLong(other.offset());
      if (!other.equals(row) && from < row.end() && start < other.end()) {
        notes.add(Finding.warning("flash.shared", row.label(), other.label()));
      }
    }
    if (same > 1) {
      notes.add(Finding.warning("flash.label-twice", row.label()));
    }
    return notes;
  }
}
