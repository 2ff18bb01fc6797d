package imprint.finding;

import java.text.MessageFormat;
import java.util.List;
import java.util.Locale;
import java.util.MissingResourceException;
import java.util.ResourceBundle;

/**
 * What a check has to say.
 *
 * <p>The words are data: the part of the code before the first dot names a bundle beside this class
 * ({@code link.absent} is in {@code link.properties}), which holds the sentence under the code and
 * the next act under the code with {@code .act}. Both are {@link MessageFormat} patterns; write no
 * apostrophes in them. Arguments are printed but for control characters, so no secret may be one.
 *
 * @param code stable, lower case, {@code area.what-is-wrong}; scripts and support go by it
 * @param arguments what stands at {0}, {1}, … of both texts
 */
public record Finding(String code, Severity severity, List<String> arguments) {
  private static final String CODE = "[a-z]+\\.[a-z0-9-]+";

  public Finding {
    if (!code.matches(CODE)) {
      throw new IllegalArgumentException("not a finding code: " + code);
    }
    arguments = List.copyOf(arguments);
  }

  public static Finding error(String code, Object... arguments) {
    return of(code, Severity.ERROR, arguments);
  }

  public static Finding warning(String code, Object... arguments) {
    return of(code, Severity.WARNING, arguments);
  }

  public static Finding note(String code, Object... arguments) {
    return of(code, Severity.NOTE, arguments);
  }

  private static Finding of(String code, Severity severity, Object... arguments) {
    return new Finding(code, severity, List.of(arguments).stream().map(String::valueOf).toList());
  }

  /** Whether {@code code} is one that there is a sentence for. */
  public static boolean known(String code) {
    return code.matches(CODE) && !note(code).sentence(Locale.ENGLISH).equals(code + " ");
  }

  /** What is wrong, in one sentence. */
  public String sentence(Locale locale) {
    return text(code, locale);
  }

  /** What to do about it, in one sentence. */
  public String nextAct(Locale locale) {
    return text(code + ".act", locale);
  }

  /** Sentence and next act in English, as the command line and the log print them. */
  @Override
  public String toString() {
    return sentence(Locale.ENGLISH) + " " + nextAct(Locale.ENGLISH);
  }

  private String text(String key, Locale locale) {
    String area = code.substring(0, code.indexOf('.'));
    try {
      String pattern =
          ResourceBundle.getBundle(Finding.class.getPackageName() + "." + area, locale, NO_FALLBACK)
              .getString(key);
      return new MessageFormat(pattern, locale)
          .format(arguments.stream().map(Printable::line).toArray());
    } catch (MissingResourceException absent) {
      // a missing text must never hide the failure that it was to explain
      return key + " " + Printable.line(String.join(", ", arguments));
    }
  }

  /** English is the root bundle, so the machine's own locale must not slip in between. */
  private static final ResourceBundle.Control NO_FALLBACK =
      ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES);
}
