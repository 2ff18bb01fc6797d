package imprint.ui.settings;

import imprint.finding.Finding;
import java.util.Arrays;
import java.util.Locale;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/**
 * What a code says, in words: a number that a commissioner answers (604), a code of ours
 * (rom.strap-high), or a line of a log with one in it.
 *
 * @param sentence empty where nothing was asked
 * @param act what to do about it
 */
record Meaning(String sentence, String act) {
  static final Meaning NONE = new Meaning("", "");

  /** Not a part of a longer number, such as the time in front of a line. */
  private static final Pattern CODE =
      Pattern.compile(
          "[a-z][a-z0-9]*\\.[a-z0-9-]+|(?<![\\w:])(?<!\\w\\.)[1-6][0-9]{2}(?![\\w]|[.:]\\w)");

  /** More than any sentence has; they stand for what is not known here. */
  private static final int ARGUMENTS = 8;

  private static final int SHOWN = 40;

  static Meaning of(String typed, Locale locale) {
    String asked = typed.strip();
    if (asked.isEmpty()) {
      return NONE;
    }
    Object[] unknown = new String[ARGUMENTS];
    Arrays.fill(unknown, "…");
    return CODE.matcher(asked)
        .results()
        .map(MatchResult::group)
        .map(code -> Character.isDigit(code.charAt(0)) ? "commissioner." + code : code)
        .filter(Finding::known)
        // a log puts what happened behind where it happened
        .reduce((_, last) -> last)
        .map(code -> of(Finding.note(code, unknown), locale))
        .orElseGet(() -> of(Finding.note("commissioner.unknown-code", shown(asked)), locale));
  }

  private static Meaning of(Finding finding, Locale locale) {
    return new Meaning(finding.sentence(locale), finding.nextAct(locale));
  }

  private static String shown(String asked) {
    return asked.length() <= SHOWN ? asked : asked.substring(0, SHOWN) + "…";
  }
}
