package imprint.esp.flash;

import java.util.Optional;

/**
 * Where boards keep their partition table, and what it should say where somebody knows.
 *
 * @param offset as the project sets it (CONFIG_PARTITION_TABLE_OFFSET of ESP-IDF), a multiple of
 *     4096
 * @param given the table that the board should have; needed where the board's cannot be read
 */
public record TablePlace(int offset, Optional<PartitionTable> given) {
  /** Where ESP-IDF puts it, and what is on the board counts. */
  public static final TablePlace USUAL = new TablePlace(PartitionTable.OFFSET, Optional.empty());
}
