package imprint.factory;

import imprint.finding.Finding;
import imprint.finding.Refusal;
import imprint.nvs.NvsUsage;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.Arrays;

/**
 * How much of a partition a product's data will take, known before the first board.
 *
 * @param entries NVS entries, 32 bytes each, that the largest unit takes
 * @param usable entries that the partition has for use
 * @param size of the partition, in bytes
 * @param fits whether the image can be made: pieces that may not be cut need a little more than
 *     their entries
 */
public record CapacityReport(int entries, int usable, int size, boolean fits) {
  /** Espressif's usual partition for factory data, in bytes. */
  public static final int USUAL_SIZE = 0x6000;

  /** More than any product's data, in bytes. */
  private static final int ROOMY = 0x40000;

  /**
   * Makes the image of a unit that there is not: with the longest serial number, and a certificate
   * that nobody gets. Neither the ledger nor a sequence is touched.
   *
   * @param size of the partition, a multiple of 4096 bytes
   * @throws Refusal nvs.size
   */
  public static CapacityReport of(
      LoadedProduct product, int size, SecureRandom random, InstantSource clock) {
    int usable = NvsUsage.usable(size);
    Sequences none =
        name -> {
          throw new IllegalStateException(name);
        };
    try (Identity sample =
        new IdentityMaker(product, none, StationCode.of(""), random, clock).sample()) {
      return new CapacityReport(used(product, sample), usable, size, fits(product, sample, size));
    }
  }

  private static int used(LoadedProduct product, Identity sample) {
    byte[] image = FactoryImage.build(product, sample, ROOMY);
    int used = NvsUsage.of(image).used();
    Arrays.fill(image, (byte) 0);
    return used;
  }

  private static boolean fits(LoadedProduct product, Identity sample, int size) {
    try {
      Arrays.fill(FactoryImage.build(product, sample, size), (byte) 0);
      return true;
    } catch (Refusal refusal) {
      if (refusal.finding().code().equals("nvs.full")) {
        return false;
      }
      throw refusal;
    }
  }

  /** Of what the partition has for use, rounded up; above 100 where it is too small. */
  public int percent() {
    return (entries * 100 + usable - 1) / usable;
  }

  /** The same in words: a note, or a warning where it does not fit. */
  public Finding finding() {
    return fits
        ? Finding.note("product.capacity", entries, usable, size, percent())
        : Finding.warning("product.capacity-over", entries, usable, size);
  }
}
