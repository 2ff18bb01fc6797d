package imprint.line;

import imprint.finding.Refusal;
import imprint.ledger.Unit;
import java.time.Instant;
import java.util.function.IntPredicate;
import java.util.regex.Pattern;

/**
 * What is to be made.
 *
 * @param number as it stands on the sheet of the order; empty where it has none
 * @param units to make, 1…{@link #MOST_UNITS}
 * @param since units of this order that were reserved then or later count
 */
public record Order(String number, int units, Instant since) {
  /** Units that an order can be for. */
  public static final int MOST_UNITS = 9_999_999;

  /** Characters of a number. */
  static final int LONGEST = Unit.LONGEST_ORDER;

  private static final Pattern UNITS = Pattern.compile("[0-9]{1,7}");

  /**
   * An order.
   *
   * @throws Refusal line.order-number, line.order-code, line.order-units
   */
  public Order {
    if (!number.isEmpty()) {
      check(number);
    }
    if (units < 1 || units > MOST_UNITS) {
      throw Refusal.of("line.order-units", units, MOST_UNITS);
    }
  }

  /**
   * Refuses what cannot be an order's number; what may be a secret is not repeated.
   *
   * @throws Refusal line.order-number, line.order-code
   */
  static void check(String number) {
    if (!printable(number, LONGEST)) {
      throw Refusal.of("line.order-number", LONGEST);
    }
    if (Scan.isCode(number)) {
      throw Refusal.of("line.order-code");
    }
  }

  /** Whether it is 1 to so many characters that are seen, none of which parts number and amount. */
  static boolean printable(String text, int most) {
    IntPredicate seen =
        character ->
            switch (Character.getType(character)) {
              case Character.CONTROL,
                  Character.FORMAT,
                  Character.SURROGATE,
                  Character.PRIVATE_USE,
                  Character.UNASSIGNED,
                  Character.SPACE_SEPARATOR,
                  Character.LINE_SEPARATOR,
                  Character.PARAGRAPH_SEPARATOR ->
                  false;
              default -> character != ';' && character != ',';
            };
    return !text.isEmpty()
        && text.codePointCount(0, text.length()) <= most
        && text.codePoints().allMatch(seen);
  }

  /**
   * How many units somebody typed.
   *
   * @throws Refusal line.order-units
   */
  public static int units(String typed) {
    if (!UNITS.matcher(typed).matches()) {
      throw Refusal.of("line.order-units", typed, MOST_UNITS);
    }
    return Integer.parseInt(typed);
  }
}
