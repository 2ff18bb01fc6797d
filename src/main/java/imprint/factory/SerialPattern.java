package imprint.factory;

import imprint.finding.Refusal;
import java.security.SecureRandom;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * How serial numbers are made: letters, digits, dots, dashes and underscores as they are, and
 * fields in braces.
 *
 * <pre>
 * {date} {date:yyMMdd}   the day, in letters y M d w
 * {station}              the name of the station
 * {counter:5}            so many digits, counted up for the product
 * {random:8}             so many characters of Crockford's base 32
 * {check}                a check character over all letters and digits before it
 * </pre>
 */
public final class SerialPattern {
  /** Matter core specification, 11.1.5.16. */
  public static final int LONGEST = 32;

  /** Crockford's base 32: no I, L, O, U, which people misread. */
  private static final String ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";

  /** As an example in what is said to people. */
  private static final String FIELDS =
      "{date}, {date:yyMMdd}, {station}, {counter:5}, {random:8}, {check}";

  private static final int MOST_DIGITS = 18;
  private static final int USUAL_RANDOM = 12;
  private static final Pattern FIELD =
      Pattern.compile("\\{([a-z]+)(?::([A-Za-z0-9]+))?\\}|([A-Za-z0-9._-]+)");
  private static final Pattern DAY = Pattern.compile("[yMdw]{1,8}");

  private sealed interface Part {
    record Literal(String text) implements Part {}

    record Day(String letters) implements Part {}

    record Station() implements Part {}

    record Counter(int digits) implements Part {}

    record Random(int characters) implements Part {}

    record Check() implements Part {}
  }

  private final String text;
  private final List<Part> parts;

  private SerialPattern(String text, List<Part> parts) {
    this.text = text;
    this.parts = List.copyOf(parts);
  }

  /** A prefix and 60 random bits in 12 characters: what a product has that says nothing else. */
  public static SerialPattern random(String prefix) {
    return parse(prefix + "{random:" + USUAL_RANDOM + "}");
  }

  /**
   * Reads a pattern.
   *
   * @throws Refusal serial.pattern, serial.field, serial.same, serial.length
   */
  public static SerialPattern parse(String text) {
    List<Part> parts = new ArrayList<>();
    Matcher field = FIELD.matcher(text);
    int at = 0;
    while (at < text.length()) {
      if (!field.find(at) || field.start() != at) {
        throw Refusal.of("serial.pattern", text, at + 1, FIELDS);
      }
      parts.add(part(field, text));
      at = field.end();
    }
    SerialPattern pattern = new SerialPattern(text, parts);
    if (parts.stream().noneMatch(p -> p instanceof Part.Counter || p instanceof Part.Random)) {
      throw Refusal.of("serial.same", text, FIELDS);
    }
    // the station's name is not known here; make() looks at the whole again
    int length = pattern.widest("").length();
    if (length > LONGEST) {
      throw Refusal.of("serial.length", text, length, LONGEST);
    }
    return pattern;
  }

  private static Part part(Matcher field, String text) {
    if (field.group(3) != null) {
      return new Part.Literal(field.group(3));
    }
    String argument = field.group(2);
    return switch (field.group(1)) {
      case "date" -> new Part.Day(letters(argument, text));
      case "station" -> new Part.Station();
      case "counter" -> new Part.Counter(number(argument, MOST_DIGITS, text));
      case "random" -> new Part.Random(number(argument, LONGEST, text));
      case "check" -> new Part.Check();
      default -> throw Refusal.of("serial.field", text, field.group(), FIELDS);
    };
  }

  private static String letters(@Nullable String argument, String text) {
    if (argument == null) {
      return "yyyyMMdd";
    }
    if (DAY.matcher(argument).matches() && isDate(argument)) {
      return argument;
    }
    throw Refusal.of("serial.field", text, "{date:" + argument + "}", FIELDS);
  }

  /** No letter may come too often. */
  private static boolean isDate(String letters) {
    try {
      return !day(letters, LocalDate.EPOCH).isEmpty();
    } catch (IllegalArgumentException tooMany) {
      return false;
    }
  }

  private static String day(String letters, LocalDate day) {
    return DateTimeFormatter.ofPattern(letters, Locale.ROOT).format(day);
  }

  private static int number(@Nullable String argument, int most, String text) {
    if (argument != null && argument.matches("[0-9]{1,2}")) {
      int number = Integer.parseInt(argument);
      if (number >= 1 && number <= most) {
        return number;
      }
    }
    throw Refusal.of("serial.field", text, String.valueOf(argument), FIELDS);
  }

  /** Whether numbers of a sequence are needed. */
  public boolean counts() {
    return parts.stream().anyMatch(Part.Counter.class::isInstance);
  }

  /**
   * One serial number.
   *
   * @param counter 0 or more; each number of a product's sequence once
   * @param station any name; characters that a serial number cannot have are left out
   * @throws Refusal serial.counter where the digits are used up, serial.length
   */
  public String make(long counter, LocalDate day, String station, SecureRandom random) {
    StringBuilder serial = new StringBuilder();
    for (Part part : parts) {
      switch (part) {
        case Part.Literal(String literal) -> serial.append(literal);
        case Part.Day(String letters) -> serial.append(day(letters, day));
        case Part.Station() -> serial.append(station.replaceAll("[^A-Za-z0-9._-]", ""));
        case Part.Counter(int digits) -> serial.append(counted(counter, digits));
        case Part.Random(int characters) -> {
          for (int i = 0; i < characters; i++) {
            serial.append(ALPHABET.charAt(random.nextInt(ALPHABET.length())));
          }
        }
        case Part.Check() -> serial.append(CheckCharacter.of(serial));
      }
    }
    if (serial.length() > LONGEST) {
      throw Refusal.of("serial.length", text, serial.length(), LONGEST);
    }
    return serial.toString();
  }

  private String counted(long counter, int digits) {
    String number = Long.toString(counter);
    if (number.length() > digits) {
      throw Refusal.of("serial.counter", text, digits);
    }
    return "0".repeat(digits - number.length()) + number;
  }

  /** As long and as wide on paper as one can get; no unit has it. */
  public String widest(String station) {
    StringBuilder serial = new StringBuilder();
    for (Part part : parts) {
      switch (part) {
        case Part.Literal(String literal) -> serial.append(literal);
        case Part.Day(String letters) -> serial.append(day(letters, LocalDate.of(2088, 12, 28)));
        case Part.Station() -> serial.append(station.replaceAll("[^A-Za-z0-9._-]", ""));
        case Part.Counter(int digits) -> serial.append("8".repeat(digits));
        case Part.Random(int characters) -> serial.append("W".repeat(characters));
        case Part.Check() -> serial.append('W');
      }
    }
    return serial.toString();
  }

  /** As it was written. */
  @Override
  public String toString() {
    return text;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof SerialPattern that && text.equals(that.text);
  }

  @Override
  public int hashCode() {
    return text.hashCode();
  }
}
