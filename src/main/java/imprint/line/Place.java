package imprint.line;

import imprint.esp.flash.FlashPlan;
import imprint.esp.flash.Flasher;
import imprint.esp.flash.Partition;
import imprint.esp.flash.Region;
import imprint.esp.flash.Sealing;
import imprint.esp.rom.FlashCommand;
import imprint.factory.UnitNvsKey;
import imprint.finding.Refusal;
import java.io.IOException;
import java.util.Arrays;
import java.util.Optional;

/**
 * A partition of a board and how it is written there, decided before anything is changed.
 *
 * @param sealing what its flag and the chip's fuses ask for
 */
record Place(Partition partition, Sealing sealing) {
  /** All that a keys partition has, in whole reads; the rest of it is blank. */
  private static final int KEY_AND_CHECKSUM = 128;

  String label() {
    return partition.label();
  }

  /**
   * The key of NVS that lies there now; empty where there is none, or the chip alone can read it.
   */
  Optional<UnitNvsKey> nvsKey(Flasher flasher) throws IOException {
    if (!(sealing instanceof Sealing.Plain)) {
      return Optional.empty();
    }
    byte[] start = flasher.read(partition.offset(), KEY_AND_CHECKSUM);
    byte[] all = Arrays.copyOf(start, FlashCommand.SECTOR);
    Arrays.fill(all, start.length, all.length, (byte) 0xFF);
    try {
      return Optional.of(UnitNvsKey.ofPartition(all, partition.label()));
    } catch (Refusal noKey) {
      return Optional.empty();
    } finally {
      Arrays.fill(start, (byte) 0);
      Arrays.fill(all, (byte) 0);
    }
  }

  /** The region with its whole new content. */
  Region filledWith(byte[] image) {
    return FlashPlan.whole(partition, image, sealing);
  }
}
