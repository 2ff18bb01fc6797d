package imprint.factory;

import imprint.finding.Finding;
import java.util.List;

/**
 * A label that is allowed and seldom meant: ESP-IDF's {@code nvs_flash_init} opens the partition
 * {@code nvs}, and firmware keeps its own settings there. The SDK falls back to that very label
 * where nobody configured another one (esp-matter issues 443, 636, 1051).
 */
final class SharedPartition {
  private static final String OF_THE_FIRMWARE = "nvs";

  private SharedPartition() {}

  /** What there is to say about putting a unit's data into that partition. */
  static List<Finding> warnings(String label) {
    return label.equals(OF_THE_FIRMWARE)
        ? List.of(Finding.warning("product.partition-nvs"))
        : List.of();
  }
}
