package imprint.label;

import java.util.List;
import java.util.stream.IntStream;

/**
 * How large the texts of a label may be: {@link #ROOMY} is tried first, {@link #DENSE} is for long
 * names and serial numbers. What is listed first is liked better.
 *
 * @param gapMm between what a person reads as different things: last base line to next capitals
 */
record Sizes(
    List<Range> vendor, List<Range> product, List<Range> serial, List<Range> manual, double gapMm) {
  /** Nothing on a label is smaller: a thermal printer of 203 dpi has 17 dots for it. */
  static final double LEAST_POINTS = 6;

  static final Sizes ROOMY =
      new Sizes(
          List.of(new Range(1, 6.5, LEAST_POINTS)),
          List.of(new Range(1, 12, 8), new Range(2, 10, 7.5)),
          List.of(new Range(1, 7, LEAST_POINTS), new Range(2, 6.5, LEAST_POINTS)),
          List.of(new Range(1, 12, 9), new Range(2, 9, 8)),
          1.35);

  static final Sizes DENSE =
      new Sizes(
          List.of(new Range(2, LEAST_POINTS, LEAST_POINTS)),
          List.of(new Range(3, 8, LEAST_POINTS)),
          List.of(new Range(2, LEAST_POINTS, LEAST_POINTS)),
          List.of(new Range(1, 9, 7), new Range(2, 7, 6.5)),
          0.85);

  /** So many lines at most, in sizes from {@code most} points down to {@code least}. */
  record Range(int lines, double most, double least) {
    private static final double STEP_POINTS = 0.5;

    /** The sizes in dots, largest first. */
    IntStream ems(int dpi) {
      return IntStream.rangeClosed(0, (int) ((most - least) / STEP_POINTS))
          .map(step -> Drawing.dotsOfPoints(most - step * STEP_POINTS, dpi));
    }
  }
}
