package imprint.ui.labels;

import static java.util.stream.Collectors.joining;

import imprint.finding.Finding;
import imprint.finding.Severity;
import imprint.ledger.Unit;
import imprint.line.packing.PrintRun;
import imprint.line.packing.ScanBack.Verdict;
import imprint.ui.kit.Problem;
import imprint.ui.kit.Texts;
import imprint.ui.kit.Why;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** Says in the window's words where the work on labels is. */
final class LabelWords {
  private static final Set<String> OTHERS =
      Set.of("line.scan-other", "line.scan-other-dead", "line.scan-not-among", "line.scan-dead");

  private final Texts texts;
  private final Why why;

  LabelWords(Texts texts) {
    this.texts = texts;
    this.why = new Why(texts, name -> "labels.next." + name);
  }

  /** What says the same whatever there is. */
  Shown plain(Stage stage) {
    return new Shown(
        stage,
        texts.get("labels." + stage + ".word"),
        texts.get("labels." + stage + ".sentence"),
        texts.get("labels." + stage + ".act"),
        texts.get("labels." + stage + ".go"),
        texts.get("labels." + stage + ".back"));
  }

  /**
   * @param count of labels that wait
   * @param is how the printer is; what has to be done at it comes first
   */
  Shown start(Unit next, int count, Condition is) {
    String serialNumber = next.serialNumber();
    String wait =
        count >= Desk.COUNTED
            ? texts.get("labels.wait.many", Desk.COUNTED)
            : texts.get("labels.wait", count);
    return new Shown(
        Stage.START,
        texts.get("labels.START.word", serialNumber),
        wait,
        is.act().isEmpty() ? texts.get("labels.START.act", serialNumber) : is.act(),
        texts.get("labels.next-label"),
        "");
  }

  /** Nothing can be printed as it is. */
  Shown unfit(Exception cause) {
    Finding finding = Problem.finding(cause);
    return plain(Stage.UNFIT, why.sentence(finding), why.act(finding));
  }

  private Shown plain(Stage stage, String sentence, String act) {
    Shown plain = plain(stage);
    return new Shown(stage, plain.word(), sentence, act, plain.go(), plain.back());
  }

  /**
   * @param copies of each label
   */
  Shown plan(PrintRun.Choice choice, int copies) {
    int count = choice.units().size();
    int before = choice.before().size();
    String out = before == 0 ? "" : texts.get("labels.PLAN.left-out", before);
    if (count == 0) {
      return new Shown(
          Stage.PLAN,
          texts.get("labels.PLAN.none"),
          before == 0 ? texts.get("labels.PLAN.none.found") : out,
          texts.get("labels.PLAN.none.act"),
          "",
          texts.get("labels.back"));
    }
    String first = choice.units().getFirst().serialNumber();
    String last = choice.units().getLast().serialNumber();
    String which =
        count == 1
            ? texts.get("labels.PLAN.one", first)
            : texts.get("labels.PLAN.sentence", first, last);
    int all = count * copies;
    String word = texts.get("labels.PLAN.word", count);
    String each = copies == 1 ? "" : texts.get("labels.PLAN.copies.sentence", copies, all);
    return new Shown(
        Stage.PLAN,
        copies == 1 ? word : texts.get("labels.PLAN.copies", word, copies),
        Stream.of(which, each, out).filter(said -> !said.isEmpty()).collect(joining(" ")),
        texts.get("labels.PLAN.act", all),
        texts.get("labels.PLAN.go", all),
        texts.get("labels.back"));
  }

  /**
   * @param out how many went out so far
   * @param of how many are to; 1 needs no counting
   */
  Shown printing(int out, int of) {
    Shown plain = plain(Stage.PRINTING);
    return of == 1
        ? plain
        : new Shown(
            Stage.PRINTING,
            texts.get("labels.PRINTING.of", Math.min(of, out + 1), of),
            plain.sentence(),
            plain.nextAct(),
            plain.go(),
            plain.back());
  }

  /** A label of which nobody says that it is printed was sent, and no more than that is known. */
  Shown expect(Expected labels) {
    boolean sent = labels.unsure() >= labels.count();
    if (labels.count() == 1) {
      String serialNumber = labels.all().getFirst().serialNumber();
      return plain(
          Stage.EXPECT,
          texts.get(sent ? "labels.EXPECT.sent" : "labels.EXPECT.sentence", serialNumber),
          texts.get(sent ? "labels.EXPECT.sent.act" : "labels.EXPECT.act", serialNumber));
    }
    String sentence =
        texts.get(sent ? "labels.EXPECT.many.sent" : "labels.EXPECT.many", labels.count());
    return plain(
        Stage.EXPECT,
        sent || labels.unsure() == 0
            ? sentence
            : sentence + " " + texts.get("labels.EXPECT.unsure", labels.unsure()),
        texts.get("labels.EXPECT.many.act"));
  }

