package imprint.ui.layouts;

import imprint.label.LayoutDraft;
import imprint.label.Raster;
import imprint.label.Trial;
import java.nio.IntBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.geometry.Orientation;
import javafx.scene.AccessibleRole;
import javafx.scene.Node;
import javafx.scene.image.ImageView;
import javafx.scene.image.PixelBuffer;
import javafx.scene.image.PixelFormat;
import javafx.scene.image.WritableImage;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseEvent;
import javafx.scene.input.ScrollEvent;
import javafx.scene.layout.Pane;
import javafx.scene.layout.Region;
import javafx.scene.shape.LineTo;
import javafx.scene.shape.MoveTo;
import javafx.scene.shape.Path;

/**
 * The label as the printer would have it, each dot as large as the others; to be moved about on.
 */
final class PreviewPane extends Pane {
  private static final double MM_PER_INCH = 25.4;

  /** Pixels beside a thin line that still mean it. */
  private static final double NEAR = 10;

  /** Pixels that a hand shakes. */
  private static final double SHAKE = 3;

  final ObjectProperty<Zoom> zoom = new SimpleObjectProperty<>(Zoom.FIT);
  final BooleanProperty grid = new SimpleBooleanProperty();

  private final EditingModel editing;
  private final Ruler across = new Ruler(Orientation.HORIZONTAL);
  private final Ruler down = new Ruler(Orientation.VERTICAL);
  private final Region paper = new Region();
  private final ImageView dots = new ImageView();
  private final Path lines = new Path();
  private final Pane outlines = new Pane();
  private Looked looked = Looked.NOT_YET;
  private double roomAcross;
  private double roomDown;
  private double scale = 1;
  private Looked drawn = Looked.NOT_YET;
  private int drawnIn;

  private Optional<LayoutDraft> dragged = Optional.empty();
  private double pressedX;
  private double pressedY;
  private boolean moved;

  PreviewPane(EditingModel editing) {
    this.editing = editing;
    setId("layouts-preview");
    getStyleClass().add("preview");
    setFocusTraversable(true);
    setAccessibleRole(AccessibleRole.IMAGE_VIEW);
    paper.getStyleClass().add("paper");
    paper.setManaged(false);
    paper.setMouseTransparent(true);
    dots.setMouseTransparent(true);
    lines.getStyleClass().add("preview-grid");
    lines.setMouseTransparent(true);
    outlines.setMouseTransparent(true);
    getChildren().setAll(across, down, paper, dots, lines, outlines);
    zoom.addListener((_, _, _) -> show());
    grid.addListener((_, _, _) -> show());
    editing.selected.addListener((_, _, _) -> show());
    addEventHandler(MouseEvent.MOUSE_PRESSED, this::pressed);
    addEventHandler(MouseEvent.MOUSE_DRAGGED, this::dragged);
    addEventHandler(MouseEvent.MOUSE_RELEASED, this::released);
    addEventHandler(KeyEvent.KEY_PRESSED, this::typed);
    addEventFilter(ScrollEvent.SCROLL, this::scrolled);
  }

  /** How many pixels there are for all of it. */
  void room(double width, double height) {
    roomAcross = width - Ruler.WIDTH - NEAR;
    roomDown = height - Ruler.WIDTH - NEAR;
    show();
  }

  void show(Looked now) {
    looked = now;
    show();
  }

  /** Each dot a pixel, or so many dots a pixel, which is as grey as they are black. */
  private void draw(Raster raster, int dotsInOne) {
    if (drawn.sameDots(looked) && drawnIn == dotsInOne) {
      return;
    }
    drawn = looked;
    drawnIn = dotsInOne;
    Pixels pixels = new Pixels(raster.width(), raster.height(), looked.pixels()).smaller(dotsInOne);
    dots.setImage(
        new WritableImage(
            new PixelBuffer<>(
                pixels.width(),
                pixels.height(),
                IntBuffer.wrap(pixels.argb()),
                PixelFormat.getIntArgbPreInstance())));
  }

  private void show() {
    if (looked.trial().isEmpty()) {
      return;
    }
    Raster raster = looked.trial().get().dots();
    scale = zoom.get().scale(raster.width(), raster.height(), roomAcross, roomDown);
    double width = raster.width() * scale;
    double height = raster.height() * scale;
    double mm = scale * raster.dpi() / MM_PER_INCH;
    draw(raster, scale < 1 ? (int) Math.round(1 / scale) : 1);
    dots.setSmooth(false);
    dots.setFitWidth(width);
    dots.setFitHeight(height);
    dots.setOpacity(looked.fresh() ? 1 : 0.35);
    paper.resizeRelocate(Ruler.WIDTH - 1, Ruler.WIDTH - 1, width + 2, height + 2);
    for (Node each : List.of(dots, lines, outlines)) {
      each.relocate(Ruler.WIDTH, Ruler.WIDTH);
    }
    across.relocate(Ruler.WIDTH, 0);
    down.relocate(0, Ruler.WIDTH);
    across.show(width, mm);
    down.show(height, mm);
    lines.getElements().clear();
    if (grid.get()) {
      drawGrid(width, height, mm);
    }
    setPrefSize(width + Ruler.WIDTH + NEAR, height + Ruler.WIDTH + NEAR);
    outline();
  }

