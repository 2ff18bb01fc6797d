package imprint.factory;

import imprint.matter.Discriminator;
import imprint.matter.ProductId;
import imprint.matter.VendorId;
import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/**
 * Which discriminator a product's n-th unit gets: of any 4096 units in a row no two have the same,
 * and of any 16 in a row no two have the same upper four bits, which are all that a manual code
 * carries. So units that leave the line together can be told apart when they are commissioned
 * together.
 *
 * <p>The upper four bits and the lower eight go round by themselves: one stride through all 4096
 * cannot keep sixteen in a row apart for every start, because sixteen values on that circle would
 * have to be exactly 256 apart, and 256 is not odd.
 */
public final class DiscriminatorSequence {
  private static final int UPPER = 16;
  private static final int LOWER = 256;

  /** Odd, so that all are reached; neighbours look different. */
  private static final int UPPER_STRIDE = 5;

  private static final int LOWER_STRIDE = 101;

  private DiscriminatorSequence() {}

  /**
   * The discriminator of a unit.
   *
   * @param n of the product's sequence; any number
   */
  public static Discriminator at(VendorId vendor, ProductId product, long n) {
    int start = start(vendor, product);
    int upper = at(start / LOWER, UPPER_STRIDE, Math.floorMod(n, UPPER), UPPER);
    int lower =
        at(start % LOWER, LOWER_STRIDE, Math.floorMod(Math.floorDiv(n, UPPER), LOWER), LOWER);
    return new Discriminator(upper * LOWER + lower);
  }

  private static int at(int start, int stride, int step, int count) {
    return (start + stride * step) % count;
  }

  /** 12 bits that are the product's own, so that different products begin at different places. */
  private static int start(VendorId vendor, ProductId product) {
    byte[] ids =
        ByteBuffer.allocate(4)
            .putShort((short) vendor.value())
            .putShort((short) product.value())
            .array();
    try {
      byte[] digest = MessageDigest.getInstance("SHA-256").digest(ids);
      return ByteBuffer.wrap(digest).getShort() & 0xFFF;
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }
}
