package imprint.matter;

import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/**
 * Discriminators of a product's units one after the other: all 4096 come once before any comes
 * again, and any 16 units in a row differ in the four bits that a manual code has of it, so that
 * neighbours from one carton can be told apart. By chance two of 100 units share one in seven of
 * ten cases.
 */
public final class DiscriminatorSequence {
  private static final int COUNT = 1 << 12;

  /** Odd factors, so that all values are met. */
  private static final int SHORT_STEP = 11;

  private static final int LOW_STEP = 0x9D;

  private DiscriminatorSequence() {}

  /**
   * The discriminator of a unit.
   *
   * @param number how many units of the product there were before, 0 or more
   */
  public static Discriminator at(VendorId vendorId, ProductId productId, long number) {
    int place = (int) Math.floorMod(start(vendorId, productId) + number, (long) COUNT);
    int high = (place & 0xF) * SHORT_STEP & 0xF;
    int low = (place >> 4) * LOW_STEP & 0xFF;
    return new Discriminator(high << 8 | low);
  }

  /** Another one for each product: a table often has boards of several. */
  private static int start(VendorId vendorId, ProductId productId) {
    byte[] ids = ByteBuffer.allocate(8).putInt(vendorId.value()).putInt(productId.value()).array();
    try {
      byte[] hash = MessageDigest.getInstance("SHA-256").digest(ids);
      return ByteBuffer.wrap(hash).getShort() & (COUNT - 1);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }
}
