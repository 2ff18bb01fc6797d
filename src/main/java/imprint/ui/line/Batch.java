package imprint.ui.line;

import imprint.ui.kit.Texts;
import java.util.ArrayList;
import java.util.List;

/**
 * What one press starts together.
 *
 * @param again whether these are boards that did not pass
 * @param slots counted from 0, in order; empty where there is nothing to start
 */
public record Batch(boolean again, List<Integer> slots) {
  static final Batch NONE = new Batch(false, List.of());

  public Batch {
    slots = List.copyOf(slots);
  }

  /** Of what stands there now: boards that no run had, or else those that did not pass. */
  static Batch of(List<Shown> shown, Plugged plugged) {
    List<Integer> ready = startable(shown, plugged, false);
    List<Integer> failed = startable(shown, plugged, true);
    boolean again = ready.isEmpty() && !failed.isEmpty();
    return new Batch(again, again ? failed : ready);
  }

  private static List<Integer> startable(List<Shown> shown, Plugged plugged, boolean again) {
    List<Integer> found = new ArrayList<>();
    for (int slot = 0; slot < shown.size(); slot++) {
      LineState state = shown.get(slot).state();
      if (!state.armed()) {
        continue;
      }
      boolean failed = state == LineState.SET_ASIDE || state == LineState.STOPPED;
      boolean another = failed ? plugged.swapped(slot) : plugged.fresh(slot);
      boolean meant = again ? failed && !another && plugged.taken(slot) : another;
      if (meant) {
        found.add(slot);
      }
    }
    return found;
  }

  /** What stands on the button. */
  String text(Texts texts) {
    return texts.get(again ? "line.batch.again" : "line.batch", slots.size());
  }
}
