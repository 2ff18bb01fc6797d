package imprint.ui.returns;

import imprint.finding.Finding;
import imprint.finding.Severity;
import imprint.ledger.Mac;
import imprint.ledger.Unit;
import imprint.line.OthersKept;
import imprint.returns.Act;
import imprint.returns.BoardLook;
import imprint.returns.Case;
import imprint.returns.Outcome;
import imprint.returns.Reception.End;
import imprint.returns.Reception.Hand;
import imprint.returns.ReturnsDesk.Look;
import imprint.ui.history.UnitLife.Moment;
import imprint.ui.kit.Problem;
import imprint.ui.kit.Texts;
import imprint.ui.line.ProofWords;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CancellationException;

/** Says in the window's words what a look found and how an act ended. */
final class CaseWords {
  private final Texts texts;

  CaseWords(Texts texts) {
    this.texts = texts;
  }

  Shown plain(Stage stage) {
    String key = "returns." + stage;
    return shown(stage, false, "", texts.get(key + ".act"), List.of());
  }

  /**
   * @param product of which a new identity would be; empty: there can be none here
   */
  Shown found(Look look, Hand hand, Optional<String> product) {
    List<Offer> offers = new ArrayList<>();
    for (Act act : look.acts()) {
      if (act != Act.NEW || product.isPresent()) {
        offers.add(offer(act, product.orElse("")));
      }
    }
    Finding finding = look.is().finding();
    boolean lacking = look.acts().contains(Act.NEW) && product.isEmpty();
    Finding first = look.hindrance().orElse(finding);
    String next = offers.isEmpty() && lacking ? texts.get("returns.no-product") : next(first);
    Shown now =
        shown(
            Stage.CASE,
            finding.severity() != Severity.NOTE || look.hindrance().isPresent(),
            finding.sentence(texts.locale()),
            next,
            offers);
    if (hand.port().isEmpty() || look.hindrance().isPresent()) {
      return now;
    }
    if (offers.isEmpty() && hand.label().isPresent()) {
      return now.withGo(texts.get("returns.CASE.without"));
    }
    // what is possible is the choice then, and not one more look
    return offers.isEmpty() ? now : now.withGo("");
  }

  private Offer offer(Act act, String product) {
    return new Offer(
        act, texts.get("returns.act." + act), texts.get("returns.act." + act + ".means", product));
  }

  Shown asking(Shown found, Offer offer, Case is) {
    boolean ends = offer.act() == Act.NEW || offer.act() == Act.RETIRE;
    // an act that was begun already knows why, and of which label
    boolean begun = is instanceof Case.NewOpen || is instanceof Case.RewriteOpen;
    Asking asking =
        new Asking(
            offer, ends && !begun, offer.act() == Act.NEW && !begun, false, Optional.empty());
    String act =
        texts.get(
            asking.label()
                ? "returns.ask.label.act"
                : asking.reason() ? "returns.ask.reason.act" : "returns.ask.act");
    return new Shown(
            Stage.ASKING,
            found.grave(),
            offer.name(),
            found.sentence(),
            act,
            texts.get("returns.act." + offer.act() + ".go"),
            texts.get("returns.back"),
            List.of(),
            Optional.empty())
        .asking(asking);
  }

  /** What was told does not do; what to do about it stands where the next act always stands. */
  Shown complaining(Shown now, Finding finding) {
    Problem problem = new Problem(false, finding.sentence(texts.locale()), "");
    return now.saying(next(finding)).asking(now.asking().orElseThrow().with(problem));
  }

  /**
   * With what is told of the start of the board: while it encrypts its memory, and afterwards where
   * it may do so still.
   */
  Shown noting(Shown now, Optional<Finding> note) {
    return note.filter(told -> now.stage().busy() || !told.code().equals("boot.encrypting"))
        .map(told -> now.warning(told.sentence(texts.locale()), told.nextAct(texts.locale())))
        .orElse(now);
  }

  Shown failed(Exception cause) {
    if (cause instanceof CancellationException || cause instanceof InterruptedException) {
      return plain(Stage.STOPPED);
    }
    Finding finding = Problem.finding(cause);
    return shown(Stage.FAILED, true, finding.sentence(texts.locale()), next(finding), List.of());
  }

