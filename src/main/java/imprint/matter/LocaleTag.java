package imprint.matter;

import imprint.finding.Refusal;
import java.util.IllformedLocaleException;
import java.util.Locale;

/** Language tags of BCP 47, such as {@code zh-Hans-CN}. */
public final class LocaleTag {
  private LocaleTag() {}

  /**
   * The tag, if it is one.
   *
   * @throws Refusal matter.locale
   */
  public static String checked(String tag) {
    if (!DeviceText.LOCALE.fits(tag) || language(tag).isEmpty()) {
      throw Refusal.of("matter.locale", tag);
    }
    return tag;
  }

  private static String language(String tag) {
    try {
      // unlike forLanguageTag, which leaves out whatever it does not understand
      return new Locale.Builder().setLanguageTag(tag).build().getLanguage();
    } catch (IllformedLocaleException none) {
      return "";
    }
  }
}
