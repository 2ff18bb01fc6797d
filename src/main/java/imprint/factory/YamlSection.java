package imprint.factory;

import imprint.finding.Finding;
import imprint.finding.Refusal;
import imprint.matter.DeviceText;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.IntStream;

/**
 * Takes the fields out of one section, each once and with its check; every refusal names file and
 * field.
 */
final class YamlSection {
  private static final int SHOWN = 40;

  private final String file;
  private final String prefix;
  private final Map<String, YamlTree> fields;
  private final Set<String> taken = new HashSet<>();

  YamlSection(String file, String prefix, Map<String, YamlTree> fields) {
    this.file = file;
    this.prefix = prefix;
    this.fields = fields;
  }

  /** The section of that name; an empty one where it is absent. */
  YamlSection section(String name) {
    String path = prefix + name + ".";
    return switch (take(name)) {
      case YamlTree.Section(Map<String, YamlTree> inner, int _) ->
          new YamlSection(file, path, inner);
      case YamlTree.Nothing _ -> new YamlSection(file, path, Map.of());
      case YamlTree.Text(String _, int line) ->
          throw Refusal.of("product.not-a-section", file, prefix + name, line);
      case YamlTree.Items(List<String> _, int line) ->
          throw Refusal.of("product.not-a-section", file, prefix + name, line);
      case YamlTree.Sections(List<YamlTree.Section> _, int line) ->
          throw Refusal.of("product.not-a-section", file, prefix + name, line);
    };
  }

  /** A text as it stands there; empty where it is absent. */
  Optional<String> optional(String name) {
    return switch (take(name)) {
      case YamlTree.Text(String text, int _) -> Optional.of(text);
      case YamlTree.Nothing _ -> Optional.empty();
      case YamlTree.Section(Map<String, YamlTree> _, int line) ->
          throw Refusal.of("product.not-a-value", file, prefix + name, line);
      case YamlTree.Items(List<String> _, int line) ->
          throw Refusal.of("product.not-a-value", file, prefix + name, line);
      case YamlTree.Sections(List<YamlTree.Section> _, int line) ->
          throw Refusal.of("product.not-a-value", file, prefix + name, line);
    };
  }

  /** A list; one text alone is a list of one. */
  List<String> items(String name) {
    return switch (take(name)) {
      case YamlTree.Items(List<String> texts, int _) -> texts;
      case YamlTree.Text(String text, int _) -> List.of(text);
      case YamlTree.Nothing _ -> List.of();
      case YamlTree.Section(Map<String, YamlTree> _, int line) ->
          throw Refusal.of("product.not-a-value", file, prefix + name, line);
      case YamlTree.Sections(List<YamlTree.Section> _, int line) ->
          throw Refusal.of("product.not-a-value", file, prefix + name, line);
    };
  }

  /** A list of sections, called {@code name[1]}, {@code name[2]}, …; one alone is a list of one. */
  List<YamlSection> sections(String name) {
    return switch (take(name)) {
      case YamlTree.Sections(List<YamlTree.Section> sections, int _) ->
          IntStream.range(0, sections.size())
              .mapToObj(i -> listed(name, i + 1, sections.get(i)))
              .toList();
      case YamlTree.Section section -> List.of(listed(name, 1, section));
      case YamlTree.Nothing _ -> List.of();
      case YamlTree.Text(String _, int line) ->
          throw Refusal.of("product.not-a-section", file, prefix + name, line);
      // an empty list is one of texts
      case YamlTree.Items(List<String> texts, int _) when texts.isEmpty() -> List.of();
      case YamlTree.Items(List<String> _, int line) ->
          throw Refusal.of("product.not-a-section", file, prefix + name, line);
    };
  }

  private YamlSection listed(String name, int number, YamlTree.Section section) {
    return new YamlSection(file, prefix + name + "[" + number + "].", section.fields());
  }

  /**
   * A list whose items {@code parser} understands; its refusals get file and field.
   *
   * @throws Refusal product.item
   */
  <T> List<T> items(String name, Function<String, T> parser) {
    return items(name).stream().map(text -> parsed(name, text, parser)).toList();
  }

  /** A value that {@code parser} understands; its refusals get file and field. */
  <T> T parsed(String name, String text, Function<String, T> parser) {
    try {
      return parser.apply(text);
    } catch (Refusal wrong) {
      throw new Refusal(
          Finding.error(
              "product.item",
              file,
              prefix + name,
              wrong.finding().sentence(Locale.ENGLISH),
              wrong.finding().nextAct(Locale.ENGLISH)),
          wrong);
    }
  }

  String required(String name) {
    return optional(name).orElseThrow(() -> Refusal.of("product.missing", file, prefix + name));
  }

  /** A text of 1 … {@code longest} bytes of UTF-8: the device reserves bytes, not characters. */
  Optional<String> name(String name, int longest) {
    Optional<String> text = optional(name);
    text.ifPresent(
        value -> {
          int length = DeviceText.length(value);
          if (length < 1 || length > longest) {
            throw Refusal.of("product.length", file, prefix + name, length, longest);
          }
          if (DeviceText.unprintable(value)) {
            throw Refusal.of("product.characters", file, prefix + name);
          }
        });
    return text;
  }

  String requiredName(String name, int longest) {
    return name(name, longest)
        .orElseThrow(() -> Refusal.of("product.missing", file, prefix + name));
  }

  Optional<Integer> number(String name, int lowest, int highest) {
    return optional(name)
        .map(
            text -> {
              // nine digits always fit an int
              if (text.matches("[0-9]{1,9}")) {
                int value = Integer.parseInt(text);
                if (value >= lowest && value <= highest) {
                  return value;
                }
              }
              throw Refusal.of("product.number", file, prefix + name, shown(text), lowest, highest);
            });
  }

  Optional<Boolean> flag(String name) {
    return choice(name, Map.of("true", true, "false", false));
  }

  <T> Optional<T> choice(String name, Map<String, T> choices) {
    return optional(name)
        .map(
            text -> {
              T chosen = choices.get(text);
              if (chosen == null) {
                String all = String.join(", ", choices.keySet().stream().sorted().toList());
                throw Refusal.of("product.choice", file, prefix + name, shown(text), all);
              }
              return chosen;
            });
  }

  /** A value that {@code parser} understands. */
  <T> Optional<T> parsed(
      String name, Function<String, Optional<T>> parser, Function<String, Refusal> refusal) {
    return optional(name)
        .map(text -> parser.apply(text).orElseThrow(() -> refusal.apply(shown(text))));
  }

  /** File and dotted field, as refusals have them. */
  String file() {
    return file;
  }

  String path(String name) {
    return prefix + name;
  }

  /** Refuses a field that nobody took: a misspelt one would be ignored in silence. */
  void refuseRest() {
    fields.forEach(
        (name, value) -> {
          if (!taken.contains(name)) {
            throw Refusal.of("product.unknown", file, shown(prefix + name), value.line());
          }
        });
  }

  /** What a person wrote, in a form that a sentence can hold. */
  static String shown(String text) {
    String clean = text.replaceAll("\\p{Cntrl}", "?");
    return clean.length() <= SHOWN ? clean : clean.substring(0, SHOWN) + "…";
  }

  private YamlTree take(String name) {
    taken.add(name);
    return fields.getOrDefault(name, new YamlTree.Nothing(0));
  }
}
