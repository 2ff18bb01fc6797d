package imprint.ui.kit;

import java.util.Locale;
import java.util.regex.Pattern;

/** Tells what opens a unit from other words: it must not get into the ledger's. */
public final class LabelCodes {
  /** The digits of a manual code, however they are grouped. */
  private static final Pattern MANUAL = Pattern.compile("\\s*\\d([\\s-]*\\d){10,}\\s*");

  private LabelCodes() {}

  /** Where a code begins; below 0 where there is none. */
  public static int in(String text) {
    int code = text.toUpperCase(Locale.ROOT).indexOf("MT:");
    return code < 0 && MANUAL.matcher(text).matches() ? 0 : code;
  }

  /** Whether it is one. */
  public static boolean is(String text) {
    return in(text.strip()) == 0;
  }
}
