package imprint.cli;

import java.util.Arrays;

/**
 * How long something took, many times.
 *
 * @param nanos sorted
 */
record Spread(long[] nanos) {
  Spread {
    nanos = nanos.clone();
    Arrays.sort(nanos);
  }

  /** Milliseconds that the given share of the times stayed under. */
  double milliseconds(double share) {
    int at = (int) Math.ceil(share * nanos.length) - 1;
    return nanos[Math.clamp(at, 0, nanos.length - 1)] / 1e6;
  }
}
