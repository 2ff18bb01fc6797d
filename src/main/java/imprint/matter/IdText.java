package imprint.matter;

import java.util.Locale;
import java.util.OptionalInt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** How 16-bit ids are written: {@code 0xFFF1}, or decimal. */
final class IdText {
  private static final Pattern HEX = Pattern.compile("0[xX]([0-9A-Fa-f]{1,4})");
  private static final Pattern DECIMAL = Pattern.compile("[0-9]{1,5}");

  private IdText() {}

  static boolean fits(int value) {
    return value >= 0 && value <= 0xFFFF;
  }

  /** The number, which may still be too large for an id; empty if it is none. */
  static OptionalInt parse(String text) {
    String trimmed = text.strip();
    Matcher hex = HEX.matcher(trimmed);
    if (hex.matches()) {
      return OptionalInt.of(Integer.parseInt(hex.group(1), 16));
    }
    return DECIMAL.matcher(trimmed).matches()
        ? OptionalInt.of(Integer.parseInt(trimmed))
        : OptionalInt.empty();
  }

  static String print(int value) {
    return String.format(Locale.ROOT, "0x%04X", value);
  }
}
