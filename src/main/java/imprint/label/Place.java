package imprint.label;

import com.fasterxml.jackson.annotation.JsonCreator;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Where an edge of an element is: millimetres from the same edge of the label, {@code center}, or
 * an edge of the QR code ({@code code.right}) or of its white zone ({@code zone.right + 1}).
 *
 * @param mm added to where the anchor is, inwards for an edge of the label
 */
record Place(Anchor anchor, double mm) {
  static final double LARGEST_MM = 500;

  private static final Pattern TEXT =
      Pattern.compile("(center|(code|zone)\\.(left|right|top|bottom))( *([+-]) *([0-9.]{1,8}))?");

  enum Anchor {
    EDGE,
    CENTER,
    CODE_LEFT,
    CODE_RIGHT,
    CODE_TOP,
    CODE_BOTTOM,
    ZONE_LEFT,
    ZONE_RIGHT,
    ZONE_TOP,
    ZONE_BOTTOM
  }

  Place {
    LayoutFault.within("", mm, -LARGEST_MM, LARGEST_MM);
  }

  @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
  static Place of(int mm) {
    return new Place(Anchor.EDGE, mm);
  }

  @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
  static Place of(double mm) {
    return new Place(Anchor.EDGE, mm);
  }

  @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
  static Place of(String text) {
    Matcher matcher = TEXT.matcher(text);
    LayoutFault.unless(matcher.matches(), "");
    Anchor anchor = Anchor.valueOf(matcher.group(1).replace('.', '_').toUpperCase(Locale.ROOT));
    if (matcher.group(4) == null) {
      return new Place(anchor, 0);
    }
    try {
      return new Place(anchor, Double.parseDouble(matcher.group(5) + matcher.group(6)));
    } catch (NumberFormatException dots) {
      throw new LayoutFault("");
    }
  }

  /** As it stands in a layout, as a number or as a text. */
  static Place of(String text, boolean number) {
    return number ? of(Double.parseDouble(text)) : of(text);
  }

  /** As it stands in a layout: a number where it is one, else a text such as {@code zone.right}. */
  String text() {
    if (anchor == Anchor.EDGE) {
      return LayoutText.number(mm);
    }
    String name = anchor.name().toLowerCase(Locale.ROOT).replace('_', '.');
    if (mm == 0) {
      return name;
    }
    return name + (mm < 0 ? " - " : " + ") + LayoutText.number(Math.abs(mm));
  }

  /** From the same edge. */
  Place at(double millimetres) {
    return new Place(anchor, millimetres);
  }
}
