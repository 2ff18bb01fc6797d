package imprint.label;

import java.awt.geom.Path2D;
import java.awt.geom.PathIterator;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;

/**
 * A drawing as SVG: a unit of its coordinates is a dot, letters are outlines, and nothing is left
 * to the fonts of a viewer.
 */
final class Svg {
  private final StringBuilder out = new StringBuilder();

  private Svg() {}

  static byte[] of(Drawing drawing) {
    Svg svg = new Svg();
    svg.out.append(
        String.format(
            Locale.ROOT,
            "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"%smm\" height=\"%smm\""
                + " viewBox=\"0 0 %d %d\">\n<rect width=\"100%%\" height=\"100%%\" fill=\"#fff\"/>\n",
            Size.number(drawing.size().width()),
            Size.number(drawing.size().height()),
            drawing.width(),
            drawing.height()));
    for (Mark mark : drawing.marks()) {
      svg.draw(mark);
    }
    svg.out.append("</svg>\n");
    return svg.out.toString().getBytes(StandardCharsets.UTF_8);
  }

  private void draw(Mark mark) {
    switch (mark) {
      case Mark.Bar(Box box) -> boxes(List.of(box));
      case Mark.Code code -> boxes(code.darkRuns());
      case Mark.Picture picture -> boxes(picture.darkRuns());
      case Mark.Text text -> {
        out.append("<path fill=\"").append(text.white() ? "#fff" : "#000").append("\" d=\"");
        outline(text.outline());
        out.append("\"/>\n");
      }
    }
  }

  private void boxes(List<Box> boxes) {
    out.append("<path shape-rendering=\"crispEdges\" d=\"");
    for (Box box : boxes) {
      out.append('M').append(box.x()).append(' ').append(box.y());
      out.append('h').append(box.width()).append('v').append(box.height());
      out.append('h').append(-box.width()).append('z');
    }
    out.append("\"/>\n");
  }

  private void outline(Path2D path) {
    double[] at = new double[6];
    for (PathIterator i = path.getPathIterator(null); !i.isDone(); i.next()) {
      switch (i.currentSegment(at)) {
        case PathIterator.SEG_MOVETO -> command('M', at, 2);
        case PathIterator.SEG_LINETO -> command('L', at, 2);
        case PathIterator.SEG_QUADTO -> command('Q', at, 4);
        case PathIterator.SEG_CUBICTO -> command('C', at, 6);
        default -> out.append('Z');
      }
    }
  }

  private void command(char letter, double[] at, int count) {
    out.append(letter);
    for (int i = 0; i < count; i++) {
      out.append(i == 0 ? "" : " ").append(Size.number(at[i]));
    }
  }
}
