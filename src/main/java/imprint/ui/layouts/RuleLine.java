package imprint.ui.layouts;

import java.util.List;

/**
 * A rule and how it stands.
 *
 * @param sentence what is wrong; empty where nothing is
 * @param act what to do about it
 * @param source who says so; empty where it is no rule of the label
 * @param whose the elements that it is about
 */
public record RuleLine(
    State state, String name, String sentence, String act, String source, List<Whose> whose) {
  /** How it stands. */
  public enum State {
    KEPT,
    BROKEN,
    /** There is no label that it could be held against. */
    UNJUDGED
  }

  /** An element by its name. */
  public record Whose(int element, String name) {}
}
