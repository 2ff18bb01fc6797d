package imprint.ui.line;

import imprint.finding.Finding;
import imprint.line.packing.LabelQueue.Standing;
import imprint.line.packing.ScanBack.Verdict;
import imprint.ui.kit.Texts;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;

/** What is said of the labels of the line, one thing after another; what stays is never hidden. */
final class LabelNotes {
  private final Texts texts;
  private final ReadOnlyObjectWrapper<LabelNote> shown =
      new ReadOnlyObjectWrapper<>(LabelNote.NONE);
  private LabelNote standing = LabelNote.NONE;

  LabelNotes(Texts texts) {
    this.texts = texts;
  }

  void tell(Standing now) {
    LabelNote note = LabelNote.of(now, texts);
    standing = note.stays() ? note : LabelNote.NONE;
    shown.set(note);
  }

  void left(int count) {
    if (count > 0) {
      shown.set(LabelNote.left(count, texts));
    }
  }

  void scanned(Verdict verdict) {
    shown.set(LabelNote.of(verdict, texts).over(standing));
  }

  void scanned(Finding why) {
    shown.set(LabelNote.of(why, texts).over(standing));
  }

  /** Something else that was scanned, in a sentence. */
  void told(String sentence) {
    shown.set(new LabelNote(sentence, "", false).over(standing));
  }

  /** A board begins. */
  void next() {
    shown.set(standing);
  }

  ReadOnlyObjectProperty<LabelNote> shownProperty() {
    return shown.getReadOnlyProperty();
  }
}
