package imprint.label;

import org.jspecify.annotations.Nullable;

/**
 * Where an element is. Of {@code left}, {@code width}, {@code right} two are given, of {@code top},
 * {@code height}, {@code bottom} as well; an element that knows its own size takes one, or is
 * centred between two.
 *
 * @param width mm
 * @param height mm
 */
record At(
    @Nullable Place left,
    @Nullable Place top,
    @Nullable Place right,
    @Nullable Place bottom,
    @Nullable Double width,
    @Nullable Double height) {
  At {
    LayoutFault.within("width", width == null ? 1 : width, 0.01, Place.LARGEST_MM);
    LayoutFault.within("height", height == null ? 1 : height, 0.01, Place.LARGEST_MM);
    LayoutFault.unless(left == null || right == null || width == null, "width");
    LayoutFault.unless(top == null || bottom == null || height == null, "height");
  }

  /** Refuses what does not say where all four edges are. */
  void wantsAll() {
    LayoutFault.unless(given(left, right, width) == 2, "at.width");
    LayoutFault.unless(given(top, bottom, height) == 2, "at.height");
  }

  /** Refuses what does not say where it is. */
  void wantsOne() {
    LayoutFault.unless(left != null || right != null, "at.left");
    LayoutFault.unless(top != null || bottom != null, "at.top");
  }

  private static int given(@Nullable Object... values) {
    int given = 0;
    for (Object value : values) {
      given += value == null ? 0 : 1;
    }
    return given;
  }
}
