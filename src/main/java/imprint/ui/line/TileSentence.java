package imprint.ui.line;

import javafx.scene.control.Label;
import javafx.scene.text.Font;
import javafx.scene.text.Text;

/**
 * The sentence of a tile: whole, in letters as large as there is room for, or not there at all.
 * Half a sentence tells nobody what happened; all of it stands beside the chosen slot in any case.
 */
final class TileSentence extends Label {
  private static final double[] STEPS = {1, 0.9, 0.8, 0.7};

  /** In dots: smaller ones are not read standing. */
  private static final double SMALLEST = 10;

  /** In dots: fonts for two scripts stand further apart than one needs. */
  private static final double LINES = -2;

  /** A line in heights of its letters; what is above and below them takes whole dots. */
  private static final double LINE = 1.21;

  private final Text measure = new Text();

  TileSentence() {
    getStyleClass().add("tile-sentence");
    setWrapText(true);
    setLineSpacing(LINES);
    setMinHeight(0);
    setMaxWidth(Double.MAX_VALUE);
  }

  /**
   * Chooses the letters for a place of that size.
   *
   * @param usual their height where there is room enough
   * @return false where there is no room for all of it, and then nothing changes
   */
  boolean fit(double width, double height, double usual) {
    measure.setText(getText());
    for (double step : STEPS) {
      double size = Math.floor(Math.max(SMALLEST, usual * step));
      measure.setFont(Font.font(getFont().getFamily(), size));
      long lines = Math.max(1, Math.round(tall(width - 1) / tall(0)));
      if (lines * (Math.ceil(size * LINE) + 1) + (lines - 1) * LINES <= height) {
        setStyle("-fx-font-size: " + size + "px;");
        return true;
      }
    }
    return false;
  }

  /** Wrapped there, or in one line for 0. */
  private double tall(double width) {
    measure.setWrappingWidth(width);
    return measure.getLayoutBounds().getHeight();
  }
}
