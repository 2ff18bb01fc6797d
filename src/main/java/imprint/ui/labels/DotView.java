package imprint.ui.labels;

import imprint.ui.kit.Presence;
import java.util.Optional;
import javafx.scene.image.Image;
import javafx.scene.image.ImageView;
import javafx.scene.layout.Region;
import javafx.scene.shape.Rectangle;
import javafx.stage.Window;
import org.jspecify.annotations.Nullable;

/**
 * A label as it is printed: each of its dots is one dot of the screen, or a square of whole ones,
 * never mixed with its neighbours. Only what has no room is drawn smaller; a click shows its dots
 * then, and dragging moves them.
 */
public final class DotView extends Region {
  private static final int LARGEST = 4;
  private static final double LEAST = 120;

  private final ImageView view = new ImageView();

  /** The edge of the paper, around the dots and not over them. */
  private final Region paper = new Region();

  private boolean whole = true;
  private double grabbedX;
  private double grabbedY;
  private double fromX;
  private double fromY;

  public DotView() {
    getStyleClass().add("dots");
    view.setPreserveRatio(false);
    paper.getStyleClass().add("paper");
    getChildren().setAll(paper, view);
    setMinSize(0, 0);
    setOnMouseClicked(
        event -> {
          if (event.isStillSincePress()) {
            whole = !whole;
            requestLayout();
          }
        });
    setOnMousePressed(
        event -> {
          grabbedX = event.getX();
          grabbedY = event.getY();
          fromX = view.getX();
          fromY = view.getY();
        });
    setOnMouseDragged(event -> move(event.getX() - grabbedX, event.getY() - grabbedY));
    Presence.of(this, false);
  }

  /** That label, or none. */
  void show(Optional<Image> image) {
    view.setImage(image.orElse(null));
    whole = true;
    Presence.of(this, image.isPresent());
    requestLayout();
  }

  private void move(double right, double down) {
    if (!whole) {
      view.setX(fromX + right);
      view.setY(fromY + down);
    }
  }

  /** Dots of the screen in one unit of its coordinates. */
  private double density() {
    @Nullable Window window = getScene() == null ? null : getScene().getWindow();
    return window == null || window.getOutputScaleX() <= 0 ? 1 : window.getOutputScaleX();
  }

  @Override
  protected double computePrefHeight(double width) {
    Image image = view.getImage();
    return image == null ? 0 : Math.max(LEAST, image.getHeight() / density());
  }

  @Override
  protected double computePrefWidth(double height) {
    Image image = view.getImage();
    return image == null ? 0 : image.getWidth() / density();
  }

  @Override
  protected void layoutChildren() {
    Image image = view.getImage();
    if (image == null) {
      return;
    }
    double density = density();
    double across = image.getWidth() / density;
    double down = image.getHeight() / density;
    double room = Math.min(getWidth() / across, getHeight() / down);
    boolean fits = room >= 1;
    double scale = fits ? Math.min(LARGEST, Math.floor(room)) : whole ? room : 1;
    view.setSmooth(!fits && whole);
    view.setFitWidth(across * scale);
    view.setFitHeight(down * scale);
    view.setX(snapPositionX((getWidth() - across * scale) / 2));
    view.setY(snapPositionY((getHeight() - down * scale) / 2));
    paper.resizeRelocate(
        view.getX() - 1, view.getY() - 1, view.getFitWidth() + 2, view.getFitHeight() + 2);
    paper.setVisible(fits || whole);
    setClip(fits || whole ? null : new Rectangle(getWidth(), getHeight()));
  }
}
