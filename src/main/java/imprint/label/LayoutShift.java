package imprint.label;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** How far an element is moved along one axis; positive is right or down. */
sealed interface LayoutShift {
  /** Millimetres of a place that is moved so; away from the edge that it is measured from if so. */
  double from(double mm, boolean away);

  /** Of so many millimetres, to a whole tenth of one. */
  record Tenths(double mm) implements LayoutShift {
    @Override
    public double from(double before, boolean away) {
      return mm == 0 ? before : Math.rint((before + (away ? mm : -mm)) * 10) / 10;
    }
  }

  /** Of so many dots of the printer: exactly as many, wherever the place was between two. */
  record Dots(int dots, int dpi) implements LayoutShift {
    @Override
    public double from(double before, boolean away) {
      int to = Drawing.dots(before, dpi) + (away ? dots : -dots);
      return dots == 0 ? before : Math.rint(to * Drawing.MM_PER_INCH / dpi * 100) / 100;
    }
  }

  /** Moves what {@code at} says of an axis; what is no place stays. */
  default void move(ObjectNode at, String near, String far) {
    for (String edge : new String[] {near, far}) {
      JsonNode value = at.path(edge);
      if (value.isMissingNode()) {
        continue;
      }
      try {
        Place place = Place.of(LayoutValue.text(value), value.isNumber());
        boolean away = edge.equals(near) || place.anchor() != Place.Anchor.EDGE;
        Place moved = place.at(from(place.mm(), away));
        at.set(edge, LayoutValue.NUMBER.node(moved.text()));
      } catch (LayoutFault noPlace) {
        // somebody types it
      }
    }
  }
}
