package imprint.esp.rom;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A pattern for one line of a console. Java's matcher goes back and tries again, with some patterns
 * for longer than the universe lasts; here it is stopped after so many looks at a character.
 *
 * @param field where it comes from, for sentences
 */
public record LinePattern(String field, Pattern pattern) {
  /** A sound pattern looks at each of a line's 512 characters a few hundred times at the most. */
  private static final int LOOKS = 200_000;

  /** The pattern gave no answer in time. */
  static final class TooSlow extends RuntimeException {
    TooSlow() {
      super(null, null, false, false);
    }
  }

  public static LinePattern of(String field, String regex) {
    return new LinePattern(field, Pattern.compile(regex));
  }

  /**
   * What its first group found in {@code line}, or the empty text where it has none.
   *
   * @return nothing where the pattern does not fit
   * @throws TooSlow when it cannot be told in time
   */
  Optional<String> find(String line) {
    Matcher matcher = pattern.matcher(new Metered(line));
    try {
      if (!matcher.find()) {
        return Optional.empty();
      }
    } catch (StackOverflowError deep) {
      throw new TooSlow();
    }
    int from = matcher.groupCount() == 0 ? -1 : matcher.start(1);
    return Optional.of(from < 0 ? "" : line.substring(from, matcher.end(1)));
  }

  /** Counts the looks. */
  private static final class Metered implements CharSequence {
    private final String text;
    private int left = LOOKS;

    Metered(String text) {
      this.text = text;
    }

    @Override
    public char charAt(int index) {
      if (left-- == 0) {
        throw new TooSlow();
      }
      return text.charAt(index);
    }

    @Override
    public int length() {
      return text.length();
    }

    @Override
    public CharSequence subSequence(int start, int end) {
      return text.substring(start, end);
    }

    /** Without the text: it may open a unit. */
    @Override
    public String toString() {
      return "Metered";
    }
  }
}
