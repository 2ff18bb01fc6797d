package imprint.ui.labels;

import imprint.finding.Finding;
import imprint.ui.kit.Texts;

/** What went wrong, and what a packer does about it: commands and files are for others. */
final class Why {
  private final Texts texts;

  Why(Texts texts) {
    this.texts = texts;
  }

  String sentence(Finding finding) {
    String key = "labels.why." + name(finding);
    return texts.bundle().containsKey(key)
        ? texts.get(key, finding.arguments().toArray())
        : finding.sentence(texts.locale());
  }

  String act(Finding finding) {
    String key = "labels.next." + name(finding);
    return texts.bundle().containsKey(key)
        ? texts.get(key, finding.arguments().toArray())
        : finding.nextAct(texts.locale());
  }

  private static String name(Finding finding) {
    return finding.code().substring(finding.code().indexOf('.') + 1);
  }
}
