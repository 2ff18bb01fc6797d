package imprint.ledger;

import imprint.finding.Refusal;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A board's base MAC address.
 *
 * @param text six bytes, lower case with colons, as flashers print it: {@code 24:0a:c4:00:00:01}
 */
public record Mac(String text) {
  private static final Pattern CANONICAL = Pattern.compile("[0-9a-f]{2}(:[0-9a-f]{2}){5}");
  private static final Pattern SPELLINGS =
      Pattern.compile(
          "\\p{XDigit}{2}([:-]?)\\p{XDigit}{2}(?:\\1\\p{XDigit}{2}){4}"
              + "|\\p{XDigit}{4}\\.\\p{XDigit}{4}\\.\\p{XDigit}{4}");

  public Mac {
    if (!CANONICAL.matcher(text).matches()) {
      throw new IllegalArgumentException("not a canonical MAC address");
    }
  }

  /**
   * Reads any usual spelling: colons, hyphens, dots in fours or nothing between the digits; either
   * case; blanks around it.
   *
   * @throws Refusal ledger.not-a-mac
   */
  public static Mac parse(String text) {
    return read(text).orElseThrow(() -> Refusal.of("ledger.not-a-mac", text));
  }

  /** As {@link #parse}, empty where {@code text} is something else. */
  public static Optional<Mac> read(String text) {
    String word = text.strip();
    if (!SPELLINGS.matcher(word).matches()) {
      return Optional.empty();
    }
    String digits = word.replaceAll("[:.-]", "").toLowerCase(Locale.ROOT);
    return Optional.of(new Mac(digits.replaceAll("(..)(?!$)", "$1:")));
  }

  @Override
  public String toString() {
    return text;
  }
}
