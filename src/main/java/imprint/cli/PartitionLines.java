package imprint.cli;

import imprint.esp.flash.Partition;
import imprint.esp.flash.PartitionTable;
import imprint.finding.Finding;
import imprint.finding.Printable;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** A partition table for people: a line for each row, and under it what is odd about it. */
final class PartitionLines {
  private PartitionLines() {}

  /**
   * @param tableAt where the board keeps its table
   * @param flashSize bytes
   */
  static List<String> of(PartitionTable table, int tableAt, int flashSize) {
    List<String> lines = new ArrayList<>();
    for (Partition p : table.partitions()) {
      lines.add(
          "  %-16s %-14s 0x%06x %6d KiB%s"
              .formatted(
                  Printable.line(p.label()),
                  p.kind(),
                  p.offset(),
                  Integer.toUnsignedLong(p.size()) / 1024,
                  p.encrypted() ? " encrypted" : ""));
      for (Finding odd : PartitionNotes.of(table, p, tableAt, flashSize)) {
        lines.add("      ! " + odd.sentence(Locale.ENGLISH));
      }
    }
    return lines;
  }
}
