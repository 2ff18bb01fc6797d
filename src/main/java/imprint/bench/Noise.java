package imprint.bench;

import java.util.SplittableRandom;

/** A bad line: any byte may be lost, changed or doubled. The seed decides which. */
final class Noise {
  private static final double ALL = 1000;

  private final SplittableRandom random;
  private final double perMille;

  /**
   * @param perMille probability that a byte suffers, in 1/1000
   */
  Noise(long seed, double perMille) {
    this.random = new SplittableRandom(seed);
    this.perMille = perMille;
  }

  /** What arrives of {@code value}, in the terms of {@link FaultLine#pass}. */
  int over(int value) {
    if (random.nextDouble() * ALL >= perMille) {
      return value;
    }
    return switch (random.nextInt(3)) {
      case 0 -> FaultLine.LOST;
      case 1 -> value ^ (1 << random.nextInt(8));
      default -> value | FaultLine.TWICE;
    };
  }
}
