package imprint.label;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonProperty;
import imprint.finding.Refusal;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * How labels of a kind look, independent of unit and resolution: {@code label.yaml}.
 *
 * @param name as people call it
 * @param turn how it leaves the printer, clockwise
 * @param sheet where several labels are on one page
 * @param pictures by the name of their file
 */
public record Layout(
    String name,
    Size size,
    Turn turn,
    List<Element> elements,
    @Nullable SheetPlan sheet,
    Limits limits,
    Map<String, Artwork> pictures) {
  /** What ships with the program; the first one is taken where nothing is said. */
  public static final List<String> SHIPPED = List.of("standard", "body", "carton");

  private static final int MOST_ELEMENTS = 100;
  private static final double SMALLEST_MM = 4;
  private static final double LARGEST_MM = 300;

  public Layout {
    LayoutFault.within("size.width", size.width(), SMALLEST_MM, LARGEST_MM);
    LayoutFault.within("size.height", size.height(), SMALLEST_MM, LARGEST_MM);
    LayoutFault.unless(!elements.isEmpty() && elements.size() <= MOST_ELEMENTS, "elements");
    LayoutFault.unless(
        sheet == null || sheet.holds(turn.upright() ? size : size.swapped()), "sheet");
    elements = List.copyOf(elements);
    pictures = Map.copyOf(pictures);
  }

  @JsonCreator
  static Layout of(
      @JsonProperty("name") @Nullable String name,
      @JsonProperty("size") @Nullable Size size,
      @JsonProperty("rotate") @Nullable Integer degrees,
      @JsonProperty("rules") @Nullable Limits limits,
      @JsonProperty("sheet") @Nullable SheetPlan sheet,
      @JsonProperty("elements") @Nullable List<Element> elements) {
    List<Element> all = LayoutFault.given(elements, "elements");
    for (@Nullable Element element : all) {
      LayoutFault.given(element, "elements");
    }
    return new Layout(
        name == null ? "label" : name,
        LayoutFault.given(size, "size"),
        turn(degrees),
        all,
        sheet,
        limits == null ? Limits.USUAL : limits,
        Map.of());
  }

  static Turn turn(@Nullable Integer degrees) {
    int known = degrees == null ? 0 : degrees;
    for (Turn turn : Turn.values()) {
      if (turn.degrees() == known) {
        return turn;
      }
    }
    throw new LayoutFault("rotate");
  }

  /** The layout of 50 mm × 25 mm. */
  public static Layout standard() {
    return named(SHIPPED.getFirst());
  }

  /**
   * A shipped layout by its name, or one of a file.
   *
   * @throws Refusal label.layout-…, label.image-…, file.…
   */
  public static Layout named(String nameOrFile) {
    return LayoutFile.named(nameOrFile);
  }

  Layout with(Map<String, Artwork> files) {
    return new Layout(name, size, turn, elements, sheet, limits, files);
  }

  @Override
  public String toString() {
    return "Layout " + name;
  }
}
