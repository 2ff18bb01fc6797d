package imprint.ui.kit;

import java.text.MessageFormat;
import java.util.Locale;
import java.util.ResourceBundle;

/**
 * The words of the window in one language. English is the root bundle; write no apostrophes, the
 * patterns are {@link MessageFormat}'s.
 */
public final class Texts {
  private static final String BUNDLE = "imprint.ui.texts";

  private final Locale locale;
  private final ResourceBundle bundle;

  public Texts(Locale locale) {
    this(
        locale,
        ResourceBundle.getBundle(
            BUNDLE,
            locale,
            // the machine's own locale must not slip in between a language and the English root
            ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES)));
  }

  /**
   * Of other words.
   *
   * @param locale for numbers and findings
   */
  public Texts(Locale locale, ResourceBundle bundle) {
    this.locale = locale;
    this.bundle = bundle;
  }

  /** What findings are to be told in. */
  public Locale locale() {
    return locale;
  }

  /** For {@code %key} in FXML. */
  public ResourceBundle bundle() {
    return bundle;
  }

  /**
   * The text under {@code key}.
   *
   * @throws java.util.MissingResourceException where there is none: a test finds it, not an
   *     operator
   */
  public String get(String key, Object... arguments) {
    String pattern = bundle.getString(key);
    return arguments.length == 0 ? pattern : new MessageFormat(pattern, locale).format(arguments);
  }

  /** A duration as seconds with one decimal, {@code 4.2 s}. */
  public String seconds(java.time.Duration duration) {
    return get("time.seconds", duration.toMillis() / 1000.0);
  }
}
