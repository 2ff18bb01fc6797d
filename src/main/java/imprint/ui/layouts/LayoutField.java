package imprint.ui.layouts;

import imprint.label.LayoutValue;
import java.util.List;

/**
 * A field of a layout as a person meets it.
 *
 * @param path from the element, or from the layout, to it
 * @param name the key of what it is called
 * @param value how what is typed is understood
 * @param shape the control that it is typed or chosen in
 * @param unit what a number counts; the key of it, empty where it is no number
 * @param choices what can be chosen, the usual one first
 */
record LayoutField(
    String path, String name, LayoutValue value, Shape shape, String unit, List<Choice> choices) {

  enum Shape {
    TYPED,
    /** One of three in a row. */
    PLACE,
    /** With the placeholders to choose from. */
    SAID,
    CHOICE,
    TICK,
    FILE
  }

  /**
   * One of several.
   *
   * @param word as it stands in a layout; empty: nothing does
   * @param also what else means the same in a layout
   * @param text the key of what it is called
   */
  record Choice(String word, String also, String text) {
    boolean is(String stored) {
      return stored.equals(word) || (!also.isEmpty() && stored.equalsIgnoreCase(also));
    }
  }

  static LayoutField number(String path, String name, String unit) {
    return new LayoutField(path, name, LayoutValue.NUMBER, Shape.TYPED, unit, List.of());
  }

  static LayoutField place(String path, String name) {
    return new LayoutField(path, name, LayoutValue.NUMBER, Shape.PLACE, "", List.of());
  }

  static LayoutField text(String path, String name, LayoutValue value, Shape shape) {
    return new LayoutField(path, name, value, shape, "", List.of());
  }

  static LayoutField tick(String path, String name) {
    return text(path, name, LayoutValue.TICK, Shape.TICK);
  }

  static LayoutField choice(String path, String name, LayoutValue value, List<Choice> choices) {
    return new LayoutField(path, name, value, Shape.CHOICE, "", choices);
  }

  /** The same in a part of the layout. */
  LayoutField in(String part) {
    return new LayoutField(part + path, name, value, shape, unit, choices);
  }

  /** How it is told that a mistake is in this field. */
  boolean holds(String pointer) {
    return pointer.equals(path) || pointer.startsWith(path + "/") || path.equals(pointer + "/left");
  }
}
