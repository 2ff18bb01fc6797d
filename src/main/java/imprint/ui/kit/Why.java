package imprint.ui.kit;

import imprint.finding.Finding;
import java.util.function.UnaryOperator;

/**
 * What went wrong with a label, and what somebody at a printer does about it: commands and files
 * are for others.
 */
public final class Why {
  private final Texts texts;
  private final UnaryOperator<String> acts;

  /**
   * @param acts the key of an act, from the name of what went wrong
   */
  public Why(Texts texts, UnaryOperator<String> acts) {
    this.texts = texts;
    this.acts = acts;
  }

  public String sentence(Finding finding) {
    String key = "labels.why." + name(finding);
    return texts.bundle().containsKey(key)
        ? texts.get(key, finding.arguments().toArray())
        : finding.sentence(texts.locale());
  }

  public String act(Finding finding) {
    String key = acts.apply(name(finding));
    return texts.bundle().containsKey(key)
        ? texts.get(key, finding.arguments().toArray())
        : finding.nextAct(texts.locale());
  }

  private static String name(Finding finding) {
    return finding.code().substring(finding.code().indexOf('.') + 1);
  }
}
