package imprint.ui.labels;

import imprint.finding.Finding;
import imprint.ledger.Unit;
import imprint.line.packing.ScanBack.Verdict;
import imprint.ui.kit.Problem;
import java.util.List;
import java.util.function.Consumer;

/** Holds what was scanned against the labels that are out, and says what came of it. */
final class Verdicts {
  private final Desk desk;
  private final Scans scans;
  private final OnPaper paper;
  private final InHand inHand;
  private final LabelWords words;
  private final Consumer<Shown> show;

  Verdicts(
      Desk desk,
      Scans scans,
      OnPaper paper,
      InHand inHand,
      LabelWords words,
      Consumer<Shown> show) {
    this.desk = desk;
    this.scans = scans;
    this.paper = paper;
    this.inHand = inHand;
    this.words = words;
    this.show = show;
  }

  /** Whose turn it is. */
  void of(String text) {
    List<Unit> all = paper.expected.all();
    scans.ask(
        () -> desk.scanned(text, all), this::judged, cause -> notRight(Problem.finding(cause)));
  }

  private void judged(Verdict verdict) {
    switch (verdict) {
      case Verdict.Right right -> right(right);
      case Verdict.Wrong(Finding finding) -> notRight(finding);
    }
  }

  private void right(Verdict.Right right) {
    paper.expected.close(right.unit());
    inHand.tell(right.unit());
    if (scans.troubles().isEmpty()) {
      show.accept(words.right(right, paper.expected, paper.rest().isPresent()));
    } else {
      say(scans.troubles());
    }
  }

  private void notRight(Finding trouble) {
    scans.wrong(trouble);
    say(scans.troubles());
  }

  /** Something is wrong with what was scanned. */
  void say(List<Finding> troubles) {
    show.accept(words.notRight(troubles, !paper.expected.none(), paper.rest().isPresent()));
  }
}
