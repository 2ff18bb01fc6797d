package imprint.esp.flash;

import imprint.esp.chip.Chip;
import imprint.esp.rom.FlashCommand;
import imprint.esp.rom.Identification;
import imprint.finding.Refusal;
import java.util.Arrays;
import java.util.Optional;

/**
 * Refuses content where it does not belong: what lies there would be gone, and what reads there
 * would find something else.
 *
 * @param board where it is to go
 * @param tableAt bytes from the start of the flash to its partition table
 */
record PlaceCheck(Identification board, int tableAt) {
  /**
   * The table that {@code content} brings for the board, by itself or within a whole image.
   *
   * @throws Refusal flash.table-file
   */
  Optional<PartitionTable> brought(Region region, byte[] content) {
    int from = tableAt - region.offset();
    if (from < 0 || from + PartitionTable.ROW > content.length) {
      return Optional.empty();
    }
    byte[] rows =
        Arrays.copyOfRange(content, from, Math.min(content.length, from + PartitionTable.SIZE));
    return PartitionTable.looksLike(rows)
        ? Optional.of(PartitionTable.in(region.name(), rows))
        : Optional.empty();
  }

  /**
   * Of what somebody gave an offset for. Without its table the board does not start, and nobody
   * finds anything on it again; what lies below that is the boot loader's alone.
   *
   * @throws Refusal flash.over-table, flash.not-loader, firmware.other-chip, firmware.revision,
   *     firmware.unsigned
   */
  void start(Region region, byte[] content) {
    long tableEnd = (long) tableAt + FlashCommand.SECTOR;
    if (region.offset() < tableEnd
        && region.end() > tableAt
        && brought(region, content).isEmpty()) {
      throw Refusal.of("flash.over-table", region.name(), hex(tableAt));
    }
    if (region.offset() < tableAt) {
      Chip chip = board.chip();
      int from = chip.boot().loader() - region.offset();
      boolean covers = from >= 0 && from < content.length;
      byte[] loader = covers ? Arrays.copyOfRange(content, from, content.length) : new byte[] {};
      ImageHeader header =
          ImageHeader.of(loader)
              .orElseThrow(
                  () ->
                      Refusal.of(
                          "flash.not-loader",
                          region.name(),
                          hex(tableAt),
                          chip.name(),
                          hex(chip.boot().loader())));
      header.refuseOther(region.name(), chip);
      new ProgramCheck(board).require(region.name(), loader);
    }
  }

  /**
   * Of what begins at or above the table.
   *
   * @throws Refusal flash.over-end, flash.into-partition
   */
  void borders(Region region, PartitionTable table) {
    if (region.offset() <= tableAt) {
      return; // it brings the table, and the rest with it
    }
    for (Partition row : table.partitions()) {
      long from = Integer.toUnsignedLong(row.offset());
      boolean begins = from <= region.offset() && region.offset() < row.end();
      if (begins && region.end() > row.end()) {
        throw Refusal.of("flash.over-end", region.name(), row.label(), hex(row.end()));
      }
      if (region.offset() < from && from < region.end()) {
        throw Refusal.of("flash.into-partition", region.name(), row.label(), hex(from));
      }
    }
  }

  /**
   * Of what fills a partition or lies in it.
   *
   * @throws Refusal flash.nvs-elsewhere, flash.not-nvs-keys, flash.keys-not-encrypted,
   *     flash.program-elsewhere
   */
  static void kind(Partition place, Planner.Content what, byte[] content) {
    if (what == Planner.Content.NVS && !place.mayHoldNvs()) {
      throw Refusal.of("flash.nvs-elsewhere", place.label(), place.kind());
    }
    if (what == Planner.Content.KEYS && !place.mayHoldKeys()) {
      throw Refusal.of("flash.not-nvs-keys", place.label(), place.kind());
    }
    if (what == Planner.Content.KEYS && place.nvsKeys() && !place.encrypted()) {
      throw Refusal.of("flash.keys-not-encrypted", place.label());
    }
    if (!place.mayHoldProgram() && ImageHeader.of(content).isPresent()) {
      throw Refusal.of("flash.program-elsewhere", place.label(), place.kind());
    }
  }

  private static String hex(long offset) {
    return "0x%x".formatted(offset);
  }
}
