package imprint.ui.line;

import imprint.finding.Finding;
import imprint.line.packing.LabelQueue.News;
import imprint.line.packing.LabelQueue.Standing;
import imprint.ui.kit.Texts;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Labels that somebody has to see to: what comes after them must not hide them. */
final class OpenLabels {
  private final Map<String, News> open = new LinkedHashMap<>();

  /** What happened to a label opens it, or closes it. */
  void tell(News news) {
    switch (news) {
      case News.Unsure(String unit, Finding _) -> open.put(unit, news);
      case News.Failed(String unit, Finding _) -> open.put(unit, news);
      case News.Out(String unit) -> close(unit);
      case News.Sent(String unit) -> close(unit);
      case News.Waits _ -> {}
    }
  }

  /** Its label is there. */
  void close(String unit) {
    open.remove(unit);
  }

  void clear() {
    open.clear();
  }

  /** All of them; those that nobody is sure of in one sentence. */
  LabelNote note(Texts texts) {
    LabelNote note = LabelNote.NONE;
    List<String> unsure = new ArrayList<>();
    for (News news : open.values()) {
      if (news instanceof News.Unsure(String unit, Finding _)) {
        unsure.add(unit);
      } else {
        note = said(news, texts).over(note);
      }
    }
    if (unsure.isEmpty()) {
      return note;
    }
    News all = new News.Unsure(String.join(", ", unsure), Finding.warning("line.label-unsure"));
    return said(all, texts).over(note);
  }

  private static LabelNote said(News news, Texts texts) {
    return LabelNote.of(new Standing(0, news), texts);
  }
}
