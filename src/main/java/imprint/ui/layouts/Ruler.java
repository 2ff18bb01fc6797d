package imprint.ui.layouts;

import java.util.ArrayList;
import java.util.List;
import javafx.geometry.Orientation;
import javafx.scene.Node;
import javafx.scene.layout.Pane;
import javafx.scene.shape.LineTo;
import javafx.scene.shape.MoveTo;
import javafx.scene.shape.Path;
import javafx.scene.text.Text;

/** Millimetres along an edge of the paper. */
final class Ruler extends Pane {
  /** Pixels. */
  static final double WIDTH = 26;

  private static final double LEAST_BETWEEN = 3;
  private static final double LEAST_BETWEEN_NUMBERS = 30;
  private static final int[] STEPS = {1, 2, 5, 10, 20, 50};

  private final Orientation direction;
  private double shownLength;
  private double shownMm;

  Ruler(Orientation direction) {
    this.direction = direction;
    getStyleClass().add("ruler");
    setMouseTransparent(true);
  }

  /**
   * Draws it anew.
   *
   * @param length pixels
   * @param mm pixels of one
   */
  void show(double length, double mm) {
    if (length == shownLength && mm == shownMm) {
      return;
    }
    shownLength = length;
    shownMm = mm;
    int tick = step(mm, LEAST_BETWEEN);
    int number = step(mm, LEAST_BETWEEN_NUMBERS);
    Path ticks = new Path();
    ticks.getStyleClass().add("ruler-ticks");
    List<Node> nodes = new ArrayList<>();
    nodes.add(ticks);
    for (int at = 0; at * mm <= length + 0.5; at += tick) {
      boolean numbered = at % number == 0;
      double high = numbered ? 10 : at % 5 == 0 ? 7 : 4;
      double along = Math.round(at * mm) + 0.5;
      boolean across = direction == Orientation.HORIZONTAL;
      ticks
          .getElements()
          .addAll(
              across ? new MoveTo(along, WIDTH - high) : new MoveTo(WIDTH - high, along),
              across ? new LineTo(along, WIDTH) : new LineTo(WIDTH, along));
      if (numbered) {
        Text text = new Text(Integer.toString(at));
        text.getStyleClass().add("ruler-number");
        text.setX(across ? along + 2 : 0);
        text.setY(across ? 11 : along + 11);
        nodes.add(text);
      }
    }
    getChildren().setAll(nodes);
  }

  /** The least whole number of millimetres that is so many pixels. */
  static int step(double mm, double least) {
    for (int step : STEPS) {
      if (step * mm >= least) {
        return step;
      }
    }
    return 100;
  }
}
