package imprint.matter;

import imprint.finding.Refusal;
import java.security.SecureRandom;

/**
 * Tells units apart that wait for commissioning at the same time.
 *
 * @param value 12 bits, 0…4095
 */
public record Discriminator(int value) {
  private static final int COUNT = 1 << 12;

  public Discriminator {
    if (value < 0 || value >= COUNT) {
      throw Refusal.of("matter.discriminator-range", value);
    }
  }

  public static Discriminator random(SecureRandom random) {
    return new Discriminator(random.nextInt(COUNT));
  }

  /** The upper four bits, 0…15: all that a manual code can carry. */
  public int shortValue() {
    return value >> 8;
  }
}
