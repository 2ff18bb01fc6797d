package imprint.label;

import java.util.stream.IntStream;

/**
 * How large a text may be, on so many lines at most: the largest size that fits is taken.
 *
 * @param from points
 * @param to points, not more than {@code from}
 */
record Sizes(int lines, double from, double to) {
  private static final double STEP_POINTS = 0.5;
  private static final double LARGEST_POINTS = 144;
  private static final int MOST_LINES = 20;

  Sizes {
    LayoutFault.within("lines", lines, 1, MOST_LINES);
    LayoutFault.within("from", from, 1, LARGEST_POINTS);
    LayoutFault.within("to", to, 1, from);
  }

  /** The sizes in dots, largest first. */
  IntStream ems(int dpi) {
    return IntStream.rangeClosed(0, (int) ((from - to) / STEP_POINTS))
        .map(step -> Drawing.dotsOfPoints(from - step * STEP_POINTS, dpi));
  }
}
