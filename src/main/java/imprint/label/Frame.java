package imprint.label;

import org.jspecify.annotations.Nullable;

/**
 * What places are measured against.
 *
 * @param area of the label, dots
 * @param code the symbol that anchors name; null while it is placed itself
 * @param zone the same with its white zone
 */
record Frame(Box area, int dpi, @Nullable Box code, @Nullable Box zone) {
  /** Where an element is whose four edges are given. */
  Box box(At at) {
    int[] across = span(at.left(), at.right(), at.width(), area.x(), area.right(), -1);
    int[] down = span(at.top(), at.bottom(), at.height(), area.y(), area.bottom(), -1);
    Box box = new Box(across[0], down[0], across[1] - across[0], down[1] - down[0]);
    LayoutFault.unless(box.width() >= 0 && box.height() >= 0, "at");
    return box;
  }

  /** Where an element of that size in dots is. */
  Box box(At at, int width, int height) {
    int[] across = span(at.left(), at.right(), at.width(), area.x(), area.right(), width);
    int[] down = span(at.top(), at.bottom(), at.height(), area.y(), area.bottom(), height);
    return new Box(across[0], down[0], width, height);
  }

  /** Dots that an element may take from left to right, its own size not being given. */
  int room(@Nullable Place near, @Nullable Place far, @Nullable Double size, boolean across) {
    int first = across ? area.x() : area.y();
    int last = across ? area.right() : area.bottom();
    if (size != null) {
      return Drawing.dots(size, dpi);
    }
    int from = near == null || near.anchor() == Place.Anchor.CENTER ? first : edge(near, first, 1);
    int to = far == null || far.anchor() == Place.Anchor.CENTER ? last : edge(far, last, -1);
    return to - from;
  }

  private int[] span(
      @Nullable Place near,
      @Nullable Place far,
      @Nullable Double size,
      int first,
      int last,
      int own) {
    int extent = own >= 0 ? own : size == null ? -1 : Drawing.dots(size, dpi);
    if (near != null && near.anchor() == Place.Anchor.CENTER) {
      int from = first + (last - first - extent) / 2 + Drawing.dots(near.mm(), dpi);
      return new int[] {from, from + extent};
    }
    if (near == null || far == null) {
      int from =
          near != null ? edge(near, first, 1) : far == null ? first : edge(far, last, -1) - extent;
      return new int[] {from, from + extent};
    }
    int from = edge(near, first, 1);
    int to = edge(far, last, -1);
    int middle = from + (to - from - own) / 2;
    return own >= 0 ? new int[] {middle, middle + own} : new int[] {from, to};
  }

  /** Dots from the upper left corner of the label. */
  int edge(Place place, int labelEdge, int inwards) {
    int more = Drawing.dots(place.mm(), dpi);
    return switch (place.anchor()) {
      case EDGE -> labelEdge + inwards * more;
      case CENTER -> throw new LayoutFault("at");
      case CODE_LEFT -> known(code).x() + more;
      case CODE_RIGHT -> known(code).right() + more;
      case CODE_TOP -> known(code).y() + more;
      case CODE_BOTTOM -> known(code).bottom() + more;
      case ZONE_LEFT -> known(zone).x() + more;
      case ZONE_RIGHT -> known(zone).right() + more;
      case ZONE_TOP -> known(zone).y() + more;
      case ZONE_BOTTOM -> known(zone).bottom() + more;
    };
  }

  private static Box known(@Nullable Box box) {
    if (box == null) {
      throw new LayoutFault("at");
    }
    return box;
  }
}
