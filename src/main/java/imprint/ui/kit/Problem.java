package imprint.ui.kit;

import imprint.finding.Finding;
import imprint.finding.Refusal;
import imprint.finding.Severity;
import java.util.Locale;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One thing that does not fit, in words, with what to do about it. */
public record Problem(boolean serious, String sentence, String act) {
  private static final Logger LOG = LoggerFactory.getLogger(Problem.class);

  /** What went wrong; a fault of the program itself is logged. */
  public static Finding finding(Exception cause) {
    if (cause instanceof Refusal refusal) {
      return refusal.finding();
    }
    LOG.error("unexpected", cause);
    return Finding.error("line.unexpected", cause.getClass().getSimpleName());
  }

  public static Problem of(Finding finding, Locale locale) {
    return new Problem(
        finding.severity() == Severity.ERROR, finding.sentence(locale), finding.nextAct(locale));
  }
}
