package imprint.cli;

import imprint.esp.flash.FlashPlan;
import imprint.esp.flash.Region;
import imprint.esp.rom.FlashCommand;
import imprint.factory.FactoryEntry;
import imprint.factory.FactoryImage;
import imprint.nvs.NvsCipher;
import imprint.nvs.NvsKey;
import imprint.secret.Secret;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * The usual job of a line: encrypted factory data with two of its six pages in use, and the
 * partition with the key for it.
 *
 * @param nvs 24 KiB
 * @param keys 4 KiB
 */
record BenchFlashJob(byte[] nvs, byte[] keys) {
  /** Where the simulated boards have these partitions, in a memory of 4 MiB. */
  static final int NVS_AT = 0x3E0000;

  static final int KEYS_AT = 0x3E6000;

  private static final int SIZE = 0x6000;

  /** What a maker adds, so that a second page is needed. */
  private static final int OWN = 5000;

  /**
   * With TEST credentials, new for every call.
   *
   * @param folder for their files
   */
  static BenchFlashJob create(Path folder, Surroundings with) {
    try (BenchProduct product = BenchProduct.create(folder, with);
        NvsKey key = NvsKey.random(with.random())) {
      List<FactoryEntry> entries = new ArrayList<>(product.entries());
      byte[] own = new byte[OWN];
      with.random().nextBytes(own);
      entries.add(new FactoryEntry.Bytes("calibration", Secret.owning(own)));
      byte[] image = FactoryImage.build(entries, SIZE);
      return new BenchFlashJob(NvsCipher.encrypt(image, key), key.toPartition());
    }
  }

  /** Pages of the factory data that anything is written in. */
  int pages() {
    int pages = 0;
    for (int at = 0; at < nvs.length; at += FlashCommand.SECTOR) {
      // a page that is in use says so in its first bytes
      pages += nvs[at] == (byte) 0xFF && nvs[at + 1] == (byte) 0xFF ? 0 : 1;
    }
    return pages;
  }

  /** The key's old place is erased first and written last. */
  FlashPlan plan(int flashSize) {
    return new FlashPlan(
            List.of(
                Region.at(NVS_AT, nvs.clone()).named("fctry"),
                Region.at(KEYS_AT, keys.clone()).named("nvs_keys").writtenLast()))
        .check(flashSize);
  }

  @Override
  public String toString() {
    return "factory data and its key";
  }
}
