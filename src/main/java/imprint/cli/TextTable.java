package imprint.cli;

import imprint.finding.Printable;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Rows in aligned columns, for people; numbers stand to the right, the last column runs free. */
final class TextTable {
  private static final String GAP = "  ";

  private final List<String[]> rows = new ArrayList<>();
  private final int[] widths;

  TextTable(String... head) {
    widths = new int[head.length];
    row(head);
  }

  /** As many cells as the head has. */
  void row(String... words) {
    String[] cells = Arrays.stream(words).map(Printable::line).toArray(String[]::new);
    for (int i = 0; i < widths.length; i++) {
      widths[i] = Math.max(widths[i], width(cells[i]));
    }
    rows.add(cells);
  }

  void print(PrintWriter out) {
    for (String[] cells : rows) {
      StringBuilder line = new StringBuilder();
      for (int i = 0; i < cells.length; i++) {
        String room = " ".repeat(widths[i] - width(cells[i]));
        boolean number =
            !cells[i].isEmpty() && cells[i].chars().allMatch(c -> c >= '0' && c <= '9');
        boolean last = i == cells.length - 1;
        line.append(i == 0 ? "" : GAP);
        line.append(number && !last ? room + cells[i] : cells[i] + room);
      }
      out.println(line.toString().stripTrailing());
    }
  }

  /** In terminals Chinese, Japanese and Korean characters are twice as wide. */
  private static int width(String cell) {
    return cell.codePoints().map(c -> Character.isIdeographic(c) ? 2 : 1).sum();
  }
}
