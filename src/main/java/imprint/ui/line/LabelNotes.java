package imprint.ui.line;

import imprint.finding.Finding;
import imprint.line.packing.LabelQueue.News;
import imprint.line.packing.LabelQueue.Standing;
import imprint.line.packing.ScanBack.Verdict;
import imprint.ui.kit.Background;
import imprint.ui.kit.Problem;
import imprint.ui.kit.Texts;
import javafx.beans.property.ReadOnlyIntegerProperty;
import javafx.beans.property.ReadOnlyIntegerWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;

/** What is said of the labels of the line, one thing after another; what stays is never hidden. */
public final class LabelNotes {
  private final Texts texts;
  private final Background background;
  private final LineDesk desk;
  private final ReadOnlyObjectWrapper<LabelNote> shown =
      new ReadOnlyObjectWrapper<>(LabelNote.NONE);
  private final ReadOnlyIntegerWrapper left = new ReadOnlyIntegerWrapper();
  private final OpenLabels open = new OpenLabels();
  private LabelNote standing = LabelNote.NONE;

  /** What is looked up is of use until somebody has them printed. */
  private int round;

  LabelNotes(Texts texts, Background background, LineDesk desk) {
    this.texts = texts;
    this.background = background;
    this.desk = desk;
  }

  /** How the labels of the line stand. */
  public void tell(Standing now) {
    LabelNote note = LabelNote.of(now, texts);
    standing = note.stays() ? note : LabelNote.NONE;
    open.tell(now.news());
    // one that is open says so itself
    show(note.stays() || note.serious() ? LabelNote.NONE : note);
    if (now.news() instanceof News.Failed) {
      lookForLeft();
    }
  }

  /** Looks whether labels of before never went to a printer; none of them does by itself. */
  public void lookForLeft() {
    int asked = ++round;
    background.run(
        desk::unprinted,
        found -> {
          if (asked == round) {
            left.set(found);
          }
        },
        cause -> failed(Problem.finding(cause)));
  }

  /** Somebody is here again, who may have printed them elsewhere. */
  void arrive() {
    if (left.get() > 0) {
      lookForLeft();
    }
  }

  void follow(LabelNotes before) {
    left.set(before.left.get());
  }

  /**
   * Prints those that were left, each once; another press while they are looked up does nothing.
   */
  public void printLeft() {
    int count = left.get();
    if (count > 0) {
      left.set(0);
      round++;
      background.run(
          () -> {
            desk.printUnprinted();
            return true;
          },
          _ -> {},
          cause -> {
            left.set(count);
            failed(Problem.finding(cause));
          });
    }
  }

  void scanned(Verdict verdict) {
    if (verdict instanceof Verdict.Right right) {
      open.close(right.unit().serialNumber());
    }
    show(LabelNote.of(verdict, texts));
  }

  void failed(Finding why) {
    show(LabelNote.of(why, texts));
  }

  /** Something else that was scanned, in a sentence. */
  void told(String sentence) {
    show(new LabelNote(sentence, "", false));
  }

  /** Over what it must not hide. */
  private void show(LabelNote note) {
    shown.set(note.over(standing.over(open.note(texts))));
  }

  /** A board begins. */
  void next() {
    open.clear();
    shown.set(standing);
  }

  public ReadOnlyObjectProperty<LabelNote> shownProperty() {
    return shown.getReadOnlyProperty();
  }

  /** How many labels of before were never sent to a printer. */
  public ReadOnlyIntegerProperty leftProperty() {
    return left.getReadOnlyProperty();
  }
}
