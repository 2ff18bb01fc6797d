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
  private final Consumer<Said> show;

  Verdicts(Desk desk, Scans scans, OnPaper paper, InHand inHand, Consumer<Said> show) {
    this.desk = desk;
    this.scans = scans;
    this.paper = paper;
    this.inHand = inHand;
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
      boolean rest = paper.rest().isPresent();
      show.accept(words -> words.right(right, paper.expected, rest));
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
    boolean expected = !paper.expected.none();
    boolean rest = paper.rest().isPresent();
    show.accept(words -> words.notRight(troubles, expected, rest));
  }
}
