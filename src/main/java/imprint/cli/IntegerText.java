package imprint.cli;

import imprint.finding.Refusal;
import java.math.BigInteger;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import picocli.CommandLine.ITypeConverter;

/**
 * A number as Python's {@code int(text, 0)} reads it, which esp-matter-mfg-tool does: decimal, or
 * with 0x, 0o, 0b; single underscores between digits; a sign. A decimal number may start with zeros
 * here, as passcodes are printed.
 *
 * @param text as a person wrote it
 */
record IntegerText(String text) {
  private static final Pattern NUMBER =
      Pattern.compile(
          "([+-]?)(?:(0[xX])_?([0-9A-Fa-f]+(?:_[0-9A-Fa-f]+)*)"
              + "|(0[oO])_?([0-7]+(?:_[0-7]+)*)"
              + "|(0[bB])_?([01]+(?:_[01]+)*)"
              + "|([0-9]+(?:_[0-9]+)*))");

  /** Far more digits than any option takes; converting is quadratic. */
  private static final int LONGEST = 80;

  /** For picocli, which must not judge: the option's own limits give the better sentence. */
  static final class Converter implements ITypeConverter<IntegerText> {
    @Override
    public IntegerText convert(String value) {
      return new IntegerText(value);
    }
  }

  /**
   * The number, if it is one from {@code least} to {@code most}.
   *
   * @param option that it was given for, as the sentence names it
   * @throws Refusal cli.not-a-number; generate.range
   */
  long within(long least, long most, String option) {
    Matcher number = NUMBER.matcher(text.strip());
    if (text.length() > LONGEST || !number.matches()) {
      throw Refusal.of("cli.not-a-number", option, shown());
    }
    BigInteger value = digits(number);
    if (number.group(1).equals("-")) {
      value = value.negate();
    }
    if (value.compareTo(BigInteger.valueOf(least)) < 0
        || value.compareTo(BigInteger.valueOf(most)) > 0) {
      throw Refusal.of(
          "generate.range", option, shown(), Long.toString(least), Long.toString(most));
    }
    return value.longValueExact();
  }

  private static BigInteger digits(Matcher number) {
    if (number.group(3) != null) {
      return digits(number.group(3), 16);
    }
    if (number.group(5) != null) {
      return digits(number.group(5), 8);
    }
    return number.group(7) != null ? digits(number.group(7), 2) : digits(number.group(8), 10);
  }

  private static BigInteger digits(String digits, int base) {
    return new BigInteger(digits.replace("_", "").toLowerCase(Locale.ROOT), base);
  }

  private String shown() {
    String clean = text.replaceAll("\\p{Cntrl}", "?");
    return clean.length() <= LONGEST ? clean : clean.substring(0, LONGEST) + "…";
  }
}
