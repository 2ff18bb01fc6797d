package imprint.ui.line;

import imprint.finding.Finding;
import imprint.line.packing.LabelQueue.News;
import imprint.line.packing.LabelQueue.Standing;
import imprint.line.packing.ScanBack.Verdict;
import imprint.ui.kit.Texts;
import imprint.ui.kit.Why;

/**
 * What is to be said of the line's labels.
 *
 * @param act what somebody has to do about it; empty where nobody has
 * @param stays until it is over, and not only until the next board
 */
public record LabelNote(String sentence, String act, boolean stays) {
  static final LabelNote NONE = new LabelNote("", "", false);

  /** Whether somebody is needed. */
  boolean serious() {
    return !act.isEmpty();
  }

  /** The same, where something else stays that it must not hide. */
  LabelNote over(LabelNote standing) {
    String both = (sentence + " " + standing.sentence).strip();
    return new LabelNote(both, act.isEmpty() ? standing.act : act, false);
  }

  static LabelNote of(Standing now, Texts texts) {
    return switch (now.news()) {
      case News.Out(String unit) -> plain(texts.get("line.labels.out", unit));
      case News.Sent(String unit) -> plain(texts.get("line.labels.sent", unit));
      case News.Waits(Finding why) -> {
        String waiting = texts.get("line.labels.wait", now.waiting());
        yield new LabelNote(sentence(why, texts) + " " + waiting, act(why, texts), true);
      }
      case News.Unsure(String unit, Finding _) ->
          new LabelNote(
              texts.get("line.labels.unsure", unit), texts.get("line.labels.unsure.act"), false);
      case News.Failed(String unit, Finding why) ->
          new LabelNote(
              texts.get("line.labels.failed", unit) + " " + sentence(why, texts),
              act(why, texts),
              false);
    };
  }

  static LabelNote of(Verdict verdict, Texts texts) {
    return switch (verdict) {
      case Verdict.Right right ->
          plain(texts.get("line.labels.right", right.unit().serialNumber()));
      case Verdict.Wrong(Finding why) -> of(why, texts);
    };
  }

  static LabelNote of(Finding why, Texts texts) {
    if (why.code().startsWith("matter.")) {
      // a code on a carton has digits, too
      return plain(texts.get("line.scanned.misread"));
    }
    if (why.code().equals("line.scan-unprinted")) {
      // what the printer lacks is to be done first
      return plain(sentence(why, texts) + " " + act(why, texts));
    }
    return why.code().equals("line.scan-of-none")
        ? plain(texts.get("line.scanned.unknown"))
        : new LabelNote(sentence(why, texts), act(why, texts), false);
  }

  private static LabelNote plain(String sentence) {
    return new LabelNote(sentence, "", false);
  }

  private static String sentence(Finding why, Texts texts) {
    return words(texts).sentence(why);
  }

  private static String act(Finding why, Texts texts) {
    return words(texts).act(why);
  }

  /** Nobody has to press anything here: it goes on by itself. */
  private static Why words(Texts texts) {
    return new Why(texts, name -> "line.labels." + name);
  }
}