  /** Here a board is looked at again, and not provisioned. */
  private static final Map<String, String> ELSEWHERE =
      Map.of(
          "rom.silent", "cable",
          "rom.gone", "cable",
          "rom.error-07", "cable",
          "rom.mac-unreadable", "cable",
          "rom.unsteady", "cable",
          "flash.table-unreadable", "cable",
          "flash.table-encrypted", "table-encrypted",
          "rom.stub-running", "power");

  /** What a person at the window does about it; commands are for others. */
  String next(Finding finding) {
    String code = finding.code();
    String key =
        "returns.next." + ELSEWHERE.getOrDefault(code, code.substring(code.indexOf('.') + 1));
    boolean ours = code.startsWith("returns.") || ELSEWHERE.containsKey(code);
    return ours && texts.bundle().containsKey(key)
        ? texts.get(key, finding.arguments().toArray())
        : finding.nextAct(texts.locale());
  }

  Shown ended(End end) {
    return switch (end) {
      case End.Carried(Outcome outcome) -> ended(outcome);
      case End.Renewed renewed ->
          telling(
              renewed.others(),
              result(
                  Stage.DONE,
                  "renewed",
                  renewed.unit().serialNumber(),
                  renewed.old().serialNumber()));
      case End.Halfway half ->
          new Shown(
              Stage.FAILED,
              true,
              texts.get("returns.halfway"),
              half.why().sentence(texts.locale()),
              texts.get("returns.halfway.act", half.unit().serialNumber()),
              texts.get("returns.FAILED.go"),
              texts.get("returns.FAILED.back"),
              List.of(),
              Optional.empty());
    };
  }

  private Shown ended(Outcome outcome) {
    String serialNumber = outcome.unit().serialNumber();
    return switch (outcome) {
      case Outcome.Restored(_, String proof, Optional<OthersKept> others) ->
          telling(
              others, result(Stage.DONE, "restored", serialNumber, ProofWords.of(proof, texts)));
      case Outcome.Kept kept when kept.untouched() -> result(Stage.DONE, "untouched", serialNumber);
      case Outcome.Kept kept ->
          result(
              Stage.DONE, "kept", serialNumber, ProofWords.of(kept.proof(), texts), kept.carried());
      case Outcome.Retired _ -> result(Stage.ENDED, "retired", serialNumber);
    };
  }

  /** With what others had on the board before, and where it is. */
  private Shown telling(Optional<OthersKept> others, Shown end) {
    return others.map(kept -> end.adding(kept.finding().sentence(texts.locale()))).orElse(end);
  }

  private Shown result(Stage stage, String key, Object... arguments) {
    return new Shown(
        stage,
        false,
        texts.get("returns." + key),
        texts.get("returns." + key + ".sentence", arguments),
        texts.get("returns." + key + ".act", arguments),
        texts.get("returns." + stage + ".go"),
        texts.get("returns." + stage + ".back"),
        List.of(),
        Optional.empty());
  }

  private Shown shown(
      Stage stage, boolean grave, String sentence, String next, List<Offer> offers) {
    String key = "returns." + stage;
    return new Shown(
        stage,
        grave,
        texts.get(key),
        sentence.isEmpty() ? texts.get(key + ".sentence") : sentence,
        next,
        texts.get(key + ".go"),
        texts.get(key + ".back"),
        offers,
        Optional.empty());
  }

  /** What a look says of the unit. */
  Told told(Look look, List<Moment> moments) {
    String serialNumber = look.is().unit().map(Unit::serialNumber).orElse("");
    return new Told(serialNumber, board(look), moments, Optional.empty());
  }

  /** Chip, MAC and what became of its data. */
  private String board(Look look) {
    return look.board().map(this::board).orElse("");
  }

  private String board(BoardLook board) {
    String name = board.chip() + board.mac().map(Mac::text).map(mac -> "  ·  " + mac).orElse("");
    return board
        .condition()
        .or(board::unread)
        .map(finding -> name + "\n" + finding.sentence(texts.locale()))
        .orElse(name);
  }
}
