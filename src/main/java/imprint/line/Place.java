package imprint.line;

import imprint.esp.flash.FlashPlan;
import imprint.esp.flash.Partition;
import imprint.esp.flash.Region;
import imprint.esp.flash.Sealing;

/**
 * A partition of a board and how it is written there, decided before anything is changed.
 *
 * @param sealing what its flag and the chip's fuses ask for
 */
record Place(Partition partition, Sealing sealing) {
  String label() {
    return partition.label();
  }

  /** The region with its whole new content. */
  Region filledWith(byte[] image) {
    return FlashPlan.whole(partition, image, sealing);
  }
}
