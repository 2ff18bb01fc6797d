package imprint.matter;

import imprint.finding.Refusal;
import java.util.Locale;

/** Language tags of BCP 47, such as {@code zh-Hans-CN}. */
public final class LocaleTag {
  /** Matter core specification, 11.3.7.1. */
  private static final int LONGEST = 35;

  private LocaleTag() {}

  /**
   * The tag, if it is one.
   *
   * @throws Refusal matter.locale
   */
  public static String checked(String tag) {
    if (tag.length() > LONGEST || Locale.forLanguageTag(tag).getLanguage().isEmpty()) {
      throw Refusal.of("matter.locale", tag);
    }
    return tag;
  }
}
