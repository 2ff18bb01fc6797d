package imprint.factory;

import imprint.factory.BootWatch.Mode;
import imprint.factory.BootWatch.Reject;
import imprint.finding.Refusal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/** The fields of the section {@code boot} of product.yaml. */
final class BootFields {
  static final Map<String, Mode> MODES =
      Map.of("off", Mode.OFF, "restart", Mode.RESTART, "application", Mode.APPLICATION);

  private static final Map<String, Boolean> EXAMPLE = Map.of("refuse", false, "tolerate", true);

  /** A longer one is hardly about one line. */
  private static final int LONGEST_PATTERN = 200;

  private static final int LONGEST_SENTENCE = 200;
  private static final int MOST_PATTERNS = 20;

  /** Repeating more often than a line is long only costs time. */
  private static final Pattern LONG_REPEAT = Pattern.compile("\\{[0-9]*,?[0-9]{4,}");

  private BootFields() {}

  static BootWatch read(YamlSection yaml) {
    BootWatch usual = BootWatch.USUAL;
    int seconds = yaml.number("seconds", 1, 120).orElse(usual.seconds());
    int atMost = yaml.number("at-most", seconds, 3600).orElse(Math.max(seconds, usual.atMost()));
    return new BootWatch(
        yaml.choice("watch", MODES).orElse(usual.mode()),
        seconds,
        atMost,
        yaml.number("rate", 1200, 4_000_000).orElse(usual.rate()),
        yaml.flag("whole-time").orElse(usual.wholeTime()),
        yaml.choice("example-passcode", EXAMPLE).orElse(usual.examplePasscode()),
        patterns(yaml, "accept"),
        rejects(yaml),
        patterns(yaml, "ignore"),
        agree(yaml.section("agree")));
  }

  private static List<String> patterns(YamlSection yaml, String name) {
    List<String> patterns = yaml.items(name, BootFields::pattern);
    few(yaml, name, patterns.size());
    return patterns;
  }

  private static List<Reject> rejects(YamlSection yaml) {
    List<YamlSection> sections = yaml.sections("reject");
    few(yaml, "reject", sections.size());
    return sections.stream().map(BootFields::reject).toList();
  }

  private static Reject reject(YamlSection yaml) {
    String regex = yaml.required("pattern");
    Reject reject =
        new Reject(
            yaml.parsed("pattern", regex, BootFields::pattern),
            yaml.requiredName("says", LONGEST_SENTENCE));
    yaml.refuseRest();
    return reject;
  }

  private static Map<String, String> agree(YamlSection yaml) {
    Map<String, String> agree = new LinkedHashMap<>();
    for (String name : BootWatch.VALUES) {
      yaml.optional(name)
          .ifPresent(regex -> agree.put(name, yaml.parsed(name, regex, BootFields::oneGroup)));
    }
    yaml.refuseRest();
    return agree;
  }

  private static void few(YamlSection yaml, String name, int count) {
    if (count > MOST_PATTERNS) {
      throw Refusal.of("product.boot-patterns", yaml.file(), yaml.path(name), count, MOST_PATTERNS);
    }
  }

  private static String pattern(String regex) {
    compiled(regex);
    return regex;
  }

  private static String oneGroup(String regex) {
    int groups = compiled(regex).matcher("").groupCount();
    if (groups != 1) {
      throw Refusal.of("product.boot-group", groups);
    }
    return regex;
  }

  private static Pattern compiled(String regex) {
    if (regex.isEmpty() || regex.length() > LONGEST_PATTERN) {
      throw Refusal.of("product.boot-pattern-length", regex.length(), LONGEST_PATTERN);
    }
    if (LONG_REPEAT.matcher(regex).find()) {
      throw Refusal.of("product.boot-pattern-repeat");
    }
    try {
      return Pattern.compile(regex);
    } catch (PatternSyntaxException wrong) {
      throw Refusal.of("product.boot-pattern", wrong.getIndex() + 1);
    }
  }

  /** In the order in which they are read; what is as usual is left out. */
  static Map<String, Object> text(BootWatch boot) {
    BootWatch usual = BootWatch.USUAL;
    Map<String, Object> fields = new LinkedHashMap<>();
    put(
        fields,
        "watch",
        ProductText.word(MODES, boot.mode()),
        ProductText.word(MODES, usual.mode()));
    put(fields, "seconds", boot.seconds(), usual.seconds());
    put(fields, "at-most", boot.atMost(), usual.atMost());
    put(fields, "rate", boot.rate(), usual.rate());
    put(fields, "whole-time", boot.wholeTime(), usual.wholeTime());
    put(
        fields,
        "example-passcode",
        ProductText.word(EXAMPLE, boot.examplePasscode()),
        ProductText.word(EXAMPLE, usual.examplePasscode()));
    put(fields, "accept", boot.accept(), usual.accept());
    put(
        fields,
        "reject",
        boot.reject().stream()
            .map(reject -> Map.of("pattern", reject.pattern(), "says", reject.says()))
            .toList(),
        List.of());
    put(fields, "ignore", boot.ignore(), usual.ignore());
    put(fields, "agree", new TreeMap<>(boot.agree()), Map.of());
    return fields;
  }

  private static void put(Map<String, Object> fields, String name, Object value, Object usual) {
    if (!value.equals(usual)) {
      fields.put(name, value);
    }
  }
}