  private void drawGrid(double width, double height, double mm) {
    double step = Ruler.step(mm, 8) * mm;
    for (double x = step; x < width; x += step) {
      lines.getElements().addAll(new MoveTo(x, 0), new LineTo(x, height));
    }
    for (double y = step; y < height; y += step) {
      lines.getElements().addAll(new MoveTo(0, y), new LineTo(width, y));
    }
  }

  /** Over the dots and never among them. */
  private void outline() {
    Set<Integer> wrong = looked.wrong();
    List<Node> drawn = new ArrayList<>();
    for (Trial.Spot spot : looked.trial().map(Trial::spots).orElse(List.of())) {
      boolean selected = spot.element() == editing.selected.get();
      if (selected || wrong.contains(spot.element())) {
        Region outline = new Region();
        outline.getStyleClass().add("outline");
        outline.getStyleClass().add(selected ? "selected-outline" : "plain-outline");
        if (wrong.contains(spot.element())) {
          outline.getStyleClass().add("wrong-outline");
        }
        outline.setManaged(false);
        outline.resizeRelocate(
            spot.x() * scale - 2,
            spot.y() * scale - 2,
            spot.width() * scale + 4,
            spot.height() * scale + 4);
        drawn.add(selected ? drawn.size() : 0, outline);
      }
    }
    outlines.getChildren().setAll(drawn);
  }

  private Optional<Trial.Spot> spot(MouseEvent event) {
    return looked
        .trial()
        .flatMap(trial -> trial.at(x(event) / scale, y(event) / scale, NEAR / scale / 2));
  }

  private static double x(MouseEvent event) {
    return event.getX() - Ruler.WIDTH;
  }

  private static double y(MouseEvent event) {
    return event.getY() - Ruler.WIDTH;
  }

  private void pressed(MouseEvent event) {
    requestFocus();
    pressedX = event.getX();
    pressedY = event.getY();
    moved = false;
    boolean inHand =
        looked.trial().map(Trial::spots).orElse(List.of()).stream()
            .filter(spot -> spot.element() == editing.selected.get())
            .anyMatch(spot -> spot.holds(x(event) / scale, y(event) / scale, NEAR / scale / 2));
    if (!inHand) {
      choose(event);
    }
    dragged = Optional.of(editing.draftProperty().get());
    event.consume();
  }

  private void choose(MouseEvent event) {
    editing.selected.set(spot(event).map(Trial.Spot::element).orElse(EditingModel.NONE));
  }

  private void dragged(MouseEvent event) {
    double right = event.getX() - pressedX;
    double below = event.getY() - pressedY;
    moved |= Math.hypot(right, below) > SHAKE;
    if (moved && dragged.isPresent() && looked.trial().isPresent()) {
      double mm = scale * looked.trial().get().dots().dpi() / MM_PER_INCH;
      editing.drag(dragged.get(), right / mm, below / mm);
    }
    event.consume();
  }

  private void released(MouseEvent event) {
    if (!moved && dragged.isPresent()) {
      // a press on the one in hand may have meant a smaller one over it
      choose(event);
    }
    dragged = Optional.empty();
    editing.settle();
    event.consume();
  }

  private void typed(KeyEvent event) {
    if (event.isControlDown() || event.isAltDown() || event.isMetaDown()) {
      return;
    }
    switch (event.getCode()) {
      case LEFT -> move(event, -1, 0);
      case RIGHT -> move(event, 1, 0);
      case UP -> move(event, 0, -1);
      case DOWN -> move(event, 0, 1);
      case PAGE_UP -> step(-1);
      case PAGE_DOWN -> step(1);
      case DELETE, BACK_SPACE -> editing.remove();
      default -> {
        return;
      }
    }
    event.consume();
  }

  private void move(KeyEvent event, int right, int below) {
    if (event.isShiftDown()) {
      editing.shift(right, below);
    } else {
      editing.nudge(right, below);
    }
  }

  private void step(int by) {
    int count = editing.parts().size();
    if (count > 0) {
      editing.selected.set(Math.floorMod(Math.max(editing.selected.get(), -1) + by, count));
    }
  }

  private void scrolled(ScrollEvent event) {
    if (event.isControlDown() && event.getDeltaY() != 0) {
      zoom.set(event.getDeltaY() > 0 ? zoom.get().in() : zoom.get().out());
      event.consume();
    }
  }
}
