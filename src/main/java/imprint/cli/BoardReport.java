package imprint.cli;

import imprint.esp.flash.Partition;
import imprint.esp.flash.PartitionTable;
import imprint.esp.rom.BoardSession;
import imprint.esp.rom.Identification;
import imprint.finding.Finding;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What {@code board} tells of a board.
 *
 * @param tableAt where it keeps its partition table
 * @param sizeTold somebody said how large its flash memory is
 */
record BoardReport(BoardSession board, int tableAt, boolean sizeTold) {
  private static final String HIDDEN = "cannot be read (Secure Download Mode)";

  /**
   * For machines; what cannot be read is null, or empty where it is a text.
   *
   * @param noTable why there are no partitions to tell of
   */
  Map<String, Object> fields(PartitionTable table, Optional<Finding> noTable) {
    Identification is = board.identification();
    Map<String, Object> fields = new LinkedHashMap<>();
    fields.put("chip", is.chip().name());
    fields.put("revision", is.revision().orElse(""));
    fields.put("mac", is.mac().orElse(""));
    fields.put("flashSize", sizeKnown() ? board.flashSize() : null);
    fields.put("rate", board.rate());
    fields.put("flashEncryption", is.security().flashEncryption());
    fields.put("encryptionCount", is.security().encryptionCount());
    fields.put("manualEncryption", is.security().manualEncryption().orElse(null));
    fields.put("secureBoot", is.security().secureBoot());
    fields.put("secureDownload", is.security().secureDownload());
    fields.put("keyPurposes", is.security().keyPurposes());
    List<Map<String, Object>> partitions = new ArrayList<>();
    for (Partition p : table.partitions()) {
      Map<String, Object> row = BoardCommand.fields(p);
      row.put("notes", notes(table, p).stream().map(Finding::code).toList());
      partitions.add(row);
    }
    fields.put("partitions", partitions);
    fields.put("noPartitions", noTable.map(Finding::code).orElse(null));
    return fields;
  }

  /**
   * For people.
   *
   * @param note what is to be said of the partition table as a whole, or nothing
   */
  List<String> lines(PartitionTable table, String note) {
    Identification is = board.identification();
    SecurityWords security = new SecurityWords(is.security());
    List<String> lines = new ArrayList<>();
    lines.add(row("chip", is.described() + " (" + is.chip().radios() + ")"));
    lines.add(
        row("MAC", is.mac().orElse(is.security().secureDownload() ? HIDDEN : "none is burnt")));
    lines.add(row("flash", sizeKnown() ? board.flashSize() / 1024 + " KiB" : HIDDEN));
    lines.add(row("rate", board.rate() == 0 ? "the connection has none" : "" + board.rate()));
    lines.add(row("flash encryption", security.encryption()));
    lines.add(row("flash key", security.flashKey()));
    lines.add(row("key blocks", security.keyBlocks()));
    lines.add(row("secure boot", is.security().secureBoot() ? "on" : "off"));
    lines.add(row("loader", security.loader()));
    if (!note.isEmpty()) {
      lines.add(note);
    }
    lines.addAll(PartitionLines.of(table, tableAt, board.flashSize()));
    return lines;
  }

  private List<Finding> notes(PartitionTable table, Partition p) {
    return PartitionNotes.of(table, p, tableAt, board.flashSize());
  }

  private boolean sizeKnown() {
    return sizeTold || !board.identification().security().secureDownload();
  }

  private static String row(String name, String value) {
    return "%-17s %s".formatted(name, value);
  }
}
