package imprint.esp.flash;

import imprint.esp.rom.FlashCommand;
import imprint.finding.Refusal;
import java.util.Comparator;
import java.util.List;

/**
 * What will be written where: checked as a whole before the first erase.
 *
 * @param regions in the order in which they are written
 */
public record FlashPlan(List<Region> regions) {
  public FlashPlan {
    regions = List.copyOf(regions);
  }

  /**
   * The region that replaces the whole content of a factory data partition.
   *
   * @throws Refusal flash.label-absent, flash.label-twice, flash.not-nvs, flash.nvs-encrypted,
   *     flash.image-too-large
   */
  public static Region factoryData(PartitionTable table, String label, byte[] image) {
    Partition partition = table.named(label);
    refuseUnfit(partition);
    return filled(partition, image);
  }

  /**
   * The partition for factory data, checked by its row in the table alone.
   *
   * @param tableAt where the board keeps its table
   * @param flashSize bytes
   * @throws Refusal flash.label-absent, flash.label-twice, flash.not-nvs, flash.nvs-encrypted,
   *     flash.unaligned, flash.beyond-flash, flash.beyond-reach, flash.shared
   */
  public static Partition target(PartitionTable table, int tableAt, String label, int flashSize) {
    Partition partition = table.named(label);
    refuseUnfit(partition);
    return reachable(table, tableAt, partition, flashSize);
  }

  /**
   * The partition for the keys that NVS is encrypted with, checked by its row in the table alone.
   *
   * @param tableAt where the board keeps its table
   * @param flashSize bytes
   * @throws Refusal flash.label-absent, flash.label-twice, flash.not-nvs-keys,
   *     flash.keys-not-encrypted, flash.unaligned, flash.beyond-flash, flash.beyond-reach,
   *     flash.shared
   */
  public static Partition keysTarget(
      PartitionTable table, int tableAt, String label, int flashSize) {
    Partition partition = table.named(label);
    if (!partition.nvsKeys()) {
      throw Refusal.of("flash.not-nvs-keys", label, partition.kind());
    }
    if (!partition.encrypted()) {
      throw Refusal.of("flash.keys-not-encrypted", label);
    }
    return reachable(table, tableAt, partition, flashSize);
  }

  /**
   * A partition that the loader can write and that shares flash memory with no other, nor with the
   * table.
   *
   * @param tableAt where the board keeps its table
   * @param flashSize bytes
   * @throws Refusal flash.unaligned, flash.beyond-flash, flash.beyond-reach, flash.shared
   */
  static Partition reachable(
      PartitionTable table, int tableAt, Partition partition, int flashSize) {
    refuseOutside(partition.label(), partition.offset(), partition.size(), flashSize);
    table.refuseShared(partition, tableAt);
    return partition;
  }

  /**
   * The partition for certificates, checked by its row in the table alone.
   *
   * @param tableAt where the board keeps its table
   * @param flashSize bytes
   * @throws Refusal flash.label-absent, flash.label-twice, flash.not-secure-cert, flash.unaligned,
   *     flash.beyond-flash, flash.beyond-reach, flash.shared
   */
  public static Partition secureCertTarget(
      PartitionTable table, int tableAt, String label, int flashSize) {
    Partition partition = table.named(label);
    if (!partition.secureCert()) {
      throw Refusal.of("flash.not-secure-cert", label, partition.kind());
    }
    return reachable(table, tableAt, partition, flashSize);
  }

  /**
   * The region that replaces the whole content of a partition.
   *
   * @param sealing what its flag and the chip's fuses ask for
   * @throws Refusal flash.image-too-large
   */
  public static Region whole(Partition partition, byte[] image, Sealing sealing) {
    Region region = filled(partition, image).sealed(sealing);
    return partition.nvsKeys() ? region.writtenLast() : region;
  }

  private static void refuseUnfit(Partition partition) {
    if (!partition.nvs()) {
      throw Refusal.of("flash.not-nvs", partition.label(), partition.kind());
    }
    if (partition.encrypted()) {
      throw Refusal.of("flash.nvs-encrypted", partition.label());
    }
  }

  private static void refuseOutside(String name, int offset, int size, int flashSize) {
    if (offset % FlashCommand.SECTOR != 0 || size % FlashCommand.SECTOR != 0) {
      throw Refusal.of("flash.unaligned", name);
    }
    if (offset < 0 || size < 0 || (long) offset + size > flashSize) {
      throw Refusal.of("flash.beyond-flash", name, flashSize);
    }
    if ((long) offset + size > FlashCommand.ADDRESSABLE) {
      throw Refusal.of("flash.beyond-reach", name);
    }
  }

  private static Region filled(Partition partition, byte[] image) {
    if (image.length > partition.size()) {
      throw Refusal.of("flash.image-too-large", partition.label(), image.length, partition.size());
    }
    return Region.filled(partition.label(), partition.offset(), image, partition.size());
  }

  /**
   * Refuses what cannot be written as it is meant.
   *
   * @param flashSize bytes
   * @throws Refusal flash.unaligned, flash.beyond-flash, flash.beyond-reach, flash.overlap
   */
  public FlashPlan check(int flashSize) {
    for (Region region : regions) {
      refuseOutside(region.name(), region.offset(), region.image().length, flashSize);
    }
    List<Region> byOffset =
        regions.stream().sorted(Comparator.comparingInt(Region::offset)).toList();
    for (int i = 1; i < byOffset.size(); i++) {
      Region before = byOffset.get(i - 1);
      if (byOffset.get(i).offset() < before.end()) {
        throw Refusal.of("flash.overlap", before.name(), byOffset.get(i).name());
      }
    }
    return this;
  }
}
