package imprint.ui.line;

import imprint.finding.Finding;
import imprint.line.UnitSummary;
import imprint.ui.kit.Texts;
import java.util.Optional;

/**
 * What the operator sees, at one moment.
 *
 * @param word the state in one word, to be read from two metres
 * @param sentence what happened
 * @param nextAct what to do now: always exactly one sentence
 * @param noLabel what stands where the label would be
 * @param unit the unit on the screen, empty where there is none
 */
public record Shown(
    LineState state,
    String word,
    String sentence,
    String nextAct,
    String noLabel,
    Optional<UnitSummary> unit) {

  static Shown of(LineState state, Texts texts) {
    return new Shown(
        state,
        word(state, texts),
        texts.get("line." + state + ".sentence"),
        act(state, texts),
        noLabel(state, texts),
        Optional.empty());
  }

  /** The product that was made cannot be had, and that is no affair of who stands here. */
  static Shown refused(Finding finding, Texts texts) {
    LineState state = LineState.NO_PRODUCT;
    return new Shown(
        state,
        word(state, texts),
        finding.sentence(texts.locale()),
        act(state, texts),
        noLabel(state, texts),
        Optional.empty());
  }

  /** The run waits until somebody has done what the finding says. */
  static Shown waiting(Finding finding, Texts texts) {
    LineState state = LineState.RUNNING;
    return new Shown(
        state,
        word(state, texts),
        finding.sentence(texts.locale()),
        finding.nextAct(texts.locale()),
        noLabel(state, texts),
        Optional.empty());
  }

  static Shown done(UnitSummary unit, Texts texts) {
    LineState state = LineState.DONE;
    return new Shown(
        state,
        word(state, texts),
        texts.get("line.DONE.sentence", unit.serialNumber()),
        act(state, texts),
        noLabel(state, texts),
        Optional.of(unit));
  }

  static Shown setAside(Finding finding, Optional<UnitSummary> unit, Texts texts) {
    LineState state = LineState.SET_ASIDE;
    return new Shown(
        state,
        word(state, texts),
        finding.sentence(texts.locale()),
        act(finding, texts),
        noLabel(state, texts),
        unit);
  }

  /**
   * Somebody pressed Cancel.
   *
   * @param open what is to be done about a unit that is left unfinished
   */
  static Shown stopped(Optional<Finding> open, Texts texts) {
    LineState state = LineState.STOPPED;
    return open.map(
            finding ->
                new Shown(
                    state,
                    word(state, texts),
                    finding.sentence(texts.locale()),
                    act(finding, texts),
                    noLabel(state, texts),
                    Optional.empty()))
        .orElseGet(() -> of(state, texts));
  }

  /** What an operator does about it: what is a lead's or a technician's to mend is theirs. */
  private static String act(Finding finding, Texts texts) {
    String key = "line.next." + finding.code().replace('.', '-');
    return texts.bundle().containsKey(key) ? texts.get(key) : finding.nextAct(texts.locale());
  }

  /** What happened, for where there is little room. */
  String brief() {
    return switch (state) {
      case NO_PRODUCT, RUNNING, STOPPING, STOPPED, SET_ASIDE -> sentence;
      case READY -> "";
      case DONE -> unit.map(UnitSummary::serialNumber).orElse(sentence);
    };
  }

  /** How much a person is needed there. */
  Need need() {
    return switch (state) {
      case NO_PRODUCT, READY, STOPPING, STOPPED -> Need.NONE;
      case RUNNING -> sentence.isEmpty() ? Need.NONE : Need.WAITS;
      case DONE -> Need.PASSED;
      case SET_ASIDE -> Need.FAILED;
    };
  }

  /** Whether the run stands until somebody has done something. */
  public boolean waits() {
    return need() == Need.WAITS;
  }

  /** All of it in words, for a person who hears the screen. */
  public String spoken() {
    return word + ". " + sentence + " " + nextAct;
  }

  private static String word(LineState state, Texts texts) {
    return texts.get("line." + state + ".word");
  }

  private static String noLabel(LineState state, Texts texts) {
    boolean failed = state == LineState.SET_ASIDE || state == LineState.STOPPED;
    return texts.get(failed ? "line.label.no" : "line.label.none");
  }

  private static String act(LineState state, Texts texts) {
    return texts.get("line." + state + ".act");
  }
}
