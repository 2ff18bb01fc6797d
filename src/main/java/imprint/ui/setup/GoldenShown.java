package imprint.ui.setup;

import imprint.factory.release.Golden;
import imprint.factory.release.Release;
import imprint.factory.release.ReleaseState;
import imprint.ui.kit.Texts;
import imprint.ui.line.LineState;
import imprint.ui.line.Shown;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.Locale;
import java.util.Optional;

/**
 * The last step, at one moment.
 *
 * @param word the state in a word
 * @param sentence what that means
 * @param nextAct what to do now; exactly one sentence
 * @param button what the large button does
 * @param golden the golden unit, where there is one
 * @param newest the version that the line makes, where it is another one
 */
public record GoldenShown(
    Stage stage,
    String word,
    String sentence,
    String nextAct,
    String button,
    Optional<Golden> golden,
    Optional<Release> newest) {
  /** How far the golden unit is. */
  public enum Stage {
    /** Another step is not done. */
    EARLY,
    /** It can be made. */
    READY,
    RUNNING,
    /** The board did not pass. */
    FAILED,
    /** Its label waits to be scanned back. */
    SCAN,
    /** No console showed that it started. */
    START,
    /** All is there; somebody has to say so. */
    RELEASE,
    RELEASED;

    /** Its name in the texts and in style sheets. */
    public String key() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /**
   * @param ready whether a golden unit can be made
   * @param run how the run of a golden unit stands
   */
  static GoldenShown of(boolean ready, ReleaseState release, Shown run, Texts texts) {
    Stage stage = stage(ready, release, run.state());
    String act = run.waits() ? run.nextAct() : texts.get("setup.golden." + stage.key() + ".act");
    return switch (release) {
      case ReleaseState.Released(Release made) ->
          new GoldenShown(
              stage,
              texts.get("setup.golden.released.word", made.version()),
              texts.get("setup.golden.released.sentence", when(made.at(), texts), by(made)),
              act,
              texts.get("setup.golden." + stage.key() + ".button"),
              Optional.of(made.golden()),
              Optional.empty());
      case ReleaseState.Draft draft ->
          new GoldenShown(
              stage,
              texts.get("setup.golden.draft.word", draft.version()),
              sentence(stage, draft, texts),
              act,
              texts.get("setup.golden." + stage.key() + ".button", draft.version()),
              draft.golden(),
              draft.newest());
    };
  }

  private static Stage stage(boolean ready, ReleaseState release, LineState run) {
    if (run.busy()) {
      return Stage.RUNNING;
    }
    if (!ready) {
      return Stage.EARLY;
    }
    return switch (release) {
      case ReleaseState.Released _ -> Stage.RELEASED;
      case ReleaseState.Draft draft -> draft.golden().map(GoldenShown::stage).orElse(made(run));
    };
  }

  private static Stage stage(Golden golden) {
    if (golden.scanned().isEmpty()) {
      return Stage.SCAN;
    }
    return golden.complete() ? Stage.RELEASE : Stage.START;
  }

  private static Stage made(LineState run) {
    boolean failed = run == LineState.SET_ASIDE || run == LineState.STOPPED;
    return failed ? Stage.FAILED : Stage.READY;
  }

  private static String sentence(Stage stage, ReleaseState.Draft draft, Texts texts) {
    String sentence = texts.get("setup.golden." + stage.key() + ".sentence");
    return draft
        .newest()
        .map(made -> sentence + " " + texts.get("setup.golden.older", made.version()))
        .orElse(sentence);
  }

  private static String by(Release made) {
    return made.person().isEmpty() ? made.station() : made.person() + ", " + made.station();
  }

  private static String when(Instant moment, Texts texts) {
    return DateTimeFormatter.ofLocalizedDateTime(FormatStyle.MEDIUM, FormatStyle.SHORT)
        .withLocale(texts.locale())
        .withZone(ZoneId.systemDefault())
        .format(moment);
  }
}
