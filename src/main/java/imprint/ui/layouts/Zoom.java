package imprint.ui.layouts;

import java.util.Arrays;
import java.util.List;

/** How large a dot of the printer is on the screen: whole steps, so that every dot is as large. */
enum Zoom {
  FIT(0),
  HALF(0.5),
  ONE(1),
  TWO(2),
  THREE(3),
  FOUR(4),
  SIX(6),
  EIGHT(8);

  private static final List<Zoom> STEPS =
      Arrays.stream(values()).filter(zoom -> zoom != FIT).toList();

  private final double scale;

  Zoom(double scale) {
    this.scale = scale;
  }

  /** Pixels a dot, for a picture of that many dots in that many pixels. */
  double scale(double dotsAcross, double dotsDown, double across, double down) {
    if (this != FIT) {
      return scale;
    }
    double fits = Math.min(across / dotsAcross, down / dotsDown);
    return fits >= 1
        ? Math.min(Math.floor(fits), EIGHT.scale)
        : 1 / Math.ceil(1 / Math.max(0.1, fits));
  }

  Zoom in() {
    return this == FIT ? ONE : STEPS.get(Math.min(STEPS.indexOf(this) + 1, STEPS.size() - 1));
  }

  Zoom out() {
    return this == FIT ? ONE : STEPS.get(Math.max(STEPS.indexOf(this) - 1, 0));
  }
}
