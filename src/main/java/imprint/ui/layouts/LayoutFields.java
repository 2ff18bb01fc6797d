package imprint.ui.layouts;

import static imprint.label.LayoutValue.NUMBER;
import static imprint.label.LayoutValue.SIZES;
import static imprint.label.LayoutValue.TEXT;
import static imprint.ui.layouts.LayoutField.choice;
import static imprint.ui.layouts.LayoutField.number;
import static imprint.ui.layouts.LayoutField.place;
import static imprint.ui.layouts.LayoutField.text;
import static imprint.ui.layouts.LayoutField.tick;

import imprint.label.LayoutPart;
import imprint.ui.layouts.LayoutField.Choice;
import imprint.ui.layouts.LayoutField.Shape;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Which fields a kind of element has: what the reader of layouts knows, in the words of a person.
 */
final class LayoutFields {
  private static final String MM = "layouts.unit.mm";
  private static final String PT = "layouts.unit.pt";
  private static final String DOTS = "layouts.unit.dots";

  private static final List<LayoutField> AT =
      Stream.of("left", "width", "right", "top", "height", "bottom")
          .map(edge -> place("/at/" + edge, "layouts.at." + edge))
          .toList();
  private static final LayoutField SAY = text("/say", "layouts.say", TEXT, Shape.SAID);
  private static final LayoutField SIZE = text("/sizes", "layouts.sizes", SIZES, Shape.TYPED);
  private static final LayoutField DENSE = text("/dense", "layouts.dense", SIZES, Shape.TYPED);
  private static final LayoutField OPTIONAL = tick("/optional", "layouts.optional");
  private static final LayoutField MODULE = number("/module-mm", "layouts.module-mm", MM);
  private static final LayoutField ONLY =
      choice(
          "/only",
          "layouts.only",
          TEXT,
          List.of(
              new Choice("", "", "layouts.only.all"),
              new Choice("sale", "", "layouts.only.sale"),
              new Choice("test", "", "layouts.only.test")));
  private static final LayoutField TURN =
      choice(
          "/rotate",
          "layouts.rotate",
          NUMBER,
          List.of(
              new Choice("", "0", "layouts.rotate.0"),
              new Choice("90", "", "layouts.rotate.90"),
              new Choice("180", "", "layouts.rotate.180"),
              new Choice("270", "", "layouts.rotate.270")));
  private static final LayoutField BREAK =
      choice(
          "/break",
          "layouts.break",
          TEXT,
          List.of(
              new Choice("", "", "layouts.break.usual"),
              new Choice("words", "", "layouts.break.words"),
              new Choice("halves", "", "layouts.break.halves"),
              new Choice("groups", "", "layouts.break.groups"),
              new Choice("never", "", "layouts.break.never")));
  private static final LayoutField ALIGN =
      choice(
          "/align",
          "layouts.align",
          TEXT,
          List.of(
              new Choice("", "left", "layouts.at.left"),
              new Choice("center", "", "layouts.align.center"),
              new Choice("right", "", "layouts.at.right")));
  private static final LayoutField VALIGN =
      choice(
          "/valign",
          "layouts.valign",
          TEXT,
          List.of(
              new Choice("", "top", "layouts.at.top"),
              new Choice("center", "", "layouts.align.center"),
              new Choice("bottom", "", "layouts.at.bottom")));

  private static final Map<String, List<LayoutField>> OF =
      Map.of(
          "qr", with(MODULE, number("/module-dots", "layouts.module-dots", DOTS), ONLY),
          "text",
              with(
                  SAY,
                  SIZE,
                  BREAK,
                  ALIGN,
                  VALIGN,
                  TURN,
                  tick("/white", "layouts.white"),
                  OPTIONAL,
                  ONLY),
          "column",
              with(
                  place("/start", "layouts.start"),
                  number("/gap-mm", "layouts.gap", MM),
                  number("/dense-gap-mm", "layouts.dense-gap", MM),
                  ONLY),
          "line", with(ONLY),
          "box", with(number("/stroke-mm", "layouts.stroke", MM), ONLY),
          "image", with(text("/file", "layouts.file", TEXT, Shape.FILE), ONLY),
          "code-128", with(SAY, MODULE, TURN, OPTIONAL, ONLY),
          "data-matrix", with(SAY, MODULE, OPTIONAL, ONLY),
          "test-mark", with(SIZE));

  /** A text of a column. */
  static final List<LayoutField> WORDING = List.of(SAY, SIZE, DENSE, BREAK, OPTIONAL);

  /** The label itself. */
  static final List<LayoutField> LABEL =
      List.of(
          text("/name", "layouts.name", TEXT, Shape.TYPED),
          number("/size/width", "layouts.at.width", MM),
          number("/size/height", "layouts.at.height", MM),
          TURN);

  /** Sizes that it has to keep. */
  static final List<LayoutField> LIMITS =
      List.of(
          number("/rules/module-mm", "layouts.rules.module", MM),
          number("/rules/qr-mm", "layouts.rules.qr", MM),
          number("/rules/manual-code-pt", "layouts.rules.manual", PT),
          number("/rules/text-pt", "layouts.rules.text", PT),
          number("/rules/bar-mm", "layouts.rules.bar", MM));

  /** Where it is on a sheet with others. */
  static final List<LayoutField> SHEET =
      List.of(
          number("/sheet/width", "layouts.at.width", MM),
          number("/sheet/height", "layouts.at.height", MM),
          number("/sheet/columns", "layouts.sheet.columns", ""),
          number("/sheet/rows", "layouts.sheet.rows", ""),
          number("/sheet/margin-left", "layouts.sheet.left", MM),
          number("/sheet/margin-top", "layouts.sheet.top", MM),
          number("/sheet/gap-across", "layouts.sheet.across", MM),
          number("/sheet/gap-down", "layouts.sheet.down", MM));

  private LayoutFields() {}

  private static List<LayoutField> with(LayoutField... own) {
    return Stream.concat(AT.stream(), Stream.of(own)).toList();
  }

  /** Of an element of that kind. */
  static List<LayoutField> of(String kind) {
    return OF.getOrDefault(kind, AT);
  }

  /** The field that a mistake is in, as far as there is one. */
  static Optional<LayoutField> at(String pointer, List<LayoutPart> parts) {
    Stream<LayoutField> ofLabel = Stream.of(LABEL, LIMITS, SHEET).flatMap(List::stream);
    Stream<LayoutField> ofParts =
        parts.stream()
            .filter(part -> pointer.startsWith(part.pointer() + "/"))
            .flatMap(
                part ->
                    Stream.concat(
                        of(part.kind()).stream().map(field -> field.in(part.pointer())),
                        wordings(part, pointer)));
    return Stream.concat(ofLabel, ofParts).filter(field -> field.holds(pointer)).findFirst();
  }

  private static Stream<LayoutField> wordings(LayoutPart part, String pointer) {
    Matcher text = Pattern.compile("/(head|foot)/[0-9]+").matcher(pointer);
    return text.find()
        ? WORDING.stream().map(field -> field.in(part.pointer() + text.group()))
        : Stream.empty();
  }
}