  /**
   * @param rest labels of the same go have not gone out yet
   */
  Shown right(Verdict.Right right, Expected labels, boolean rest) {
    String serialNumber = right.unit().serialNumber();
    String sentence =
        texts.get(right.again() ? "labels.RIGHT.again" : "labels.RIGHT.sentence", serialNumber);
    String counted =
        labels.count() < 2
            ? sentence
            : sentence + " " + texts.get("labels.RIGHT.of", labels.scanned(), labels.count());
    if (rest) {
      return right(counted, texts.get("labels.RIGHT.rest"), texts.get("labels.go-on"));
    }
    return labels.none()
        ? right(counted, texts.get("labels.RIGHT.act"), texts.get("labels.next-label"))
        : right(counted, texts.get("labels.RIGHT.more"), "");
  }

  private Shown right(String sentence, String act, String go) {
    String back = go.equals(texts.get("labels.next-label")) ? "" : texts.get("labels.unscanned");
    return new Shown(Stage.RIGHT, texts.get("labels.RIGHT.word"), sentence, act, go, back);
  }

  /** The lowest is what a packer has to know first. */
  private static int rank(Finding trouble) {
    String code = trouble.code();
    if (OTHERS.contains(code)) {
      return 0;
    }
    boolean ofTheScan =
        code.startsWith("line.scan-") || code.startsWith("matter.") || code.startsWith("returns.");
    return ofTheScan ? 1 : 2;
  }

  /** Whether no further label goes out by itself. */
  static boolean endsTheGo(Finding finding) {
    return finding.severity() == Severity.ERROR || finding.code().equals("line.cancelled");
  }

  /**
   * Scans that are not what was expected.
   *
   * @param troubles at least one, the oldest first
   * @param expected another label still is, and comes before anything that is printed
   * @param rest labels of the same go have not gone out yet
   */
  Shown notRight(List<Finding> troubles, boolean expected, boolean rest) {
    Finding first = Collections.min(troubles, Comparator.comparingInt(LabelWords::rank));
    Stage stage = List.of(Stage.WRONG, Stage.UNKNOWN, Stage.BROKEN).get(rank(first));
    String sentences = troubles.stream().map(why::sentence).distinct().collect(joining(" "));
    Shown plain = plain(stage, sentences, why.act(first));
    Shown told = stage == Stage.BROKEN ? plain.called(texts.get("labels.scan-unanswered")) : plain;
    if (expected) {
      return told.withGo("");
    }
    return told.withGo(texts.get(rest ? "labels.go-on" : "labels.next-label"));
  }

  /**
   * @param out how many went out before
   * @param of how many were to
   * @param unsure of some of them nobody says that they are printed
   */
  Shown broken(Finding finding, int out, int of, boolean unsure) {
    Stage stage = finding.code().equals("line.cancelled") ? Stage.STOPPED : Stage.BROKEN;
    String counted = of < 2 ? "" : texts.get(unsure ? "labels.sent-of" : "labels.out-of", out, of);
    String said = stage == Stage.STOPPED && !counted.isEmpty() ? "" : why.sentence(finding);
    return plain(stage, (counted + " " + said).strip(), why.act(finding));
  }

  Shown unsure(Finding doubt, Unit unit, boolean rest) {
    String act = texts.get("labels.UNSURE.act", unit.serialNumber());
    Shown told = plain(Stage.UNSURE, why.sentence(doubt), act);
    return rest ? told.saying(texts.get("labels.UNSURE.rest", unit.serialNumber())) : told;
  }

  Shown unit(Desk.Known known) {
    Shown plain = plain(Stage.UNIT);
    return known.before()
        ? plain
        : new Shown(
            Stage.UNIT,
            plain.word(),
            texts.get("labels.UNIT.first"),
            texts.get("labels.UNIT.first.act"),
            texts.get("labels.UNIT.first.go"),
            plain.back());
  }

  /** What was told does not do; what to do about it stands where the next act always stands. */
  Shown complaining(Shown now, Finding finding) {
    return now.saying(why.sentence(finding) + " " + why.act(finding));
  }
}
