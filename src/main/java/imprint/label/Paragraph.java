package imprint.label;

import java.util.ArrayList;
import java.util.List;

/**
 * Lines of one size that say one thing.
 *
 * @param indent dots that all lines but the first one start further right
 */
record Paragraph(Mark.Role role, List<Words> lines, int indent) {
  /** Base line to base line, in em. */
  private static final double LEADING = 1.12;

  Paragraph {
    lines = List.copyOf(lines);
  }

  /** From the top of the capitals of the first line to the last base line. */
  int height() {
    return lines.getFirst().rise() + leading() * (lines.size() - 1);
  }

  int width() {
    int width = lines.getFirst().width();
    for (Words line : lines.subList(1, lines.size())) {
      width = Math.max(width, indent + line.width());
    }
    return width;
  }

  /** The lines, left aligned, with the capitals of the first one at {@code top}. */
  List<Mark> at(int left, int top) {
    return at(left, top, width(), Element.Side.LEFT, false);
  }

  /** The lines in a box of that width, with the capitals of the first one at {@code top}. */
  List<Mark> at(int width, int top, Element.Side align, boolean white) {
    return at(0, top, width, align, white);
  }

  private List<Mark> at(int left, int top, int width, Element.Side align, boolean white) {
    List<Mark> marks = new ArrayList<>();
    int baseline = top + lines.getFirst().rise();
    int begin = 0;
    for (Words line : lines) {
      int x =
          switch (align) {
            case LEFT, TOP, BOTTOM -> begin;
            case CENTER -> (width - line.width()) / 2;
            case RIGHT -> width - line.width();
          };
      marks.add(new Mark.Text(role, line, left + x, baseline, white));
      baseline += leading();
      begin = indent;
    }
    return marks;
  }

  private int leading() {
    return (int) Math.round(LEADING * lines.getFirst().em());
  }
}
