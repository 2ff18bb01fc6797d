package imprint.ui.line;

import imprint.ui.kit.Texts;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntConsumer;
import javafx.scene.layout.Pane;
import javafx.scene.layout.Region;

/** The slots beside and above each other, each as large as the place allows. */
public final class TileGrid extends Pane {
  private static final double GAP = 12;

  /** What a tile needs, in heights of its letters. */
  private static final double WIDE = 9.2;

  private static final double HIGH = 5.9;

  /** In dots. */
  private static final double SMALLEST = 12;

  private final List<SlotTile> tiles = new ArrayList<>();
  private int columns = 1;

  public TileGrid() {
    getStyleClass().add("tiles");
    setMinSize(0, 0);
    setPrefSize(0, 0);
    widthProperty().subscribe(_ -> arrange());
    heightProperty().subscribe(_ -> arrange());
  }

  void show(List<LineViewModel> slots, Texts texts, IntConsumer choose) {
    tiles.clear();
    for (int slot = 0; slot < slots.size(); slot++) {
      int each = slot;
      SlotTile tile = new SlotTile(slots.get(slot), slot + 1, texts);
      tile.setOnMousePressed(_ -> choose.accept(each));
      tiles.add(tile);
    }
    getChildren().setAll(tiles);
    arrange();
  }

  void choose(int chosen) {
    for (int slot = 0; slot < tiles.size(); slot++) {
      tiles.get(slot).chosen(slot == chosen);
    }
  }

  /** How many stand beside each other. */
  int columns() {
    return columns;
  }

  /** The columns with which the letters are largest. */
  static int columns(int tiles, double width, double height) {
    int best = 1;
    for (int columns = 2; columns <= tiles; columns++) {
      if (letters(tiles, columns, width, height) > letters(tiles, best, width, height)) {
        best = columns;
      }
    }
    return best;
  }

  /** Their height, in dots. */
  private static double letters(int tiles, int columns, double width, double height) {
    int rows = (tiles + columns - 1) / columns;
    double wide = (width - GAP * (columns - 1)) / columns;
    double high = (height - GAP * (rows - 1)) / rows;
    return Math.min(wide / WIDE, high / HIGH);
  }

  private void arrange() {
    if (tiles.isEmpty()) {
      return;
    }
    columns = columns(tiles.size(), getWidth(), getHeight());
    double size = Math.max(SMALLEST, letters(tiles.size(), columns, getWidth(), getHeight()));
    String style = "-fx-font-size: " + Math.floor(size) + "px;";
    if (!style.equals(getStyle())) {
      setStyle(style);
    }
    requestLayout();
  }

  @Override
  protected void layoutChildren() {
    int rows = (tiles.size() + columns - 1) / columns;
    double wide = (getWidth() - GAP * (columns - 1)) / columns;
    double high = (getHeight() - GAP * (rows - 1)) / rows;
    for (int slot = 0; slot < tiles.size(); slot++) {
      Region tile = tiles.get(slot);
      int row = slot / columns;
      double left = slot % columns * (wide + GAP);
      double top = row * (high + GAP);
      tile.resizeRelocate(
          snapPositionX(left), snapPositionY(top), snapSizeX(wide), snapSizeY(high));
    }
  }
}
