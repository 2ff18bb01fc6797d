package imprint.ui.labels;

/**
 * What stands on the screen, at one moment.
 *
 * @param word the stage or the result in a few words, to be read from two metres
 * @param sentence what it means
 * @param nextAct what to do now: always exactly one sentence
 * @param go what the large button does; empty: there is none
 * @param back what Escape does; empty: nothing
 */
public record Shown(
    Stage stage, String word, String sentence, String nextAct, String go, String back) {
  Shown saying(String act) {
    return new Shown(stage, word, sentence, act, go, back);
  }

  Shown called(String otherwise) {
    return new Shown(stage, otherwise, sentence, nextAct, go, back);
  }

  Shown withGo(String otherwise) {
    return new Shown(stage, word, sentence, nextAct, otherwise, back);
  }

  /** All of it in words, for a person who hears the screen. */
  public String spoken() {
    return word + ". " + sentence + " " + nextAct;
  }
}
