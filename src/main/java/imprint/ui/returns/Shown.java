package imprint.ui.returns;

import java.util.List;
import java.util.Optional;

/**
 * What stands on the screen, at one moment.
 *
 * @param word the stage or the result in a few words, to be read from two metres
 * @param grave what was found is not as it should be
 * @param sentence what was found or what happened
 * @param nextAct what to do now: always exactly one sentence
 * @param go what the large button does; empty: there is none
 * @param back what Escape does; empty: nothing
 * @param offers what can be chosen
 */
public record Shown(
    Stage stage,
    boolean grave,
    String word,
    String sentence,
    String nextAct,
    String go,
    String back,
    List<Offer> offers,
    Optional<Asking> asking) {
  public Shown {
    offers = List.copyOf(offers);
  }

  Shown asking(Asking now) {
    return new Shown(stage, grave, word, sentence, nextAct, go, back, offers, Optional.of(now));
  }

  Shown withGo(String otherwise) {
    return new Shown(stage, grave, word, sentence, nextAct, otherwise, back, offers, asking);
  }

  Shown saying(String act) {
    return new Shown(stage, grave, word, sentence, act, go, back, offers, asking);
  }

  Shown adding(String said) {
    return new Shown(stage, grave, word, sentence + " " + said, nextAct, go, back, offers, asking);
  }

  /** A board that must keep its supply: that comes first, whatever else was to be done. */
  Shown warning(String said, String act) {
    String all = sentence.isEmpty() ? said : sentence + " " + said;
    return new Shown(stage, true, word, all, act, go, back, offers, asking);
  }

  /** All of it in words, for a person who hears the screen. */
  public String spoken() {
    return word + ". " + sentence + " " + nextAct;
  }
}
