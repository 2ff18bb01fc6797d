package imprint.ui.layouts;

import imprint.label.LayoutMistake;
import imprint.label.LayoutPart;
import imprint.label.Rule;
import imprint.label.Trial;
import imprint.ui.kit.Problem;
import imprint.ui.kit.Texts;
import java.text.DecimalFormat;
import java.text.DecimalFormatSymbols;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The editor's sentences. */
final class LayoutWords {
  private static final double MM_PER_INCH = 25.4;

  private final Texts texts;

  LayoutWords(Texts texts) {
    this.texts = texts;
  }

  /** Such as {@code 3 Text}. */
  String name(LayoutPart part) {
    return texts.get("layouts.element", part.place() + 1, kind(part));
  }

  String kind(LayoutPart part) {
    return texts.get("layouts.kind." + (part.manualCode() ? "manual-code" : part.kind()));
  }

  /** What it says; nothing where its name tells. */
  String detail(LayoutPart part) {
    return part.manualCode() ? "" : part.says();
  }

  /** On which labels it is; nothing where it is on all. */
  String only(LayoutPart part) {
    return switch (part.only().toLowerCase(Locale.ROOT)) {
      case "sale" -> texts.get("layouts.only.sale");
      case "test" -> texts.get("layouts.only.test");
      default -> "";
    };
  }

  /** What is wrong with what was typed, at its field. */
  String wrong(LayoutMistake mistake, LayoutField field) {
    if (mistake.range().isPresent()) {
      LayoutMistake.Range range = mistake.range().get();
      return texts.get("layouts.wrong.range", number(range.least()), number(range.most()));
    }
    return switch (field.shape()) {
      case PLACE ->
          mistake.together() ? texts.get("layouts.wrong.two") : texts.get("layouts.wrong.place");
      case SAID -> texts.get("layouts.wrong.say");
      case FILE -> texts.get("layouts.wrong.file");
      case CHOICE, TICK -> texts.get("layouts.wrong.choice");
      case TYPED ->
          switch (field.value()) {
            case NUMBER -> texts.get("layouts.wrong.number");
            case SIZES -> texts.get("layouts.wrong.sizes");
            case TEXT, TICK -> texts.get("layouts.wrong.choice");
          };
    };
  }

  private static String number(double value) {
    return new DecimalFormat("0.##", DecimalFormatSymbols.getInstance(Locale.ROOT)).format(value);
  }

  /** What is to be put right first, then what is well. */
  List<RuleLine> lines(Looked looked, List<LayoutPart> parts) {
    List<RuleLine> lines = new ArrayList<>();
    looked.mistakes().forEach(mistake -> lines.add(line(mistake, parts)));
    looked
        .refused()
        .map(finding -> Problem.of(finding, texts.locale()))
        .map(
            problem ->
                new RuleLine(
                    RuleLine.State.BROKEN,
                    texts.get("layouts.rule.unit"),
                    problem.sentence(),
                    problem.act(),
                    "",
                    List.of()))
        .ifPresent(lines::add);
    boolean drawn = looked.fresh() && looked.trial().isPresent();
    List<Trial.Spot> spots = drawn ? looked.trial().orElseThrow().spots() : List.of();
    for (Trial.Spot spot : spots) {
      spot.refused()
          .map(finding -> Problem.of(finding, texts.locale()))
          .map(
              problem ->
                  new RuleLine(
                      RuleLine.State.BROKEN,
                      texts.get("layouts.rule.fits"),
                      problem.sentence(),
                      texts.get("layouts.act.fits"),
                      "",
                      named(Set.of(spot.element()), parts)))
          .ifPresent(lines::add);
    }
    List<RuleLine> well = new ArrayList<>();
    for (Rule rule : Rule.values()) {
      List<Trial.Told> told =
          drawn ? looked.trial().orElseThrow().rules().getOrDefault(rule, List.of()) : List.of();
      boolean judged = drawn && !looked.trial().orElseThrow().rules().isEmpty();
      if (told.isEmpty()) {
        RuleLine.State state = judged ? RuleLine.State.KEPT : RuleLine.State.UNJUDGED;
        well.add(new RuleLine(state, name(rule), "", "", source(rule), List.of()));
      }
      told.forEach(each -> lines.add(line(rule, each, parts)));
    }
    lines.addAll(well);
    return lines;
  }

  private RuleLine line(LayoutMistake mistake, List<LayoutPart> parts) {
    String sentence =
        LayoutFields.at(mistake.pointer(), parts)
            .map(
                field ->
                    texts.get("layouts.at-field", texts.get(field.name()), wrong(mistake, field)))
            .orElseGet(() -> mistake.finding().sentence(texts.locale()));
    boolean element =
        mistake.path().size() > 1 && mistake.path().get(1) instanceof Integer place && place >= 0;
    Set<Integer> whose = element ? Set.of((Integer) mistake.path().get(1)) : Set.of();
    return new RuleLine(
        RuleLine.State.BROKEN,
        texts.get("layouts.rule.value"),
        sentence,
        texts.get("layouts.act.value"),
        "",
        named(whose, parts));
  }

  private RuleLine line(Rule rule, Trial.Told told, List<LayoutPart> parts) {
    return new RuleLine(
        RuleLine.State.BROKEN,
        name(rule),
        told.finding().sentence(texts.locale()),
        texts.get("layouts.act." + rule),
        source(rule),
        named(told.elements(), parts));
  }

  private List<RuleLine.Whose> named(Set<Integer> elements, List<LayoutPart> parts) {
    return elements.stream()
        .filter(element -> element < parts.size())
        .map(element -> new RuleLine.Whose(element, name(parts.get(element))))
        .toList();
  }

  private String name(Rule rule) {
    return texts.get("layouts.rule." + rule);
  }

  private String source(Rule rule) {
    return texts.get("layouts.source." + rule);
  }

  /** How the rules stand, in one sentence. */
  String summary(Looked looked) {
    int all = Arrays.asList(Rule.values()).size();
    if (looked.trial().isEmpty() && looked.wrongs() == 0) {
      return texts.get("layouts.drawing");
    }
    return looked.wrongs() == 0
        ? texts.get("layouts.kept", all)
        : texts.get("layouts.broken", looked.wrongs());
  }

  /** What a screen reader says of an element of the list. */
  String heard(LayoutPart part, boolean wrong) {
    String what =
        Stream.of(name(part), detail(part), only(part))
            .filter(text -> !text.isEmpty())
            .collect(Collectors.joining(", "));
    return wrong ? what + ". " + texts.get("layouts.wrong-here") : what;
  }

  /**
   * What a screen reader says of the picture: what is in hand, where it is, and how the rules
   * stand.
   */
  String heard(Optional<LayoutPart> inHand, Looked looked, int dpi) {
    String rules = summary(looked);
    return inHand
        .flatMap(part -> spot(part, looked))
        .map(
            spot ->
                texts.get(
                    "layouts.heard",
                    name(inHand.orElseThrow()),
                    number(spot.x() * MM_PER_INCH / dpi),
                    number(spot.y() * MM_PER_INCH / dpi),
                    rules))
        .orElse(texts.get("layouts.heard.none", dpi, rules));
  }

  private static Optional<Trial.Spot> spot(LayoutPart part, Looked looked) {
    return looked.trial().map(Trial::spots).orElse(List.of()).stream()
        .filter(spot -> spot.element() == part.place())
        .findFirst();
  }
}
