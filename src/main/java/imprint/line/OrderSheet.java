package imprint.line;

import imprint.factory.LoadedProduct;
import imprint.finding.Refusal;
import imprint.ledger.Filter;
import imprint.ledger.Ledger;
import imprint.ledger.Mac;
import imprint.ledger.Unit;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * What the code on the sheet of an order says: its number, or its number and how many units, parted
 * by one semicolon, comma or blank. A tab ends a scan, and so parts nothing.
 *
 * @param units to make, 1…{@link #MOST_UNITS}; empty where the sheet does not say it
 */
public record OrderSheet(String number, OptionalInt units) {
  /** Units that a sheet can name. */
  public static final int MOST_UNITS = 100_000;

  /** Characters of what the numbers begin with. */
  static final int LONGEST_PREFIX = 20;

  private static final Pattern FORM = Pattern.compile("([^;, ]+)(?:[;, ]([1-9][0-9]{0,5}))?");
  private static final Pattern NO_LETTER = Pattern.compile("[0-9-]*");

  /**
   * What a scan at the line is, in this order: a badge, which the window's door takes before
   * anybody else is asked; the code of a label; a MAC; the name of a unit; and only then, if it
   * begins as order numbers do, an order's sheet.
   *
   * @param prefix of {@link Orders}
   * @param named whether a unit is called so
   * @return empty where it is none of an order
   * @throws Refusal line.order-sheet where it begins like one and is none; matter.… for a code of a
   *     label that was misread
   */
  public static Optional<OrderSheet> read(String text, String prefix, Predicate<String> named) {
    String word = text.strip();
    return prefix.isEmpty() || !word.startsWith(prefix) || ofUnit(word, named)
        ? Optional.empty()
        : Optional.of(parse(word, prefix));
  }

  /**
   * What can be the number of an order in a text that somebody looks for: all of it, then what
   * stands before the amount, if there is one.
   */
  public static List<String> numbers(String text) {
    String word = text.strip();
    Matcher form = FORM.matcher(word);
    return Stream.of(word, form.matches() ? form.group(1) : word)
        .distinct()
        .filter(Unit::orderNumber)
        .toList();
  }

  private static boolean ofUnit(String word, Predicate<String> named) {
    return switch (Scan.read(word, named)) {
      case Scan.Qr _, Scan.Manual _ -> true;
      case Scan.Word _ ->
          Mac.read(word).isPresent()
              || named.test(word)
              || named.test(word.toUpperCase(Locale.ROOT));
    };
  }

  private static OrderSheet parse(String word, String prefix) {
    Matcher form = FORM.matcher(word);
    if (form.matches()) {
      String number = form.group(1);
      String units = form.group(2);
      OptionalInt told = units == null ? OptionalInt.empty() : OptionalInt.of(Order.units(units));
      boolean right = Order.printable(number, Order.LONGEST) && number.length() > prefix.length();
      if (right && told.orElse(1) <= MOST_UNITS) {
        return new OrderSheet(number, told);
      }
    }
    throw Refusal.of("line.order-sheet", MOST_UNITS);
  }

  /**
   * Refuses what the numbers of orders cannot begin with, because labels do.
   *
   * @throws Refusal line.order-prefix, line.order-prefix-code
   */
  static void checkPrefix(String prefix) {
    if (prefix.toUpperCase(Locale.ROOT).startsWith("MT:")) {
      throw Refusal.of("line.order-prefix-code");
    }
    if (!Order.printable(prefix, LONGEST_PREFIX) || NO_LETTER.matcher(prefix).matches()) {
      throw Refusal.of("line.order-prefix", LONGEST_PREFIX);
    }
  }

  /**
   * Refuses a beginning that serial numbers have, too: those of the ledger, or those that the
   * product will get.
   *
   * @param made the product in use
   * @throws Refusal line.order-prefix-serial
   */
  public static void checkPrefix(String prefix, Ledger ledger, Optional<LoadedProduct> made) {
    made.map(product -> product.product().data().serialNumber().text())
        .filter(pattern -> meet(prefix, pattern))
        .ifPresent(pattern -> refuseSerial(prefix, pattern));
    ledger
        .records()
        .forEach(
            serials(prefix),
            unit -> {
              if (unit.serialNumber().startsWith(prefix)) {
                refuseSerial(prefix, unit.serialNumber());
              }
            });
  }

  private static boolean meet(String prefix, String pattern) {
    String beginning = pattern.replaceFirst("\\{.*", "");
    return pattern.startsWith(prefix) || (!beginning.isEmpty() && prefix.startsWith(beginning));
  }

  private static Filter serials(String prefix) {
    // servers sort as their country does, and everywhere nothing comes behind z
    Filter.Serials from = new Filter.Serials(prefix, prefix + "z".repeat(LONGEST_PREFIX));
    return new Filter(null, null, null, null, null, Set.of(), null, null, from, null, null);
  }

  private static void refuseSerial(String prefix, String serial) {
    throw Refusal.of("line.order-prefix-serial", prefix, serial);
  }
}
