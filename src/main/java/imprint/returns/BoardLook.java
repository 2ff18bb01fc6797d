package imprint.returns;

import imprint.factory.ReturnedData;
import imprint.finding.Finding;
import imprint.ledger.Mac;
import java.util.Optional;

/**
 * What a board says of itself; nothing was changed on it.
 *
 * @param mac empty in Secure Download Mode
 * @param chip name and revision
 * @param partition whose data was read
 * @param unread why no data could be read
 * @param tableKnown whether its partitions are known: else nothing can be written to it either
 */
public record BoardLook(
    Optional<Mac> mac,
    String chip,
    Optional<String> partition,
    Optional<ReturnedData> data,
    Optional<Finding> unread,
    boolean tableKnown) {
  /** What became of its factory data, in words; empty where nothing was read. */
  public Optional<Finding> condition() {
    return data.map(
        read -> {
          String label = partition.orElse("");
          return switch (read.condition()) {
            case SOUND -> Finding.note("returns.data-sound", label, read.serialNumber().orElse(""));
            case WITHOUT_DATA -> Finding.warning("returns.data-none", label);
            case BLANK -> Finding.warning("returns.data-blank", label);
            case DAMAGED -> Finding.warning("returns.data-damaged", label);
            case LOCKED -> Finding.warning("returns.data-locked", label);
            case STRANGE -> Finding.warning("returns.data-strange", label);
          };
        });
  }
}
