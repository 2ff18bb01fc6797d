package imprint.factory;

import imprint.finding.Refusal;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** Reads the text of a pattern, piece by piece. */
final class SerialPatternReader {
  private static final Pattern PLAIN = Pattern.compile("[A-Za-z0-9._-]");
  private static final Pattern DATE = Pattern.compile("(yyyy|yy)?(MM)?(dd)?|(yyyy|yy)?ww");
  private static final String DATES =
      "yyyyMMdd, yyMMdd, yyyyMM, yyMM, MMdd, yyyyww, yyww, yyyy, yy";
  private static final String USUAL_DATE = "yyyyMMdd";
  private static final int MOST_DIGITS = 18;
  private static final String FIELDS =
      "{date}, {date:yyMMdd}, {station}, {counter:6}, {random:12}, {check}";

  private final String text;
  private final String where;
  private final List<SerialPart> parts = new ArrayList<>();
  private final StringBuilder literal = new StringBuilder();

  SerialPatternReader(String text, String where) {
    this.text = text;
    this.where = where;
  }

  List<SerialPart> read() {
    int at = 0;
    while (at < text.length()) {
      at = text.charAt(at) == '{' ? field(at) : plain(at);
    }
    endLiteral();
    checkWhole();
    return List.copyOf(parts);
  }

  private int plain(int at) {
    int end = text.offsetByCodePoints(at, 1);
    String one = text.substring(at, end);
    if (!PLAIN.matcher(one).matches()) {
      throw Refusal.of("serial.character", where, at + 1, YamlSection.shown(one));
    }
    literal.append(one);
    return end;
  }

  private void endLiteral() {
    if (!literal.isEmpty()) {
      parts.add(new SerialPart.Literal(literal.toString()));
      literal.setLength(0);
    }
  }

  private int field(int at) {
    int end = text.indexOf('}', at);
    if (end < 0) {
      throw Refusal.of("serial.not-closed", where, at + 1);
    }
    endLiteral();
    String inside = text.substring(at + 1, end);
    int colon = inside.indexOf(':');
    String name = colon < 0 ? inside : inside.substring(0, colon);
    String argument = colon < 0 ? "" : inside.substring(colon + 1);
    SerialPart part =
        switch (name) {
          case "date" -> new SerialPart.Date(date(at, colon < 0 ? USUAL_DATE : argument));
          case "counter" -> new SerialPart.Counter(number(at, name, argument, MOST_DIGITS));
          case "random" -> new SerialPart.Random(number(at, name, argument, SerialPattern.LONGEST));
          case "station" -> bare(at, name, colon, new SerialPart.Station());
          case "check" -> bare(at, name, colon, new SerialPart.Check());
          default ->
              throw Refusal.of("serial.field", where, at + 1, YamlSection.shown(name), FIELDS);
        };
    add(at, name, part);
    return end + 1;
  }

  private String date(int at, String form) {
    if (form.isEmpty() || !DATE.matcher(form).matches()) {
      throw Refusal.of("serial.date", where, at + 1, YamlSection.shown(form), DATES);
    }
    return form;
  }

  private int number(int at, String name, String argument, int most) {
    if (argument.matches("[0-9]{1,2}")) {
      int number = Integer.parseInt(argument);
      if (number >= 1 && number <= most) {
        return number;
      }
    }
    throw Refusal.of("serial.number", where, at + 1, name, most, "{" + name + ":6}");
  }

  private SerialPart bare(int at, String name, int colon, SerialPart part) {
    if (colon >= 0) {
      throw Refusal.of("serial.no-argument", where, at + 1, name, "{" + name + "}");
    }
    return part;
  }

  private void add(int at, String name, SerialPart part) {
    switch (part) {
      case SerialPart.Counter _, SerialPart.Check _, SerialPart.Station _ -> {
        if (parts.stream().anyMatch(part.getClass()::isInstance)) {
          throw Refusal.of("serial.field-twice", where, at + 1, name);
        }
      }
      case SerialPart.Date _, SerialPart.Random _, SerialPart.Literal _ -> {}
    }
    if (part instanceof SerialPart.Check && parts.isEmpty()) {
      throw Refusal.of("serial.check-first", where, at + 1);
    }
    parts.add(part);
  }

  private void checkWhole() {
    boolean differ =
        parts.stream()
            .anyMatch(p -> p instanceof SerialPart.Counter || p instanceof SerialPart.Random);
    if (!differ) {
      throw Refusal.of("serial.all-alike", where, "{counter:6}", "{random:12}");
    }
    int length = parts.stream().mapToInt(part -> part.widest().length()).sum();
    if (length > SerialPattern.LONGEST) {
      throw Refusal.of(
          "serial.too-long", where, length, SerialPattern.LONGEST, SerialPart.STATION, "{station}");
    }
  }
}
