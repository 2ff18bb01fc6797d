package imprint.ui.kit;

import imprint.finding.Finding;
import imprint.finding.Severity;
import java.util.Locale;

/** One thing that does not fit, in words, with what to do about it. */
public record Problem(boolean serious, String sentence, String act) {
  public static Problem of(Finding finding, Locale locale) {
    return new Problem(
        finding.severity() == Severity.ERROR, finding.sentence(locale), finding.nextAct(locale));
  }
}
