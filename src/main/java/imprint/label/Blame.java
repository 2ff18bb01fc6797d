package imprint.label;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.IntPredicate;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Whose fault a finding is, for who looks at the layout.
 *
 * @param owners the element of each mark of the drawing
 */
record Blame(LabelCheck label, List<Mark> marks, List<Integer> owners) {
  static Blame of(LabelCheck label, List<Part> parts) {
    List<Integer> owners = new ArrayList<>();
    for (Part part : parts) {
      part.marks().forEach(_ -> owners.add(part.place()));
    }
    return new Blame(label, label.drawing().marks(), owners);
  }

  /** The elements that a finding is about; none where it is about the label as a whole. */
  Set<Integer> elements(String code) {
    return switch (code) {
      case "label.qr-missing", "label.qr-kind", "label.qr-small" -> of(this::qr);
      case "label.unreadable", "label.reads-differently" -> of(this::qr);
      case "label.module-small" -> of(i -> qr(i) && small(i));
      case "label.bar-small" -> of(i -> code(i) && !qr(i) && small(i));
      case "label.bar-unreadable" -> of(i -> code(i) && !qr(i));
      case "label.weak-blur", "label.weak-growth", "label.weak-skew" -> of(this::code);
      case "label.quiet-zone" -> of(i -> inZone(i) || zoneOutside(i));
      case "label.modules-spoilt" -> of(this::overCode);
      case "label.manual-code" -> of(i -> role(i, Mark.Role.MANUAL_CODE));
      case "label.serial" -> of(i -> role(i, Mark.Role.SERIAL));
      case "label.test-mark" -> of(i -> role(i, Mark.Role.TEST));
      case "label.text-small" -> of(this::tiny);
      case "label.clipped" -> of(i -> !label.drawing().area().holds(ink(i)));
      case "label.overlap" ->
          Overlaps.of(marks, label::ink)
              .flatMap(pair -> Stream.of(pair.one(), pair.other()))
              .map(owners::get)
              .collect(Collectors.toCollection(TreeSet::new));
      default -> Set.of();
    };
  }

  private Set<Integer> of(IntPredicate guilty) {
    return IntStream.range(0, marks.size())
        .filter(guilty)
        .mapToObj(owners::get)
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private Box ink(int mark) {
    return label.ink(marks.get(mark));
  }

  private boolean code(int mark) {
    return marks.get(mark) instanceof Mark.Code;
  }

  private boolean qr(int mark) {
    return marks.get(mark) instanceof Mark.Code code && code.symbol().kind() == Symbol.Kind.QR;
  }

  private boolean small(int mark) {
    Limits limits = label.composer().layout().limits();
    return marks.get(mark) instanceof Mark.Code code
        && (code.dots() < LabelCheck.LEAST_DOTS
            || label.drawing().mm(code.dots()) < (qr(mark) ? limits.moduleMm() : limits.barMm()));
  }

  private boolean role(int mark, Mark.Role role) {
    return marks.get(mark) instanceof Mark.Text text && text.role() == role;
  }

  private boolean tiny(int mark) {
    Limits limits = label.composer().layout().limits();
    return marks.get(mark) instanceof Mark.Text text
        && label.drawing().points(text.words().em())
            < (text.role() == Mark.Role.MANUAL_CODE
                ? Math.max(limits.textPt(), limits.manualCodePt())
                : limits.textPt());
  }

  private boolean inZone(int mark) {
    return IntStream.range(0, marks.size())
        .anyMatch(
            other ->
                other != mark
                    && marks.get(other) instanceof Mark.Code code
                    && code.withQuietZone().overlaps(ink(mark)));
  }

  private boolean zoneOutside(int mark) {
    return marks.get(mark) instanceof Mark.Code code
        && !label.drawing().area().holds(code.withQuietZone());
  }

  private boolean overCode(int mark) {
    return IntStream.range(0, marks.size())
        .anyMatch(
            other ->
                other != mark
                    && marks.get(other) instanceof Mark.Code code
                    && code.bounds().overlaps(ink(mark)));
  }
}
