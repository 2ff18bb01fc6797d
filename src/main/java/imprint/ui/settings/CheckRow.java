package imprint.ui.settings;

import imprint.finding.Finding;
import imprint.finding.Severity;
import imprint.line.Check;
import imprint.ui.kit.Texts;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * One line of the self-check.
 *
 * @param state a style: {@code good}, {@code note}, {@code warning} or {@code error}
 * @param word the state in a word, so that nobody needs the colour
 * @param details each sentence with its act
 */
record CheckRow(String state, String topic, String word, String fact, List<String> details) {
  static CheckRow of(Check check, Texts texts) {
    Optional<Severity> worst = check.worst();
    String state = worst.map(each -> each.name().toLowerCase(Locale.ROOT)).orElse("good");
    return new CheckRow(
        state,
        texts.get("settings.check." + check.topic()),
        texts.get("settings.check." + state),
        check.fact(),
        check.findings().stream().map(finding -> told(finding, texts.locale())).toList());
  }

  private static String told(Finding finding, Locale locale) {
    return finding.sentence(locale) + " " + finding.nextAct(locale);
  }
}
