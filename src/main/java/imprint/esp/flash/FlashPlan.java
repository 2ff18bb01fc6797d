package imprint.esp.flash;

import imprint.esp.rom.Command;
import imprint.finding.Refusal;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

/**
 * What will be written where: checked as a whole before the first erase.
 *
 * @param regions in the order in which they are written
 */
public record FlashPlan(List<Region> regions) {
  /** The loader's addresses have 24 bits: what lies above wraps round to 0 (rom-protocol 11). */
  private static final int ADDRESSABLE = 1 << 24;

  /**
   * One stretch of flash and its whole new content.
   *
   * @param name the partition's label, or the offset as text
   * @param offset multiple of 0x1000
   * @param image multiple of 0x1000 bytes; unused bytes are 0xFF
   */
  public record Region(String name, int offset, byte[] image) {
    /** Fills {@code content} up with 0xFF to {@code size} bytes. */
    public static Region filled(String name, int offset, byte[] content, int size) {
      byte[] image = Arrays.copyOf(content, size);
      Arrays.fill(image, content.length, size, (byte) 0xFF);
      return new Region(name, offset, image);
    }

    long end() {
      return (long) offset + image.length;
    }

    /** Overwrites the content, which may hold a unit's key. */
    public void wipe() {
      Arrays.fill(image, (byte) 0);
    }
  }

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
    return whole(partition, image);
  }

  /**
   * The partition for factory data, checked by its row in the table alone.
   *
   * @param flashSize bytes
   * @throws Refusal flash.label-absent, flash.label-twice, flash.not-nvs, flash.nvs-encrypted,
   *     flash.unaligned, flash.beyond-flash, flash.beyond-reach
   */
  public static Partition target(PartitionTable table, String label, int flashSize) {
    Partition partition = table.named(label);
    refuseUnfit(partition);
    refuseOutside(label, partition.offset(), partition.size(), flashSize);
    return partition;
  }

  /**
   * The partition for certificates, checked by its row in the table alone.
   *
   * @param flashSize bytes
   * @throws Refusal flash.label-absent, flash.label-twice, flash.not-secure-cert, flash.unaligned,
   *     flash.beyond-flash, flash.beyond-reach
   */
  public static Partition secureCertTarget(PartitionTable table, String label, int flashSize) {
    Partition partition = table.named(label);
    if (!partition.secureCert()) {
      throw Refusal.of("flash.not-secure-cert", label, partition.kind());
    }
    refuseOutside(label, partition.offset(), partition.size(), flashSize);
    return partition;
  }

  /**
   * The region that replaces the whole content of a partition for certificates. That the table
   * wants it encrypted makes no difference before the first boot: the second stage encrypts it
   * together with the rest.
   *
   * @throws Refusal flash.image-too-large
   */
  public static Region secureCert(Partition partition, byte[] image) {
    return filled(partition, image);
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
    if (offset % Command.SECTOR != 0 || size % Command.SECTOR != 0) {
      throw Refusal.of("flash.unaligned", name);
    }
    if (offset < 0 || size < 0 || (long) offset + size > flashSize) {
      throw Refusal.of("flash.beyond-flash", name, flashSize);
    }
    if ((long) offset + size > ADDRESSABLE) {
      throw Refusal.of("flash.beyond-reach", name);
    }
  }

  /**
   * The region that replaces the whole content of any partition.
   *
   * @throws Refusal flash.partition-encrypted, flash.image-too-large
   */
  public static Region whole(Partition partition, byte[] image) {
    if (partition.encrypted()) {
      throw Refusal.of("flash.partition-encrypted", partition.label());
    }
    return filled(partition, image);
  }

  private static Region filled(Partition partition, byte[] image) {
    if (image.length > partition.size()) {
      throw Refusal.of("flash.image-too-large", partition.label(), image.length, partition.size());
    }
    return Region.filled(partition.label(), partition.offset(), image, partition.size());
  }

  /** The region for {@code content} at an offset that a person gave. */
  public static Region at(int offset, byte[] content) {
    int size = Math.ceilDiv(content.length, Command.SECTOR) * Command.SECTOR;
    return Region.filled("0x%x".formatted(offset), offset, content, size);
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
