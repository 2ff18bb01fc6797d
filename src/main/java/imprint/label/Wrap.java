package imprint.label;

import java.text.BreakIterator;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** A text broken into lines: at spaces, else at hyphens and between Chinese characters. */
final class Wrap {
  private Wrap() {}

  /**
   * At most {@code most} lines not wider than {@code width} dots, of about equal length; empty
   * where that cannot be.
   */
  static Optional<List<Words>> lines(String text, int em, int width, int most) {
    return evenly(pieces(text, true), em, width, most)
        .or(() -> evenly(pieces(text, false), em, width, most));
  }

  /** The same with the places given where lines may be broken: after each piece. */
  static Optional<List<Words>> pieces(List<String> pieces, int em, int width, int most) {
    return evenly(pieces, em, width, most);
  }

  private static Optional<List<Words>> evenly(List<String> pieces, int em, int width, int most) {
    var best = filled(pieces, em, width).filter(lines -> lines.size() <= most);
    while (best.isPresent() && best.get().size() > 1) {
      int narrower = best.get().stream().mapToInt(Words::width).max().orElse(0) - 1;
      int count = best.get().size();
      var next = filled(pieces, em, narrower).filter(lines -> lines.size() == count);
      if (next.isEmpty()) {
        break;
      }
      best = next;
    }
    return best;
  }

  /** Where lines may be broken: after each piece; at spaces alone if they are enough. */
  private static List<String> pieces(String text, boolean spacesOnly) {
    BreakIterator breaks = BreakIterator.getLineInstance(Locale.ROOT);
    breaks.setText(text);
    List<String> pieces = new ArrayList<>();
    int start = breaks.first();
    for (int end = breaks.next(); end != BreakIterator.DONE; end = breaks.next()) {
      if (!spacesOnly || end == text.length() || text.charAt(end - 1) == ' ') {
        pieces.add(text.substring(start, end));
        start = end;
      }
    }
    return pieces;
  }

  /** Each line as full as it can be; empty where one piece alone is too wide. */
  private static Optional<List<Words>> filled(List<String> pieces, int em, int width) {
    List<Words> lines = new ArrayList<>();
    String line = "";
    for (String piece : pieces) {
      if (!line.isEmpty() && wide(line + piece, em) > width) {
        lines.add(new Words(line.strip(), em));
        line = "";
      }
      line += piece;
      if (wide(line, em) > width) {
        return Optional.empty();
      }
    }
    lines.add(new Words(line.strip(), em));
    return Optional.of(lines);
  }

  private static int wide(String line, int em) {
    return new Words(line.strip(), em).width();
  }
}
