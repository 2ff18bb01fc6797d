package imprint.label.print;

import imprint.label.Size;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Names of pages that tell their size, such as {@code custom_min_10x10mm} or {@code
 * na_index-4x6_4x6in} (PWG 5101.1, section 5.1).
 */
final class MediaNames {
  private static final Pattern SIZE =
      Pattern.compile(".*_(\\d{1,5}(?:\\.\\d{1,4})?)x(\\d{1,5}(?:\\.\\d{1,4})?)(mm|in)");

  private static final double MM_IN_AN_INCH = 25.4;

  private MediaNames() {}

  /**
   * Whether pages of that size are among them, or between the least and the most that there may be.
   * Names that tell no size tell nothing.
   *
   * @param play millimetres that it may be off
   */
  static boolean has(List<String> names, Size size, double play) {
    Size least = new Size(Double.MAX_VALUE, Double.MAX_VALUE);
    Size most = new Size(0, 0);
    boolean told = false;
    for (String name : names) {
      Optional<Size> page = size(name);
      if (page.isPresent()) {
        told = true;
        if (name.startsWith("custom_min_")) {
          least = page.get();
        } else if (name.startsWith("custom_max_")) {
          most = page.get();
        } else if (fits(size, page.get(), page.get(), play)) {
          return true;
        }
      }
    }
    return !told || fits(size, least, most, play);
  }

  private static boolean fits(Size size, Size least, Size most, double play) {
    return size.width() >= least.width() - play
        && size.width() <= most.width() + play
        && size.height() >= least.height() - play
        && size.height() <= most.height() + play;
  }

  static Optional<Size> size(String name) {
    Matcher matcher = SIZE.matcher(name);
    if (!matcher.matches()) {
      return Optional.empty();
    }
    double unit = matcher.group(3).equals("in") ? MM_IN_AN_INCH : 1;
    return Optional.of(
        new Size(
            Double.parseDouble(matcher.group(1)) * unit,
            Double.parseDouble(matcher.group(2)) * unit));
  }
}
