package imprint.label;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Where labels are on a sheet, row by row from the upper left; all in mm.
 *
 * @param left margin
 * @param top margin
 * @param gapAcross between two columns
 * @param gapDown between two rows
 */
record SheetPlan(
    Size size, int columns, int rows, double left, double top, double gapAcross, double gapDown) {
  private static final int MOST = 100;
  private static final double LARGEST_MM = 450;

  SheetPlan {
    LayoutFault.within("width", size.width(), 4, LARGEST_MM);
    LayoutFault.within("height", size.height(), 4, LARGEST_MM);
    LayoutFault.within("columns", columns, 1, MOST);
    LayoutFault.within("rows", rows, 1, MOST);
    LayoutFault.within("margin-left", left, 0, LARGEST_MM);
    LayoutFault.within("margin-top", top, 0, LARGEST_MM);
    LayoutFault.within("gap-across", gapAcross, 0, LARGEST_MM);
    LayoutFault.within("gap-down", gapDown, 0, LARGEST_MM);
  }

  @JsonCreator
  static SheetPlan of(
      @JsonProperty("width") double width,
      @JsonProperty("height") double height,
      @JsonProperty("columns") int columns,
      @JsonProperty("rows") int rows,
      @JsonProperty("margin-left") @Nullable Double left,
      @JsonProperty("margin-top") @Nullable Double top,
      @JsonProperty("gap-across") @Nullable Double gapAcross,
      @JsonProperty("gap-down") @Nullable Double gapDown) {
    return new SheetPlan(
        new Size(width, height),
        columns,
        rows,
        left == null ? 0 : left,
        top == null ? 0 : top,
        gapAcross == null ? 0 : gapAcross,
        gapDown == null ? 0 : gapDown);
  }

  int places() {
    return columns * rows;
  }

  /** Whether all labels of that size are on it whole. */
  boolean holds(Size label) {
    double slack = 1e-6;
    return left + columns * label.width() + (columns - 1) * gapAcross <= size.width() + slack
        && top + rows * label.height() + (rows - 1) * gapDown <= size.height() + slack;
  }

  /** The labels of one sheet, at most {@link #places}, all of one size and resolution. */
  Drawing sheet(List<Drawing> labels) {
    Drawing first = labels.getFirst();
    List<Mark> marks = new ArrayList<>();
    for (int i = 0; i < labels.size(); i++) {
      double x = left + i % columns * (first.size().width() + gapAcross);
      double y = top + Math.floorDiv(i, columns) * (first.size().height() + gapDown);
      int right = Drawing.dots(x, first.dpi());
      int down = Drawing.dots(y, first.dpi());
      labels.get(i).marks().forEach(mark -> marks.add(mark.moved(right, down)));
    }
    return Drawing.of(size, first.dpi(), marks);
  }
}
