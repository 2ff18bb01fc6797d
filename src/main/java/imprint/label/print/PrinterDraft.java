package imprint.label.print;

import imprint.finding.Finding;
import imprint.label.Label;
import imprint.label.Size;
import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.IntPredicate;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** A printer as a person types it, field by field; half of it may be missing. */
public record PrinterDraft(Map<Field, String> texts) {
  /** What is typed. */
  public enum Field {
    NAME,
    HOW,
    DPI,
    WIDTH,
    HEIGHT,
    RIGHT,
    DOWN,
    DARKNESS,
    SPEED,
    SECONDS,
    ANSWERS
  }

  /** What a person ticks. */
  public static final String YES = "yes";

  private static final int LONGEST_NAME = 40;
  private static final Pattern WHOLE = Pattern.compile("[+-]?[0-9]{1,6}");
  private static final Pattern DECIMAL = Pattern.compile("[0-9]{1,4}(?:\\.[0-9]{1,3})?");

  public PrinterDraft {
    texts = Map.copyOf(texts);
  }

  /** A new one, with what most printers have. */
  public static PrinterDraft usual() {
    return new PrinterDraft(
        Map.of(
            Field.DPI, Integer.toString(Label.RESOLUTIONS.getFirst()),
            Field.WIDTH, "50",
            Field.HEIGHT, "25",
            Field.RIGHT, "0",
            Field.DOWN, "0",
            Field.SECONDS, Integer.toString(PrinterFile.USUAL_SECONDS),
            Field.ANSWERS, YES));
  }

  public static PrinterDraft of(PrinterProfile profile) {
    Map<Field, String> texts = new EnumMap<>(Field.class);
    texts.put(Field.NAME, profile.name());
    texts.put(Field.HOW, profile.how().toString());
    texts.put(Field.DPI, Integer.toString(profile.dpi()));
    texts.put(Field.WIDTH, decimal(profile.media().width()));
    texts.put(Field.HEIGHT, decimal(profile.media().height()));
    texts.put(Field.RIGHT, Integer.toString(profile.right()));
    texts.put(Field.DOWN, Integer.toString(profile.down()));
    texts.put(Field.DARKNESS, text(profile.darkness()));
    texts.put(Field.SPEED, text(profile.speed()));
    texts.put(Field.SECONDS, Long.toString(profile.time().toSeconds()));
    texts.put(Field.ANSWERS, profile.answers() ? YES : "");
    return new PrinterDraft(texts);
  }

  private static String text(@Nullable Integer number) {
    return number == null ? "" : number.toString();
  }

  private static String decimal(double value) {
    return value == Math.rint(value) ? Long.toString((long) value) : Double.toString(value);
  }

  /**
   * What is wrong with which field.
   *
   * @param taken names of other printers
   * @return empty where {@link #profile} can be had
   */
  public Map<Field, Finding> findings(Set<String> taken) {
    Map<Field, Finding> wrong = new EnumMap<>(Field.class);
    String name = text(Field.NAME);
    if (name.isEmpty() || name.length() > LONGEST_NAME) {
      wrong.put(Field.NAME, Finding.error("label.printer-name", LONGEST_NAME));
    } else if (taken.contains(name)) {
      wrong.put(Field.NAME, Finding.error("label.printer-name-taken", name));
    }
    if (how().isEmpty()) {
      wrong.put(Field.HOW, Finding.error("label.printer-how"));
    }
    if (whole(Field.DPI).filter(Label.RESOLUTIONS::contains).isEmpty()) {
      wrong.put(Field.DPI, Finding.error("label.printer-dpi"));
    }
    for (Field field : new Field[] {Field.WIDTH, Field.HEIGHT}) {
      if (millimetres(field).isEmpty()) {
        wrong.put(field, Finding.error("label.printer-size", PrinterFile.LARGEST_MM));
      }
    }
    Finding offset = Finding.error("label.printer-offset", PrinterFile.LARGEST_OFFSET);
    check(wrong, Field.RIGHT, n -> Math.abs(n) <= PrinterFile.LARGEST_OFFSET, offset);
    check(wrong, Field.DOWN, n -> Math.abs(n) <= PrinterFile.LARGEST_OFFSET, offset);
    check(
        wrong,
        Field.DARKNESS,
        n -> n >= 0 && n <= PrinterFile.DARKEST,
        Finding.error("label.printer-darkness", PrinterFile.DARKEST));
    check(
        wrong,
        Field.SPEED,
        n -> n >= 1 && n <= PrinterFile.FASTEST,
        Finding.error("label.printer-speed", PrinterFile.FASTEST));
    check(
        wrong,
        Field.SECONDS,
        n -> n >= 1 && n <= PrinterFile.LONGEST_SECONDS,
        Finding.error("label.printer-seconds", PrinterFile.LONGEST_SECONDS));
    return wrong;
  }

  /** What is left empty is as usual. */
  private void check(Map<Field, Finding> wrong, Field field, IntPredicate within, Finding finding) {
    if (!text(field).isEmpty() && whole(field).filter(within::test).isEmpty()) {
      wrong.put(field, finding);
    }
  }

  /**
   * The printer.
   *
   * @throws java.util.NoSuchElementException where there are {@link #findings}
   */
  public PrinterProfile profile() {
    Way how = how().orElseThrow();
    boolean asked = how instanceof Way.Tcp ? text(Field.ANSWERS).equals(YES) : how.answers();
    return new PrinterProfile(
        text(Field.NAME),
        how,
        whole(Field.DPI).orElseThrow(),
        new Size(millimetres(Field.WIDTH).orElseThrow(), millimetres(Field.HEIGHT).orElseThrow()),
        whole(Field.RIGHT).orElse(0),
        whole(Field.DOWN).orElse(0),
        whole(Field.DARKNESS).orElse(null),
        whole(Field.SPEED).orElse(null),
        asked,
        Duration.ofSeconds(whole(Field.SECONDS).orElse(PrinterFile.USUAL_SECONDS)));
  }

  /** Whether its print can be moved, as {@link Way#moves}; also where no way is typed yet. */
  public boolean moves() {
    return how().map(Way::moves).orElse(true);
  }

  /** An address alone is that of a label printer. */
  private Optional<Way> how() {
    String text = text(Field.HOW);
    return Way.parse(text).or(() -> Way.parse("tcp://" + text));
  }

  private Optional<Integer> whole(Field field) {
    String text = text(field);
    return WHOLE.matcher(text).matches() ? Optional.of(Integer.parseInt(text)) : Optional.empty();
  }

  /** People write commas. */
  private Optional<Double> millimetres(Field field) {
    String text = text(field).replace(',', '.');
    return DECIMAL.matcher(text).matches()
        ? Optional.of(Double.parseDouble(text)).filter(mm -> mm > 0 && mm <= PrinterFile.LARGEST_MM)
        : Optional.empty();
  }

  private String text(Field field) {
    return texts.getOrDefault(field, "").strip();
  }
}
